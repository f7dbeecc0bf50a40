// Faults of fonts.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

// A CMap of our own for the composite font. `rest` is what it says besides its codes.
void add_cmap(TaggedPdf& pdf, const std::string& dictionary, const std::string& rest) {
    QPDFObjectHandle map = pdf.add_stream(
        "<</Type /CMap /CMapName /Own /CIDSystemInfo <</Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0>> "
            + dictionary + ">>",
        rest
            + " 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidrange "
              "<0000> "
              "<00FF> 0 endcidrange"
    );
    pdf.set("wide", "/Encoding", map.unparse());
}

// The simple font's program, with another table of character maps.
void with_maps(TaggedPdf& pdf, SmallMaps maps) {
    pdf.at("program").replaceStreamData(
        small_font(maps), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull()
    );
}

void symbolic(TaggedPdf& pdf) {
    pdf.set("descriptor", "/Flags", "4");
    pdf.set("font", "/Encoding", "null");
}

}  // namespace

std::vector<Mutation> font_mutations() {
    return {
        {"a font that cannot be read",
         codes::pdf_font,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle program = pdf.add_stream("<<>>", "no font");
             pdf.set("wide descriptor", "/FontFile2", program.unparse());
         }},
        {"a font without Type",
         codes::pdf_font,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("font", "/Type", "null"); }},
        {"a font of an unknown kind",
         codes::pdf_font,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("font", "/Subtype", "/Type7"); }},
        {"a font without a name",
         codes::pdf_font,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("font", "/BaseFont", "null"); }},
        {"a font without FirstChar",
         codes::pdf_font,
         Both,
         [](TaggedPdf& pdf) { pdf.set("font", "/FirstChar", "null"); }},
        {"a font without LastChar",
         codes::pdf_font,
         Both,
         [](TaggedPdf& pdf) { pdf.set("font", "/LastChar", "null"); }},
        {"a font program of an unknown form",
         codes::pdf_font,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("program", "/Subtype", "/Type2C"); }},
        {"a font's name that is not UTF-8",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("font", "/BaseFont", "/ABCDEF+Sm#FFll");
             pdf.set("descriptor", "/FontName", "/ABCDEF+Sm#FFll");
         }},
        {"sound: a CMap of its own",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { add_cmap(pdf, "/WMode 0", "/WMode 0 def"); }},
        {"a CMap that builds upon a stranger's",
         codes::pdf_cmap,
         Both,
         [](TaggedPdf& pdf) {
             add_cmap(pdf, "", "");
             QPDFObjectHandle base = pdf.at("wide").getKey("/Encoding");
             add_cmap(pdf, "", "");
             base.getDict().replaceKey("/CMapName", QPDFObjectHandle::newName("/Strange"));
             pdf.at("wide").getKey("/Encoding").getDict().replaceKey("/UseCMap", base);
         }},
        {"a composite font of an unknown kind",
         codes::pdf_font,
         Both,
         [](TaggedPdf& pdf) { pdf.set("cid", "/Subtype", "/CIDFontType7"); }},
        {"a CMap with a CID too large",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             add_cmap(pdf, "", "1 begincidchar <1234> 65536 endcidchar");
         }},
        {"sound: symbolic, with one character map",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             symbolic(pdf);
             with_maps(pdf, SmallMaps::Roman);
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <00> <FF> endcodespacerange "
                 "1 beginbfrange <61> <68> <0061> endbfrange"
             );
             pdf.set("font", "/ToUnicode", map.unparse());
         }},
        {"symbolic, with two character maps",
         codes::pdf_encoding,
         Both,
         [](TaggedPdf& pdf) {
             symbolic(pdf);
             with_maps(pdf, SmallMaps::RomanAndUnicode);
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <00> <FF> endcodespacerange "
                 "1 beginbfrange <61> <68> <0061> endbfrange"
             );
             pdf.set("font", "/ToUnicode", map.unparse());
         }},
        {"not symbolic, without a character map",
         codes::pdf_encoding,
         Both,
         [](TaggedPdf& pdf) { with_maps(pdf, SmallMaps::None); }},
        {"Differences of unknown names",
         codes::pdf_encoding,
         Both,
         [](TaggedPdf& pdf) {
             pdf.set(
                 "font",
                 "/Encoding",
                 "<</Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [97 "
                 "/strange]>>"
             );
         }},
        {"a Type 1 font's CharSet that is not complete",
         codes::pdf_subset,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle program = pdf.add_stream("<</Subtype /Type1C>>", small_cff());
             pdf.set("descriptor", "/FontFile2", "null");
             pdf.set("descriptor", "/FontFile3", program.unparse());
             pdf.set("descriptor", "/CharSet", "(/a/b)");
             pdf.set("font", "/Subtype", "/Type1");
         }},
        {"sound: a Type 1 font",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle program = pdf.add_stream("<</Subtype /Type1C>>", small_cff());
             pdf.set("descriptor", "/FontFile2", "null");
             pdf.set("descriptor", "/FontFile3", program.unparse());
             pdf.set("descriptor", "/CharSet", "(/a/b/c/d/e/f/g/h)");
             pdf.set("font", "/Subtype", "/Type1");
         }},
        {"a character U+0000",
         codes::pdf_unicode,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "2 beginbfchar <0002> <0000> <0003> <0061> endbfchar"
             );
             pdf.set("wide", "/ToUnicode", map.unparse());
         }},
        {"sound: a character of private use that is replaced",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle map = pdf.add_stream(
                 "<<>>",
                 "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                 "1 beginbfrange <0002> <0009> <E000> endbfrange"
             );
             pdf.set("wide", "/ToUnicode", map.unparse());
             pdf.set("P", "/ActualText", "(ab)");
         }},
        {"sound: an invisible font that is not embedded",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.set("wide descriptor", "/FontFile2", "null");
             pdf.content("<00020003> Tj", "3 Tr <00020003> Tj");
         }},
    };
}

}  // namespace pam::preflight::test
