// Each rule of the PDF examination with a file that keeps it, the sound one, and one that
// breaks it: the sound one with one thing spoilt. Which profiles the spoilt one then fails
// was held against veraPDF 1.30.2, file by file.
#include "preflight/codes.h"
#include "preflight/tagged_pdf.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

enum Fails { Nothing = 0, Access = 1, Archive = 2, Both = 3 };

struct Mutation {
    const char* name;
    const char* code;
    Fails fails;
    void (*spoil)(TaggedPdf& pdf);
    void (*spoil_bytes)(Bytes& bytes) = nullptr;
};

void replace(Bytes& bytes, std::string_view from, std::string_view to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != Bytes::npos);
    bytes.replace(at, from.size(), to);
}

// One more annotation on the page.
void add_annotation(TaggedPdf& pdf, const std::string& dictionary) {
    pdf.at("page").getKey("/Annots").appendItem(
        pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf.pdf, dictionary))
    );
}

void add_form(TaggedPdf& pdf, const std::string& dictionary, const std::string& data) {
    QPDFObjectHandle form = pdf.add_stream(
        "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] " + dictionary + ">>", data
    );
    pdf.at("page").getKey("/Resources").getKey("/XObject").replaceKey("/X1", form);
}

const Mutation mutations[] = {
    // The file.
    {"header of no known version",
     codes::pdf_header,
     Both,
     nullptr,
     [](Bytes& bytes) { replace(bytes, "%PDF-1.7", "%PDF-1.9"); }},
    {"no binary comment",
     codes::pdf_header,
     Archive,
     nullptr,
     [](Bytes& bytes) { replace(bytes, "%\xBF\xF7\xA2\xFE", "%abcd"); }},
    {"bytes after the end",
     codes::pdf_trailer,
     Archive,
     nullptr,
     [](Bytes& bytes) { bytes += "more\n"; }},
    {"no file identifier",
     codes::pdf_trailer,
     Archive,
     nullptr,
     [](Bytes& bytes) { replace(bytes, "/ID [", "/IX ["); }},
    {"encrypted",
     codes::pdf_encrypted,
     Archive,
     [](TaggedPdf& pdf) { pdf.encrypt = true; }},
    {"no line end after obj",
     codes::pdf_syntax,
     Archive,
     nullptr,
     [](Bytes& bytes) { replace(bytes, "1 0 obj\n", "1 0 obj "); }},
    {"an odd number of hexadecimal digits",
     codes::pdf_syntax,
     Archive,
     nullptr,
     [](Bytes& bytes) { replace(bytes, "(note-1)", "<6E6F7> "); }},
    {"an external stream",
     codes::pdf_stream,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("image", "/FFilter", "/FlateDecode"); }},
    {"a string too long",
     codes::pdf_limits,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("info", "/Long", "(" + std::string(33000, 'x') + ")"); }},
    {"a name too long",
     codes::pdf_limits,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("state", "/Long", "/" + std::string(130, 'x')); }},
    {"an integer too large",
     codes::pdf_limits,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("state", "/Large", "2147483648"); }},
    {"states saved too deep",
     codes::pdf_limits,
     Archive,
     [](TaggedPdf& pdf) {
         std::string deep;
         for (int i = 0; i < 29; ++i)
             deep += "q ";
         for (int i = 0; i < 29; ++i)
             deep += "Q ";
         pdf.content("/Artifact", deep + "/Artifact");
     }},
    // What it says of itself.
    {"no metadata",
     codes::pdf_metadata,
     Both,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/Metadata", "null"); }},
    {"metadata with an encoding",
     codes::pdf_metadata,
     Archive,
     [](TaggedPdf& pdf) { pdf.metadata("id=\"W5M0", "encoding=\"UTF-8\" id=\"W5M0"); }},
    {"no claim of PDF/UA",
     codes::pdf_claim,
     Access,
     [](TaggedPdf& pdf) { pdf.metadata("<pdfuaid:part>1</pdfuaid:part>", ""); }},
    {"another part of PDF/UA",
     codes::pdf_claim,
     Access,
     [](TaggedPdf& pdf) { pdf.metadata("<pdfuaid:part>1<", "<pdfuaid:part>2<"); }},
    {"another part of PDF/A",
     codes::pdf_claim,
     Archive,
     [](TaggedPdf& pdf) { pdf.metadata("<pdfaid:part>2<", "<pdfaid:part>3<"); }},
    {"no title",
     codes::pdf_title,
     Access,
     [](TaggedPdf& pdf) {
         pdf.metadata("<dc:title>", "<dc:description>");
         pdf.metadata("</dc:title>", "</dc:description>");
     }},
    {"a property described nowhere",
     codes::pdf_property,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.metadata("<pdf:Producer>", "<pdf:Colour>red</pdf:Colour><pdf:Producer>");
     }},
    {"an extension schema without description",
     codes::pdf_property,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.metadata("<pdfaProperty:description>the part</pdfaProperty:description>", "");
     }},
    {"a title that is no language alternative",
     codes::pdf_property,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.metadata("<rdf:Alt>", "<rdf:Bag>");
         pdf.metadata("</rdf:Alt>", "</rdf:Bag>");
     }},
    {"Info with another title",
     codes::pdf_info_differs,
     Nothing,
     [](TaggedPdf& pdf) { pdf.set("info", "/Title", "(Another)"); }},
    // The catalog.
    {"not marked",
     codes::pdf_marked,
     Both,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/MarkInfo", "null"); }},
    {"suspect tags",
     codes::pdf_marked,
     Access,
     [](TaggedPdf& pdf) {
         pdf.set("catalog", "/MarkInfo", "<</Marked true /Suspects true>>");
     }},
    {"the file's name as title",
     codes::pdf_display_title,
     Access,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/ViewerPreferences", "null"); }},
    {"no language",
     codes::pdf_language,
     Access,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/Lang", "null"); }},
    {"a language of no form",
     codes::pdf_language,
     Both,
     [](TaggedPdf& pdf) { pdf.set("P", "/Lang", "(en_GB)"); }},
    {"layers without a name",
     codes::pdf_layers,
     Both,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/OCProperties", "<</OCGs [] /D <<>>>>"); }},
    {"layers that switch themselves",
     codes::pdf_layers,
     Both,
     [](TaggedPdf& pdf) {
         pdf.set("catalog", "/OCProperties", "<</OCGs [] /D <</Name (all) /AS []>>>>");
     }},
    {"a file embedded without names",
     codes::pdf_attachment,
     Both,
     [](TaggedPdf& pdf) {
         QPDFObjectHandle file = pdf.add_stream("<</Type /EmbeddedFile>>", "text");
         pdf.set(
             "catalog",
             "/Names",
             "<</EmbeddedFiles <</Names [(a) <</Type /Filespec /F (a) /EF <</F "
                 + file.unparse() + ">>>>]>>>>"
         );
     }},
    {"JavaScript",
     codes::pdf_action,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.set("catalog", "/OpenAction", "<</S /JavaScript /JS (app.beep\\(\\))>>");
     }},
    {"a named action",
     codes::pdf_action,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("annotation", "/A", "<</S /Named /N /Print>>"); }},
    {"a page that sets off actions",
     codes::pdf_action,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("page", "/AA", "<<>>"); }},
    {"a form that readers draw",
     codes::pdf_form,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.set("catalog", "/AcroForm", "<</Fields [] /NeedAppearances true>>");
     }},
    {"requirements",
     codes::pdf_catalog,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/Requirements", "[]"); }},
    // Pages and annotations.
    {"a page too large",
     codes::pdf_box,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("page", "/MediaBox", "[0 0 200 14401]"); }},
    {"no order of annotations",
     codes::pdf_tabs,
     Access,
     [](TaggedPdf& pdf) { pdf.set("page", "/Tabs", "null"); }},
    {"transparency without a space",
     codes::pdf_blending,
     Archive,
     [](TaggedPdf& pdf) {
         pdf.set("catalog", "/OutputIntents", "null");
         pdf.set("state", "/ca", "0.5");
         pdf.set("image", "/ColorSpace", "[/CalRGB <</WhitePoint [0.95 1 1.09]>>]");
     }},
    {"sound on the page",
     codes::pdf_annotation,
     Both,
     [](TaggedPdf& pdf) {
         add_annotation(
             pdf,
             "<</Type /Annot /Subtype /Sound /Rect [0 0 9 9] /F 4 "
             "/Contents (a sound)>>"
         );
     }},
    {"a link that is not printed",
     codes::pdf_annotation,
     Archive,
     [](TaggedPdf& pdf) { pdf.set("annotation", "/F", "0"); }},
    {"a comment without its looks",
     codes::pdf_appearance,
     Both,
     [](TaggedPdf& pdf) {
         add_annotation(
             pdf,
             "<</Type /Annot /Subtype /Square /Rect [0 0 9 9] /F 4 "
             "/Contents (a square)>>"
         );
     }},
    {"a link without text",
     codes::pdf_annotation_text,
     Access,
     [](TaggedPdf& pdf) { pdf.set("annotation", "/Contents", "null"); }},
    {"a link outside Link",
     codes::pdf_annotation_tag,
     Access,
     [](TaggedPdf& pdf) { pdf.set("annotation", "/StructParent", "null"); }},
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
    // Content.
    {"text that is not tagged",
     codes::pdf_unmarked,
     Access,
     [](TaggedPdf& pdf) { pdf.content("/Artifact", "BT /F1 9 Tf (a) Tj ET /Artifact"); }},
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
             pdf, "/StructParents 2 /Resources <<>>", "/P <</MCID 0>> BDC 0 0 1 1 re f EMC"
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
    // The structure tree.
    {"no structure tree",
     codes::pdf_tree,
     Both,
     [](TaggedPdf& pdf) { pdf.set("catalog", "/StructTreeRoot", "null"); }},
    {"an element without its parent",
     codes::pdf_tree,
     Access,
     [](TaggedPdf& pdf) { pdf.set("P", "/P", "null"); }},
    {"a type of no standard",
     codes::pdf_role,
     Both,
     [](TaggedPdf& pdf) { pdf.set("P", "/S", "/Verse"); }},
    {"a type mapped in a circle",
     codes::pdf_role,
     Both,
     [](TaggedPdf& pdf) {
         pdf.set("P", "/S", "/Verse");
         pdf.set("tree", "/RoleMap", "<</Verse /Poem /Poem /Verse>>");
     }},
    {"a standard type mapped anew",
     codes::pdf_role,
     Access,
     [](TaggedPdf& pdf) { pdf.set("tree", "/RoleMap", "<</P /Span>>"); }},
    {"a cell outside a row",
     codes::pdf_table,
     Access,
     [](TaggedPdf& pdf) { pdf.set("TR", "/S", "/Div"); }},
    {"rows of different lengths",
     codes::pdf_table,
     Access,
     [](TaggedPdf& pdf) { pdf.set("TD", "/A", "<</O /Table /ColSpan 2>>"); }},
    {"a cell below the table",
     codes::pdf_table,
     Access,
     [](TaggedPdf& pdf) { pdf.set("TD", "/A", "<</O /Table /RowSpan 2>>"); }},
    {"a cell without headers",
     codes::pdf_header_cells,
     Access,
     [](TaggedPdf& pdf) { pdf.set("TH", "/A", "null"); }},
    {"headers that are not there",
     codes::pdf_header_cells,
     Access,
     [](TaggedPdf& pdf) {
         pdf.set("TH", "/A", "null");
         pdf.set("TD", "/A", "<</O /Table /Headers [(none)]>>");
     }},
    {"an item outside a list",
     codes::pdf_list,
     Access,
     [](TaggedPdf& pdf) { pdf.set("L", "/S", "/Div"); }},
    {"a paragraph in a list",
     codes::pdf_list,
     Access,
     [](TaggedPdf& pdf) { pdf.add_element("L", "", "P 4"); }},
    {"a paragraph in a table of contents",
     codes::pdf_list,
     Access,
     [](TaggedPdf& pdf) {
         pdf.add_element("Document", "", "TOC");
         pdf.add_element("TOC", "", "P 4");
     }},
    {"a heading left out",
     codes::pdf_heading,
     Access,
     [](TaggedPdf& pdf) { pdf.set("P 2", "/S", "/H3"); }},
    {"a first heading below the first",
     codes::pdf_heading,
     Access,
     [](TaggedPdf& pdf) { pdf.set("H1", "/S", "/H2"); }},
    {"headings of both kinds",
     codes::pdf_heading,
     Access,
     [](TaggedPdf& pdf) { pdf.set("P 2", "/S", "/H"); }},
    {"a figure without alternative",
     codes::pdf_alternative,
     Access,
     [](TaggedPdf& pdf) { pdf.set("Figure", "/Alt", "null"); }},
    {"a formula without alternative",
     codes::pdf_alternative,
     Access,
     [](TaggedPdf& pdf) { pdf.set("P", "/S", "/Formula"); }},
    {"a note without ID",
     codes::pdf_note,
     Access,
     [](TaggedPdf& pdf) { pdf.set("Note", "/ID", "null"); }},
    {"two notes of one ID",
     codes::pdf_note,
     Access,
     [](TaggedPdf& pdf) { pdf.add_element("Document", "/ID (note-1)", "Note 2"); }},
    {"a quotation that holds no line",
     codes::pdf_containment,
     Nothing,
     [](TaggedPdf& pdf) { pdf.set("P 2", "/S", "/Quote"); }},
    {"marked content that two elements hold",
     codes::pdf_parent_tree,
     Nothing,
     [](TaggedPdf& pdf) { pdf.add_element("Document", "/K [1]", "P 3"); }},
};

