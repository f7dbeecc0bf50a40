// The document's metadata: whether they are there and can be read, what they claim, and
// whether the older information dictionary agrees (ISO 14289-1, 5 and 7.1; ISO
// 19005-2, 6.6).
#include "base/utf8.h"
#include "preflight/pdf_claims.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"
#include "preflight/xmp.h"
#include "preflight/xmp_checks.h"

#include <fmt/format.h>
#include <qpdf/QUtil.hh>

namespace pam::preflight {

namespace {

void check_packet(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    if (packet.fault)
        log.breach(
            rules::packet,
            place,
            fmt::format("the metadata are no well-formed XMP: {}", *packet.fault),
            "have them written anew as UTF-8, one rdf:RDF: open and save the properties in "
            "the program that made the file (Acrobat: File, Properties, Additional "
            "Metadata)"
        );
    if (packet.states_bytes || packet.states_encoding)
        log.breach(
            rules::packet,
            place,
            "the XMP packet's header has the attribute bytes or encoding",
            "leave it out; a program that writes PDF/A does"
        );
}

// A file of a higher level is one of the lower ones too, and not the other way round.
bool is_enough(const std::string& letter, std::optional<ArchiveLevel> held_to) {
    if (letter == "A") return true;
    if (letter == "U") return held_to != ArchiveLevel::A;
    return letter == "B" && held_to.value_or(ArchiveLevel::B) == ArchiveLevel::B;
}

/// A standard's own schema.
struct Identification {
    const char* space;
    const char* prefix;
    const PdfRule& rule;
};

void check_prefixes(
    const XmpPacket& packet,
    const Identification& standard,
    const PdfPlace& place,
    PdfLog& log
) {
    for (const char* name : {"amd", "corr"}) {
        const XmpProperty* other = packet.find(standard.space, name);
        if (other != nullptr && other->prefix != standard.prefix)
            log.breach(
                standard.rule,
                place,
                fmt::format(
                    "{}'s {} is written with another prefix", standard.prefix, name
                ),
                fmt::format(
                    "export anew: its namespace must have the prefix {}", standard.prefix
                )
            );
    }
}

void check_identification(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    const XmpProperty* part = packet.find(xmp::access, "part");
    if (part == nullptr || part->text != "1" || part->prefix != "pdfuaid")
        log.breach(
            rules::access_claim,
            place,
            "the metadata do not claim PDF/UA-1",
            "when all else is mended and a person has looked the tags through, add "
            "pdfuaid:part 1 (Acrobat's preflight: Set PDF/UA-1 entry)"
        );
    check_prefixes(packet, {xmp::access, "pdfuaid", rules::access_claim}, place, log);
    check_prefixes(packet, {xmp::archive, "pdfaid", rules::archive_claim}, place, log);
    part = packet.find(xmp::archive, "part");
    const XmpProperty* level = packet.find(xmp::archive, "conformance");
    const std::string letter = level == nullptr ? "" : level->text;
    const bool claimed = part != nullptr && part->text == "2" && part->prefix == "pdfaid"
                         && is_enough(letter, log.archive_level())
                         && level->prefix == "pdfaid";
    if (!claimed)
        log.breach(
            rules::archive_claim,
            place,
            "the metadata do not claim PDF/A-2, or not this level of it",
            "when all else is mended, add pdfaid:part 2 and pdfaid:conformance A, U or B; "
            "exporting as PDF/A-2 does so"
        );
}

void check_title(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    if (packet.find(xmp::dc, "title") == nullptr)
        log.breach(
            rules::title,
            place,
            "the metadata have no title",
            "state it (Word: File, Info, Title; LibreOffice and Acrobat: File, Properties; "
            "dc:title): a reader hears it before everything else"
        );
}

// Text for readers of no stated language is in the document's.
void check_languages(PdfSubject& subject, const XmpPacket& packet, const PdfPlace& place) {
    if (subject.has_language) return;
    for (const XmpProperty& property : packet.properties)
        for (const std::size_t item : packet.items(property))
            for (const XmlAttribute& one : packet.tree.nodes[item].attributes)
                if (one.name == "xml:lang" && one.value == "x-default")
                    subject.log.breach(
                        rules::language,
                        place,
                        fmt::format(
                            "the language of the metadata's {} is nowhere stated",
                            property.name
                        ),
                        hints::state_language
                    );
}

// Readers show the one or the other.
void check_agreement(PdfSubject& subject, const XmpPacket& packet, const PdfPlace& place) {
    QPDFObjectHandle info = value_of(subject.pdf.getTrailer(), "/Info");
    const auto differs = [&](const char* key, const char* space, const char* name) {
        const auto old = text_at(info, key);
        const XmpProperty* property = packet.find(space, name);
        if (!has_text(old) || property == nullptr) return;
        const auto items = packet.items(*property);
        const std::string text =
            items.empty() ? property->text : packet.tree.line(items.front());
        if (utf8::collapse_spaces(*old) != text)
            subject.log.tell(
                Severity::Warning,
                codes::pdf_info_differs,
                place,
                fmt::format("Info's {} and the metadata's {} differ", key + 1, name),
                "state the same in both (Acrobat: File, Properties writes both)"
            );
    };
    differs("/Title", xmp::dc, "title");
    differs("/Producer", xmp::pdf, "Producer");
    differs("/Creator", xmp::basic, "CreatorTool");
    differs("/Keywords", xmp::pdf, "Keywords");
}

struct Packet {
    std::string text;
    bool wide = false;  // it was written in UTF-16
};

std::optional<Packet> packet_of(QPDF& pdf) {
    auto bytes = data_of(value_of(pdf.getRoot(), "/Metadata"));
    if (!bytes) return std::nullopt;
    if (QUtil::is_utf16(*bytes)) return Packet{QUtil::utf16_to_utf8(*bytes), true};
    return Packet{std::move(*bytes), false};
}

}  // namespace

std::vector<PdfProfile> claims_of(QPDF& pdf) {
    std::vector<PdfProfile> claims;
    const auto bytes = packet_of(pdf);
    if (!bytes) return claims;
    const XmpPacket packet = read_xmp(bytes->text);
    const XmpProperty* part = packet.find(xmp::access, "part");
    if (part != nullptr && part->text == "1") claims.push_back(PdfProfile::Ua1);
    part = packet.find(xmp::archive, "part");
    const XmpProperty* level = packet.find(xmp::archive, "conformance");
    if (part == nullptr || part->text != "2" || level == nullptr) return claims;
    if (level->text == "A") claims.push_back(PdfProfile::A2a);
    if (level->text == "U") claims.push_back(PdfProfile::A2u);
    if (level->text == "B") claims.push_back(PdfProfile::A2b);
    return claims;
}

void check_claims(PdfSubject& subject) {
    QPDFObjectHandle stream = value_of(subject.catalog, "/Metadata");
    const PdfPlace place = place_of(stream);
    const auto bytes = packet_of(subject.pdf);
    if (!bytes) {
        subject.log.breach(
            rules::metadata,
            place,
            "the document has no metadata that can be read",
            hints::export_archive
        );
        return;
    }
    const XmpPacket packet = read_xmp(bytes->text);
    if (bytes->wide)
        subject.log.breach(
            rules::packet,
            place,
            "the metadata are written in UTF-16",
            "have them written anew as UTF-8: open and save the properties in the program "
            "that made the file (Acrobat: File, Properties, Additional Metadata)"
        );
    check_packet(packet, place, subject.log);
    check_identification(packet, place, subject.log);
    check_title(packet, place, subject.log);
    check_languages(subject, packet, place);
    if (subject.log.held_to_archive()) check_properties(packet, place, subject.log);
    check_agreement(subject, packet, place);
}

}  // namespace pam::preflight
