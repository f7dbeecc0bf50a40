#include "preflight/pdf_image_checks.h"

#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

std::size_t big(std::string_view bytes, std::size_t at, std::size_t count) {
    std::size_t value = 0;
    for (std::size_t i = at; i < at + count; ++i)
        value = value << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u);
    return value;
}

// The boxes inside JPEG 2000's header box (ISO 15444-1, Annex I).
struct Jpx {
    std::size_t channels = 0;
    std::size_t bits = 0;
    bool varying_bits = false;
    std::size_t spaces = 0;
    std::size_t best_spaces = 0;  // with the approximation field 1
    bool known_method = true;
    bool ciecam = false;
};

void read_box(std::string_view bytes, std::string_view kind, Jpx& jpx) {
    if (kind == "ihdr" && bytes.size() >= 14) {
        jpx.channels = big(bytes, 8, 2);
        jpx.bits = big(bytes, 10, 1) == 255 ? 0 : (big(bytes, 10, 1) & 0x7F) + 1;
    }
    if (kind == "bpcc") jpx.varying_bits = true;
    if (kind == "colr" && bytes.size() >= 3) {
        ++jpx.spaces;
        const std::size_t method = big(bytes, 0, 1);
        if (big(bytes, 2, 1) == 1) ++jpx.best_spaces;
        jpx.known_method = jpx.known_method && method >= 1 && method <= 3;
        if (method == 1 && big(bytes, 3, 4) == 19) jpx.ciecam = true;
    }
}

void read_boxes(std::string_view bytes, Jpx& jpx, bool inside) {
    for (std::size_t at = 0; at + 8 <= bytes.size();) {
        std::size_t size = big(bytes, at, 4);
        const std::string_view kind = bytes.substr(at + 4, 4);
        if (size == 0) size = bytes.size() - at;
        if (size < 8 || size > bytes.size() - at) return;
        const std::string_view content = bytes.substr(at + 8, size - 8);
        if (!inside && kind == "jp2h")
            read_boxes(content, jpx, true);
        else if (inside)
            read_box(content, kind, jpx);
        at += size;
    }
}

void check_jpx(QPDFObjectHandle image, const PdfPlace& place, PdfLog& log) {
    const auto raw = image.getRawStreamData();
    Jpx jpx;
    read_boxes(
        {reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize()}, jpx, false
    );
    const auto wrong = [&](const char* message) {
        log.breach(
            rules::jpx, place, message, "place it as JPEG, PNG or TIFF and export anew"
        );
    };
    if (jpx.channels != 1 && jpx.channels != 3 && jpx.channels != 4)
        wrong("a JPEG 2000 image has neither 1, 3 nor 4 channels");
    if (jpx.varying_bits || jpx.bits < 1 || jpx.bits > 38)
        wrong("a JPEG 2000 image's channels have different depths");
    if (has_key(image, "/ColorSpace")) return;
    if (jpx.spaces != 1 && jpx.best_spaces != 1)
        wrong("a JPEG 2000 image does not say which of its colour spaces is meant");
    if (!jpx.known_method || jpx.ciecam)
        wrong("a JPEG 2000 image has a colour space that is not allowed");
}

void check_bits(QPDFObjectHandle image, const PdfPlace& place, PdfLog& log) {
    static const std::set<long long> depths = {1, 2, 4, 8, 16};
    const auto bits = integer_at(image, "/BitsPerComponent");
    if (!bits) return;
    const bool mask = is_true(value_of(image, "/ImageMask"));
    if (mask ? *bits != 1 : depths.count(*bits) == 0)
        log.breach(
            rules::image,
            place,
            fmt::format("an image has {} bits a component", *bits),
            "save it with 8 bits and place it anew; 1, 2, 4, 8 and 16 are allowed, and 1 "
            "for a mask"
        );
}

// Halftones hold one for each ink (type 5), which name inks of process or of their own:
// only the latter state a transfer function.
void check_halftone(
    QPDFObjectHandle halftone, const std::string& ink, const PdfPlace& place, PdfLog& log
) {
    if (!halftone.isDictionary() && !halftone.isStream()) return;
    const auto wrong = [&](const char* message, const char* hint) {
        log.breach(rules::graphics_state, place, message, hint);
    };
    const auto kind = integer_at(halftone, "/HalftoneType");
    if ((kind != 1 && kind != 5) || has_key(halftone, "/HalftoneName"))
        wrong(
            "a halftone is of a kind that is not allowed, or has a name",
            "types 1 and 5 are allowed, without HalftoneName; best leave halftones to the "
            "printer"
        );
    static const std::set<std::string> process = {"", "Cyan", "Magenta", "Yellow", "Black"};
    if (ink != "Default"
        && has_key(halftone, "/TransferFunction") == (process.count(ink) > 0))
        wrong(
            "a halftone has a transfer function for an ink of process, or none for another",
            "remove the halftone: it is the printer's choice"
        );
    if (kind != 5 || !ink.empty()) return;
    for (auto& [name, value] : entries(halftone))
        check_halftone(value, name.substr(1), place, log);
}

