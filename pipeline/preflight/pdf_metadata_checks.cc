// The document's metadata: whether they are there and can be read, what they claim, and
// whether the older information dictionary agrees (ISO 14289-1, 5 and 7.1; ISO
// 19005-2, 6.6).
#include "base/utf8.h"
#include "preflight/pdf_claims.h"
#include "preflight/pdf_subject.h"
#include "preflight/xmp.h"
#include "preflight/xmp_checks.h"

#include <fmt/format.h>

namespace pam::preflight {

namespace {

void check_packet(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    if (packet.fault)
        log.breach(
            rules::packet,
            place,
            fmt::format("the metadata are no well-formed XMP: {}", *packet.fault),
            "write them as UTF-8, one rdf:RDF"
        );
    if (packet.states_bytes || packet.states_encoding)
        log.breach(
            rules::packet,
            place,
            "the XMP packet's header has the attribute bytes or encoding",
            "leave it out"
        );
}

void check_identification(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    const XmpProperty* part = packet.find(xmp::access, "part");
    if (part == nullptr || part->text != "1" || part->prefix != "pdfuaid")
        log.breach(
            rules::access_claim,
            place,
            "the metadata do not claim PDF/UA-1",
            "add pdfuaid:part 1"
        );
    for (const char* name : {"amd", "corr"}) {
        const XmpProperty* other = packet.find(xmp::access, name);
        if (other != nullptr && other->prefix != "pdfuaid")
            log.breach(
                rules::access_claim,
                place,
                fmt::format("pdfuaid's {} is written with another prefix", name),
                "its namespace must have the prefix pdfuaid"
            );
    }
    part = packet.find(xmp::archive, "part");
    const XmpProperty* level = packet.find(xmp::archive, "conformance");
    const std::string letter = level == nullptr ? "" : level->text;
    const bool claimed = part != nullptr && part->text == "2" && part->prefix == "pdfaid"
                         && (letter == "A" || letter == "B" || letter == "U")
                         && level->prefix == "pdfaid";
    if (!claimed)
        log.breach(
            rules::archive_claim,
            place,
            "the metadata do not claim PDF/A-2",
            "add pdfaid:part 2 and pdfaid:conformance A, U or B"
        );
}

void check_title(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    if (packet.find(xmp::dc, "title") == nullptr)
        log.breach(
            rules::title,
            place,
            "the metadata have no title",
            "add dc:title: a reader hears it before everything else"
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
                "state the same in both"
            );
    };
    differs("/Title", xmp::dc, "title");
    differs("/Producer", xmp::pdf, "Producer");
    differs("/Creator", xmp::basic, "CreatorTool");
    differs("/Keywords", xmp::pdf, "Keywords");
}

std::optional<std::string> packet_of(QPDF& pdf) {
    return data_of(value_of(pdf.getRoot(), "/Metadata"));
}

}  // namespace

std::vector<PdfProfile> claims_of(QPDF& pdf) {
    std::vector<PdfProfile> claims;
    const auto bytes = packet_of(pdf);
    if (!bytes) return claims;
    const XmpPacket packet = read_xmp(*bytes);
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
            "add an XMP packet as the catalog's Metadata"
        );
        return;
    }
    const XmpPacket packet = read_xmp(*bytes);
    check_packet(packet, place, subject.log);
    check_identification(packet, place, subject.log);
    check_title(packet, place, subject.log);
    if (subject.log.held_to_archive()) check_properties(packet, place, subject.log);
    check_agreement(subject, packet, place);
}

}  // namespace pam::preflight
