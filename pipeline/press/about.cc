#include "press/about.h"

#include <fmt/format.h>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <chrono>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

struct Moment {
    int year;
    unsigned month, day, hour, minute, second;
};

/// Years outside 0 to 9999 cannot be written; they become the nearest that can.
Moment moment(std::int64_t seconds) {
    constexpr std::int64_t first = -62167219200;
    constexpr std::int64_t last = 253402300799;
    const std::int64_t within = std::clamp(seconds, first, last);
    const std::int64_t day = within >= 0 ? within / 86400 : (within - 86399) / 86400;
    const auto left = static_cast<unsigned>(within - day * 86400);
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{static_cast<int>(day)}}};
    return {
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        left / 3600,
        left / 60 % 60,
        left % 60};
}

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        if (c == '&')
            xml += "&amp;";
        else if (c == '<')
            xml += "&lt;";
        else if (c == '>')
            xml += "&gt;";
        else if (static_cast<unsigned char>(c) >= 0x20)
            xml.push_back(c);
    }
    return xml;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

/// PDF/A knows no schema for the claim of PDF/UA, so the file describes it (ISO 19005-2,
/// 6.6.2.3).
constexpr std::string_view extension_schema =
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "     <pdfaProperty:name>part</pdfaProperty:name>\n"
    "     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "     <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "     <pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "    </rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "   </rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "  </rdf:Description>\n";

class Packet {
public:
    void simple(std::string_view name, std::string_view value) {
        if (!value.empty())
            body_ += fmt::format("   <{0}>{1}</{0}>\n", name, escaped(value));
    }
    void alternatives(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        body_ += fmt::format(
            "   <{0}><rdf:Alt><rdf:li "
            "xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n",
            name,
            escaped(value)
        );
    }
    void items(
        std::string_view name, std::string_view kind, const std::vector<std::string>& all
    ) {
        if (all.empty()) return;
        std::string list;
        for (const std::string& one : all)
            list += fmt::format("<rdf:li>{}</rdf:li>", escaped(one));
        body_ += fmt::format("   <{0}><rdf:{1}>{2}</rdf:{1}></{0}>\n", name, kind, list);
    }
    [[nodiscard]] std::string whole() const {
        return fmt::format(
            "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
            " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            "  <rdf:Description rdf:about=\"\"\n"
            "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
            "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
            "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
            "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
            "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
            "    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
            "{}  </rdf:Description>\n{} </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
            body_,
            extension_schema
        );
    }

private:
    std::string body_;
};

void set_text(Object dictionary, const std::string& key, const std::string& value) {
    if (!value.empty()) dictionary.replaceKey(key, Object::newUnicodeString(value));
}

Object information(const About& about) {
    Object info = Object::newDictionary();
    set_text(info, "/Title", about.title);
    set_text(info, "/Author", joined(about.authors));
    set_text(info, "/Subject", about.description);
    set_text(info, "/Keywords", joined(about.subjects));
    set_text(info, "/Creator", about.producer);
    set_text(info, "/Producer", about.producer);
    info.replaceKey("/CreationDate", Object::newString(pdf_date(about.date)));
    info.replaceKey("/ModDate", Object::newString(pdf_date(about.date)));
    return info;
}

Object metadata_stream(QPDF& pdf, const About& about) {
    Object stream = Object::newStream(&pdf, xmp_packet(about));
    stream.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    return stream;
}

}  // namespace

About about(const model::TypesetModel& model, const PdfOptions& options, std::string uuid) {
    const document::Metadata& metadata = model.metadata;
    About about;
    about.title = metadata.title.value.empty() ? "Untitled" : metadata.title.value;
    for (const document::Field& author : metadata.authors)
        if (!author.value.empty()) about.authors.push_back(author.value);
    about.description = metadata.description.value.empty() ? metadata.subtitle.value
                                                           : metadata.description.value;
    for (const document::Field& subject : metadata.subjects)
        if (!subject.value.empty()) about.subjects.push_back(subject.value);
    about.publisher = metadata.publisher.value.empty() ? metadata.organisation.value
                                                       : metadata.publisher.value;
    about.rights = metadata.rights.value;
    about.language = model.language.empty() ? metadata.language.value : model.language;
    about.producer = options.producer;
    about.date = options.date;
    about.uuid = std::move(uuid);
    about.right_to_left = model.direction == style::Direction::RightToLeft;
    return about;
}

std::string iso_date(std::int64_t seconds) {
    const Moment m = moment(seconds);
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        m.year,
        m.month,
        m.day,
        m.hour,
        m.minute,
        m.second
    );
}

std::string pdf_date(std::int64_t seconds) {
    const Moment m = moment(seconds);
    return fmt::format(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}Z",
        m.year,
        m.month,
        m.day,
        m.hour,
        m.minute,
        m.second
    );
}

std::string xmp_packet(const About& about) {
    Packet packet;
    packet.simple("dc:format", "application/pdf");
    packet.alternatives("dc:title", about.title);
    packet.items("dc:creator", "Seq", about.authors);
    packet.alternatives("dc:description", about.description);
    packet.items("dc:subject", "Bag", about.subjects);
    if (!about.publisher.empty()) packet.items("dc:publisher", "Bag", {about.publisher});
    packet.alternatives("dc:rights", about.rights);
    if (!about.language.empty()) packet.items("dc:language", "Bag", {about.language});
    packet.simple("xmp:CreateDate", iso_date(about.date));
    packet.simple("xmp:ModifyDate", iso_date(about.date));
    packet.simple("xmp:MetadataDate", iso_date(about.date));
    packet.simple("xmp:CreatorTool", about.producer);
    packet.simple("pdf:Producer", about.producer);
    packet.simple("pdf:Keywords", joined(about.subjects));
    packet.simple("xmpMM:DocumentID", "uuid:" + about.uuid);
    packet.simple("xmpMM:InstanceID", "uuid:" + about.uuid);
    packet.simple("pdfaid:part", "2");
    packet.simple("pdfaid:conformance", "A");
    packet.simple("pdfuaid:part", "1");
    return packet.whole();
}

void add_about(QPDF& pdf, const About& about) {
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(information(about)));
    Object root = pdf.getRoot();
    root.replaceKey("/Metadata", metadata_stream(pdf, about));
    set_text(root, "/Lang", about.language);
    Object preferences =
        Object::newDictionary({{"/DisplayDocTitle", Object::newBool(true)}});
    if (about.right_to_left) preferences.replaceKey("/Direction", Object::newName("/R2L"));
    root.replaceKey("/ViewerPreferences", preferences);
}

}  // namespace pam::press
