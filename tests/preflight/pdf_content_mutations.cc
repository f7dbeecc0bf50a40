// Faults of fonts and of what content paints.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

void add_form(TaggedPdf& pdf, const std::string& dictionary, const std::string& data) {
    QPDFObjectHandle form = pdf.add_stream(
        "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] " + dictionary + ">>", data
    );
    pdf.at("page").getKey("/Resources").getKey("/XObject").replaceKey("/X1", form);
}

}  // namespace

std::vector<Mutation> content_mutations() {
    return {
        // Fonts.
        {"Widths of another number",
         codes::pdf_font,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("font", "/LastChar", "105"); }},
        {"a font that is not embedded",
         codes::pdf_font_embedded,
         Both,
         [](TaggedPdf& pdf) { pdf.set("descriptor", "/FontFile2", "null"); }},
        {"no CIDToGIDMap",
         codes::pdf_cmap,
         Both,
         [](TaggedPdf& pdf) { pdf.set("cid", "/CIDToGIDMap", "null"); }},
        {"a CMap that is not embedded",
         codes::pdf_cmap,
         Both,
         [](TaggedPdf& pdf) { pdf.set("wide", "/Encoding", "/Strange-H"); }},
        {"an incomplete CIDSet",
         codes::pdf_subset,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle set = pdf.add_stream("<<>>", "\x80");
             pdf.set("wide descriptor", "/CIDSet", set.unparse());
         }},
        {"other widths",
         codes::pdf_widths,
         Both,
         [](TaggedPdf& pdf) { pdf.set("cid", "/DW", "502"); }},
        {"other widths of a simple font",
         codes::pdf_widths,
         Both,
         [](TaggedPdf& pdf) {
             pdf.set("font", "/Widths", "[498 500 500 500 500 500 500 500]");
         }},
        {"a symbolic font with an encoding",
         codes::pdf_encoding,
         Both,
         [](TaggedPdf& pdf) { pdf.set("descriptor", "/Flags", "4"); }},
        {"no encoding",
         codes::pdf_encoding,
         Both,
         [](TaggedPdf& pdf) { pdf.set("font", "/Encoding", "null"); }},
        {"a glyph that is not there",
         codes::pdf_glyph,
         Both,
         [](TaggedPdf& pdf) { pdf.content("<00020003>", "<00020030>"); }},
        {".notdef",
         codes::pdf_glyph,
         Both,
         [](TaggedPdf& pdf) { pdf.content("<00020003>", "<00020000>"); }},
        {"no ToUnicode",
         codes::pdf_unicode,
         Both,
         [](TaggedPdf& pdf) { pdf.set("wide", "/ToUnicode", "null"); }},
        {"a character of private use",
         codes::pdf_unicode,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "1 beginbfrange <0002> <0009> <E000> endbfrange"
             );
             pdf.set("wide", "/ToUnicode", map.unparse());
         }},
        {"another character collection",
         codes::pdf_cmap,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<</Type /CMap /CMapName /Own /WMode 0 /CIDSystemInfo <</Registry (Adobe) "
                 "/Ordering (Japan1) /Supplement 0>>>>",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "1 begincidrange <0000> <FFFF> 0 endcidrange"
             );
             pdf.set("wide", "/Encoding", map.unparse());
         }},
        {"a CMap of another direction",
         codes::pdf_cmap,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<</Type /CMap /CMapName /Own /WMode 0 /CIDSystemInfo <</Registry (Adobe) "
                 "/Ordering (Identity) /Supplement 0>>>>",
                 "/WMode 1 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "1 begincidrange <0000> <FFFF> 0 endcidrange"
             );
             pdf.set("wide", "/Encoding", map.unparse());
         }},
        {"a character U+FEFF",
         codes::pdf_unicode,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "2 beginbfchar <0002> <FEFF> <0003> <0061> endbfchar"
             );
             pdf.set("wide", "/ToUnicode", map.unparse());
         }},
        // Content.
        {"text that is not tagged",
         codes::pdf_unmarked,
         Access,
         [](TaggedPdf& pdf) {
             pdf.content("/Artifact", "BT /F1 9 Tf (a) Tj ET /Artifact");
         }},
        {"a drawing that is not tagged",
         codes::pdf_unmarked,
         Access,
         [](TaggedPdf& pdf) { pdf.content("/Artifact", "0 0 9 9 re f /Artifact"); }},
        {"an artifact in tagged content",
         codes::pdf_artifact,
         Access,
         [](TaggedPdf& pdf) { pdf.content("(head) Tj", "/Artifact BMC (head) Tj EMC"); }},
        {"tagged content in an artifact",
         codes::pdf_artifact,
         Access,
         [](TaggedPdf& pdf) {
             pdf.content("/P <<", "/Artifact BMC /P <<");
             pdf.content("ET EMC\n/Lbl", "ET EMC EMC\n/Lbl");
         }},
        {"an unknown operator",
         codes::pdf_operator,
         Archive,
         [](TaggedPdf& pdf) { pdf.content("/Artifact", "BX strange EX /Artifact"); }},
        {"a form with the page's resources",
         codes::pdf_operator,
         Archive,
         [](TaggedPdf& pdf) {
             add_form(pdf, "", "/Artifact BMC BT /F1 9 Tf (a) Tj ET EMC");
             pdf.content("/Artifact", "/X1 Do /Artifact");
         }},
        {"CMYK beside an RGB intent",
         codes::pdf_colour,
         Archive,
         [](TaggedPdf& pdf) { pdf.content("0.5 g", "0 0 0 1 k"); }},
        {"no output intent",
         codes::pdf_colour,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("catalog", "/OutputIntents", "null"); }},
        {"one ink of two colours",
         codes::pdf_separation,
         Archive,
         [](TaggedPdf& pdf) {
             const std::string tint =
                 "<</FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 0 ";
             pdf.at("page")
                 .getKey("/Resources")
                 .replaceKey(
                     "/ColorSpace",
                     QPDFObjectHandle::parse(
                         "<</A [/Separation /Red /DeviceRGB " + tint
                         + "0]>>] /B [/Separation /Red "
                           "/DeviceRGB "
                         + tint + "1]>>]>>"
                     )
                 );
             pdf.content("0.5 g", "/A cs 1 scn 0 0 1 1 re f /B cs 1 scn");
         }},
        {"an intent's profile for input",
         codes::pdf_profile,
         Archive,
         [](TaggedPdf& pdf) {
             std::string profile = small_profile();
             profile.replace(12, 4, "scnr");
             pdf.at("profile").replaceStreamData(
                 profile, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull()
             );
         }},
        {"a transfer function",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/TR", "/Identity"); }},
        {"an unknown rendering intent",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.content("0.5 g", "/Vivid ri 0.5 g"); }},
        {"an unknown blend mode",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("state", "/BM", "/Strange"); }},
        {"an interpolated image",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/Interpolate", "true"); }},
        {"an image with alternates",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/Alternates", "[]"); }},
        {"a form from another file",
         codes::pdf_form_object,
         Both,
         [](TaggedPdf& pdf) {
             add_form(pdf, "/Ref <</F (a.pdf) /Page 0>>", "");
             pdf.content("/Artifact", "/X1 Do /Artifact");
         }},
        {"a tagged form painted twice",
         codes::pdf_form_object,
         Access,
         [](TaggedPdf& pdf) {
             add_form(
                 pdf,
                 "/StructParents 2 /Resources <<>>",
                 "/P <</MCID 0>> BDC 0 0 1 1 re f EMC"
             );
             pdf.add_element("Document", "", "P 3");
             pdf.at("P 3").replaceKey(
                 "/K",
                 QPDFObjectHandle::parse(
                     &pdf.pdf,
                     "<</Type /MCR /MCID 0 /Stm "
                         + pdf.at("page")
                               .getKey("/Resources")
                               .getKey("/XObject")
                               .getKey("/X1")
                               .unparse()
                         + ">>"
                 )
             );
             QPDFObjectHandle nums = pdf.at("parents").getKey("/Nums");
             nums.appendItem(QPDFObjectHandle::newInteger(2));
             nums.appendItem(
                 QPDFObjectHandle::parse(&pdf.pdf, "[" + pdf.at("P 3").unparse() + "]")
             );
             pdf.content("/Artifact", "/X1 Do /X1 Do /Artifact");
         }},
        {"a CMYK profile that overprints",
         codes::pdf_colour,
         Archive,
         [](TaggedPdf& pdf) {
             std::string profile = small_profile();
             profile.replace(16, 4, "CMYK");
             QPDFObjectHandle stream = pdf.add_stream("<</N 4>>", profile);
             pdf.at("page")
                 .getKey("/Resources")
                 .replaceKey(
                     "/ColorSpace",
                     QPDFObjectHandle::parse(
                         &pdf.pdf, "<</C [/ICCBased " + stream.unparse() + "]>>"
                     )
                 );
             pdf.set("state", "/op", "true");
             pdf.set("state", "/OPM", "1");
             pdf.content("0.5 g", "/C cs 0 0 0 1 scn");
         }},
        {"a colour space's profile of another number",
         codes::pdf_profile,
         Archive,
         [](TaggedPdf& pdf) {
             std::string profile = small_profile();
             profile.replace(12, 4, "link");
             QPDFObjectHandle stream = pdf.add_stream("<</N 3>>", profile);
             pdf.set("image", "/ColorSpace", "[/ICCBased " + stream.unparse() + "]");
         }},
        {"a form of PostScript",
         codes::pdf_form_object,
         Archive,
         [](TaggedPdf& pdf) {
             add_form(pdf, "/Subtype2 /PS /Resources <<>>", "");
             pdf.content("/Artifact", "/X1 Do /Artifact");
         }},
        {"a JPEG 2000 of two channels",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) {
             const std::string boxes(
                 "\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14"
                 "ftypjp2 \0\0\0\0jp2 "
                 "\0\0\0\x2Djp2h\0\0\0\x16ihdr\0\0\0\1\0\0\0\1\0\2\7\7\0\0"
                 "\0\0\0\x0F"
                 "colr\1\0\0\0\0\0\x10",
                 77
             );
             pdf.at("image").replaceStreamData(
                 boxes, QPDFObjectHandle::newName("/JPXDecode"), QPDFObjectHandle::newNull()
             );
         }},
        {"an image of three bits",
         codes::pdf_image,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/BitsPerComponent", "3"); }},
        {"a halftone with a name",
         codes::pdf_graphics_state,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set(
                 "state",
                 "/HT",
                 "<</HalftoneType 1 /HalftoneName (own) /Frequency 60 /Angle 45 "
                 "/SpotFunction "
                 "/Round>>"
             );
         }},
    };
}

}  // namespace pam::preflight::test
