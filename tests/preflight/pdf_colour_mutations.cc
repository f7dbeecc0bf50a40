// Faults of colours, images and graphics states.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

#include <fmt/format.h>

namespace pam::preflight::test {

namespace {

constexpr const char* tint =
    "<</FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 0 0]>>";

void add_space(TaggedPdf& pdf, const std::string& space, const std::string& use) {
    pdf.at("page")
        .getKey("/Resources")
        .replaceKey(
            "/ColorSpace", QPDFObjectHandle::parse(&pdf.pdf, "<</C " + space + ">>")
        );
    pdf.content("0.5 g", "/C cs " + use + " scn");
}

// A tint transform of so many inks, which makes nothing of them.
std::string transform(TaggedPdf& pdf, int inks) {
    std::string domain;
    std::string program = "{";
    for (int i = 0; i < inks; ++i) {
        domain += "0 1 ";
        program += " pop";
    }
    return pdf
        .add_stream(
            "<</FunctionType 4 /Domain [" + domain + "] /Range [0 1 0 1 0 1]>>",
            program + " 0 0 0 }"
        )
        .unparse();
}

void add_inks(TaggedPdf& pdf, int inks, const std::string& attributes) {
    std::string names;
    std::string values;
    for (int i = 0; i < inks; ++i) {
        names += fmt::format("/Ink{} ", i);
        values += "1 ";
    }
    add_space(
        pdf,
        "[/DeviceN [" + names + "] /DeviceRGB " + transform(pdf, inks) + " " + attributes
            + "]",
        values
    );
}

std::string described(int inks) {
    std::string colorants;
    for (int i = 0; i < inks; ++i)
        colorants += fmt::format("/Ink{} [/Separation /Ink{} /DeviceRGB {}] ", i, i, tint);
    return "<</Colorants <<" + colorants + ">>>>";
}

void halftone(TaggedPdf& pdf, const std::string& rest) {
    pdf.set("state", "/HT", "<<" + rest + ">>");
}

constexpr const char* spots = "/Frequency 60 /Angle 45 /SpotFunction /Round";

std::string box(const std::string& kind, const std::string& content) {
    const auto size = static_cast<char>(content.size() + 8);
    return std::string("\0\0\0", 3) + size + kind + content;
}

// The boxes of a JPEG 2000 file without its codes; `space` is what its colour box says.
void jpeg_2000(
    TaggedPdf& pdf, char channels, char bits, const std::string& more, bool own_space
) {
    const std::string header =
        box("ihdr",
            std::string("\0\0\0\1\0\0\0\1\0", 9) + channels + bits
                + std::string("\7\0\0", 3));
    const std::string bytes = box("jP  ", "\r\n\x87\n")
                              + box("ftyp", std::string("jp2 \0\0\0\0jp2 ", 12))
                              + box("jp2h", header + more);
    pdf.at("image").replaceStreamData(
        bytes, QPDFObjectHandle::newName("/JPXDecode"), QPDFObjectHandle::newNull()
    );
    if (own_space) pdf.set("image", "/ColorSpace", "null");
}

std::string space_box(char method, char approximation, char space) {
    return box(
        "colr",
        std::string(1, method) + std::string(1, '\0') + std::string(1, approximation)
            + std::string("\0\0\0", 3) + space
    );
}

constexpr char rgb = 16;
constexpr char ciecam = 19;

}  // namespace

std::vector<Mutation> colour_mutations() {
    return {
        // Spaces and inks.
        {"grey without an output intent",
         codes::pdf_colour,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("catalog", "/OutputIntents", "null");
             pdf.set("image", "/ColorSpace", "[/CalRGB <</WhitePoint [0.95 1 1.09]>>]");
         }},
        {"sound: an ink",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             add_space(pdf, std::string("[/Separation /Red /DeviceRGB ") + tint + "]", "1");
         }},
        {"an ink whose name is not UTF-8",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             add_space(
                 pdf, std::string("[/Separation /R#FFd /DeviceRGB ") + tint + "]", "1"
             );
         }},
        {"sound: two inks, described",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { add_inks(pdf, 2, described(2)); }},
        {"two inks of which one is described",
         codes::pdf_separation,
         Archive,
         [](TaggedPdf& pdf) { add_inks(pdf, 2, described(1)); }},
        {"too many inks",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) { add_inks(pdf, 33, described(33)); }},
        {"two intents of two profiles",
         codes::pdf_profile,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle other = pdf.add_stream("<</N 3>>", small_profile());
             pdf.set(
                 "catalog",
                 "/OutputIntents",
                 "[" + pdf.at("intent").unparse()
                     + " <</Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (x) "
                       "/DestOutputProfile "
                     + other.unparse() + ">>]"
             );
         }},
        {"an intent's profile in another file",
         codes::pdf_profile,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set(
                 "catalog",
                 "/OutputIntents",
                 "[" + pdf.at("intent").unparse()
                     + " <</Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (x) "
                       "/DestOutputProfileRef <<>>>>]"
             );
         }},
        // Graphics states.
        {"a second transfer function",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/TR2", "/Identity"); }},
        {"sound: the default transfer function",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { pdf.set("state", "/TR2", "/Default"); }},
        {"a halftone's phase",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/HTP", "[0 0]"); }},
        {"an unknown rendering intent of a state",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/RI", "/Vivid"); }},
        {"sound: a halftone",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { halftone(pdf, std::string("/HalftoneType 1 ") + spots); }},
        {"a halftone of a kind that is not allowed",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { halftone(pdf, std::string("/HalftoneType 2 ") + spots); }},
        {"a halftone with a transfer function",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) {
             halftone(
                 pdf, std::string("/HalftoneType 1 /TransferFunction /Identity ") + spots
             );
         }},
        {"a halftone of an ink without a transfer function",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) {
             halftone(
                 pdf,
                 std::string("/HalftoneType 5 /Default <</HalftoneType 1 ") + spots
                     + ">> /Red <</HalftoneType 1 " + spots + ">>"
             );
         }},
        // Images.
        {"an image that stands for another",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/OPI", "<<>>"); }},
        {"a mask of eight bits",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("image", "/ColorSpace", "null");
             pdf.set("image", "/ImageMask", "true");
         }},
        {"an image's mask of eight bits",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle mask = pdf.add_stream(
                 "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ImageMask true "
                 "/BitsPerComponent 8>>",
                 "a"
             );
             pdf.set("image", "/Mask", mask.unparse());
         }},
        {"an image of an unknown rendering intent",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/Intent", "/Vivid"); }},
        {"an inline image to be interpolated",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content(
                 "/Artifact",
                 "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /I true ID a EI EMC /Artifact"
             );
         }},
        {"sound: a JPEG 2000 image",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { jpeg_2000(pdf, 3, 7, space_box(1, 0, rgb), false); }},
        {"a JPEG 2000 of two colour spaces",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             jpeg_2000(pdf, 3, 7, space_box(1, 0, rgb) + space_box(1, 0, rgb), true);
         }},
        {"a JPEG 2000 of an unknown way to state colours",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { jpeg_2000(pdf, 3, 7, space_box(9, 0, rgb), true); }},
        {"a JPEG 2000 of CIEJab",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { jpeg_2000(pdf, 3, 7, space_box(1, 0, ciecam), true); }},
        {"a JPEG 2000 of several depths",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             jpeg_2000(
                 pdf,
                 3,
                 '\xFF',
                 box("bpcc", std::string("\7\7\3", 3)) + space_box(1, 0, rgb),
                 false
             );
         }},
        // Forms.
        {"a form that stands for another",
         codes::pdf_form_object,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle form = pdf.add_stream(
                 "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /OPI <<>> /Resources "
                 "<<>>>>",
                 ""
             );
             pdf.at("page").getKey("/Resources").getKey("/XObject").replaceKey("/X1", form);
             pdf.content("/Artifact", "/X1 Do /Artifact");
         }},
        {"an object of PostScript",
         codes::pdf_form_object,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle form =
                 pdf.add_stream("<</Type /XObject /Subtype /PS>>", "showpage");
             pdf.at("page").getKey("/Resources").getKey("/XObject").replaceKey("/X1", form);
             pdf.content("/Artifact", "/X1 Do /Artifact");
         }},
        {"an unknown blend mode among others",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/BM", "[/Strange /Normal]"); }},
    };
}

}  // namespace pam::preflight::test