bool told(const Examination& examination, const char* code) {
    const auto& entries = examination.log.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
        return entry.code == code;
    });
}

std::string all(const Examination& examination) {
    std::string text;
    for (const Diagnostic& entry : examination.log.entries)
        text += fmt::format(
            "{}: {} [{}]\n",
            place(examination.sources, entry.span),
            entry.message,
            entry.code
        );
    return text;
}

Bytes spoilt(const Mutation& mutation) {
    TaggedPdf pdf;
    if (mutation.spoil != nullptr) mutation.spoil(pdf);
    Bytes bytes = pdf.write();
    if (mutation.spoil_bytes != nullptr) mutation.spoil_bytes(bytes);
    return bytes;
}

}  // namespace

TEST_CASE("nothing is wrong with the sound PDF, whatever it is held to", "[preflight]") {
    const Bytes sound = TaggedPdf().write();
    const std::vector<std::vector<PdfProfile>> wanted = {
        {}, {PdfProfile::Ua1}, {PdfProfile::A2a}, {PdfProfile::A2u}, {PdfProfile::A2b}};
    for (const auto& profiles : wanted) {
        const Examination examination = examined(sound, profiles);
        CHECK(all(examination) == "");
    }
}

TEST_CASE("each rule of PDF/UA-1 and PDF/A-2 is told when it is broken", "[preflight]") {
    for (const Mutation& mutation : mutations) {
        const Bytes bytes = spoilt(mutation);
        const Examination access = examined(bytes, {PdfProfile::Ua1});
        const Examination archive = examined(bytes, {PdfProfile::A2a});
        INFO(mutation.name << "\n" << all(access) << "--\n" << all(archive));
        CHECK((told(access, mutation.code) || told(archive, mutation.code)));
        CHECK(access.log.has_errors() == ((mutation.fails & Access) != 0));
        CHECK(archive.log.has_errors() == ((mutation.fails & Archive) != 0));
    }
}

// By hand: PAM_MUTATIONS=folder preflight_tests "[write]", then veraPDF over the folder.
TEST_CASE("the spoilt PDFs are written out for another judge", "[.][write]") {
    const char* folder = std::getenv("PAM_MUTATIONS");
    REQUIRE(folder != nullptr);
    const auto write = [&](std::string name, Fails fails, const Bytes& bytes) {
        std::replace(name.begin(), name.end(), ' ', '-');
        std::ofstream(fmt::format("{}/{}.{}.pdf", folder, name, static_cast<int>(fails)))
            << bytes;
    };
    write("sound", Nothing, TaggedPdf().write());
    for (const Mutation& mutation : mutations)
        write(mutation.name, mutation.fails, spoilt(mutation));
}