bool is_blend_mode(const std::string& name) {
    static const std::set<std::string> modes = {
        "Normal",
        "Compatible",
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity"};
    return modes.count(name) > 0;
}

}  // namespace

void check_rendering_intent(const std::string& name, const PdfPlace& place, PdfLog& log) {
    if (name.empty() || is_rendering_intent(name)) return;
    log.breach(
        rules::rendering_intent,
        place,
        fmt::format("there is no rendering intent {}", name),
        "choose one of the four of PDF: Perceptual, RelativeColorimetric, Saturation or "
        "AbsoluteColorimetric"
    );
}

InlineImage read_inline_image(const std::vector<ContentToken>& operands) {
    const auto entries = inline_entries(operands, 0);
    const auto value = [&](const char* key, const char* brief) {
        const auto found = entries.find(key);
        const auto other = entries.find(brief);
        if (found != entries.end()) return found->second.text;
        return other == entries.end() ? std::string() : other->second.text;
    };
    InlineImage image;
    image.space = value("ColorSpace", "CS");
    image.filter = value("Filter", "F");
    image.intent = value("Intent", "Intent");
    image.interpolate = value("Interpolate", "I") == "true";
    image.mask = value("ImageMask", "IM") == "true";
    return image;
}

void check_inline_image(const InlineImage& image, const PdfPlace& place, PdfLog& log) {
    if (image.interpolate)
        log.breach(
            rules::image,
            place,
            "an image is to be interpolated",
            "switch smoothing of images off when exporting (Interpolate false); readers "
            "smooth of themselves"
        );
    static const std::set<std::string> allowed = {
        "",
        "ASCIIHexDecode",
        "ASCII85Decode",
        "FlateDecode",
        "RunLengthDecode",
        "CCITTFaxDecode",
        "DCTDecode",
        "AHx",
        "A85",
        "Fl",
        "RL",
        "CCF",
        "DCT"};
    if (allowed.count(image.filter) == 0)
        log.breach(
            rules::inline_filter,
            place,
            fmt::format("an inline image is packed by {}", image.filter),
            "draw the page anew with a program that packs images by FlateDecode or as JPEG"
        );
    check_rendering_intent(image.intent, place, log);
}

void check_image(QPDFObjectHandle image, const PdfPlace& place, PdfLog& log) {
    const auto wrong = [&](const char* message, const char* hint) {
        log.breach(rules::image, place, message, hint);
    };
    if (has_key(image, "/Alternates"))
        wrong(
            "an image has alternates", "remove them: what is shown must be what is printed"
        );
    if (has_key(image, "/OPI"))
        wrong(
            "an image stands for another (OPI)",
            "embed that one: switch OPI off when exporting"
        );
    if (is_true(value_of(image, "/Interpolate")))
        wrong(
            "an image is to be interpolated",
            "switch smoothing of images off when exporting (Interpolate false); readers "
            "smooth of themselves"
        );
    check_bits(image, place, log);
    check_rendering_intent(name_at(image, "/Intent"), place, log);
    for (QPDFObjectHandle& filter : elements(value_of(image, "/Filter")))
        if (name_of(filter) == "JPXDecode") check_jpx(image, place, log);
}

void check_graphics_state(QPDFObjectHandle state, const PdfPlace& place, PdfLog& log) {
    const auto wrong = [&](const char* message) {
        log.breach(
            rules::graphics_state,
            place,
            message,
            "remove it: colours must be final, and printing curves are the print shop's "
            "(Acrobat Distiller: Transfer Functions, Remove)"
        );
    };
    if (has_key(state, "/TR")) wrong("a graphics state has a transfer function (TR)");
    if (has_key(state, "/TR2") && name_at(state, "/TR2") != "Default")
        wrong("a graphics state has a transfer function (TR2)");
    if (has_key(state, "/HTP")) wrong("a graphics state has HTP");
    check_halftone(value_of(state, "/HT"), "", place, log);
    check_rendering_intent(name_at(state, "/RI"), place, log);
    for (QPDFObjectHandle& mode : elements(value_of(state, "/BM")))
        if (!is_blend_mode(name_of(mode)))
            log.breach(
                rules::blend_mode,
                place,
                fmt::format("there is no blend mode {}", name_of(mode)),
                "choose one of those of PDF 1.7 for the layer or object, and export anew"
            );
}

}  // namespace pam::preflight
