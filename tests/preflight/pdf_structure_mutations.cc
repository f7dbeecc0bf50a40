// Faults of the structure tree.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

std::vector<Mutation> structure_mutations() {
    return {
        // The structure tree.
        {"no structure tree",
         codes::pdf_tree,
         Both,
         [](TaggedPdf& pdf) { pdf.set("catalog", "/StructTreeRoot", "null"); }},
        {"an element without its parent",
         codes::pdf_tree,
         Access,
         [](TaggedPdf& pdf) { pdf.set("P", "/P", "null"); }},
        {"an empty element without its parent",
         codes::pdf_tree,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Document", "", "Sect");
             pdf.set("Sect", "/P", "null");
         }},
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
        {"two headings in one section",
         codes::pdf_heading,
         Access,
         [](TaggedPdf& pdf) {
             pdf.set("H1", "/S", "/H");
             pdf.set("P 2", "/S", "/H");
         }},
        {"two captions",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "Caption");
             pdf.add_element("Table", "", "Caption 2");
         }},
        {"a head without a body",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Table", "", "THead"); }},
        {"a ParentTree that leads elsewhere",
         codes::pdf_parent_tree,
         Nothing,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle nums = pdf.at("parents").getKey("/Nums");
             nums.getArrayItem(1).setArrayItem(1, pdf.at("H1"));
         }},
        {"marked content that two elements hold",
         codes::pdf_parent_tree,
         Nothing,
         [](TaggedPdf& pdf) { pdf.add_element("Document", "/K [1]", "P 3"); }},
    };
}

}  // namespace pam::preflight::test
