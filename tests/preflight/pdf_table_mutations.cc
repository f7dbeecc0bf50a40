// Faults of tables, lists and tables of contents.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

// A table of its own beside the other one, with a head, a body and a foot that hold rows.
void add_parted_table(TaggedPdf& pdf) {
    pdf.add_element("Document", "", "Table 2");
    for (const char* part : {"THead", "TBody", "TFoot"}) {
        const std::string row = std::string("TR ") + part;
        const std::string cell = std::string("TH ") + part;
        pdf.add_element("Table 2", "", part);
        pdf.add_element(part, "", row);
        pdf.add_element(row, "/A <</O /Table /Scope /Column>>", cell);
    }
}

template<int Number>
void with_part(TaggedPdf& pdf) {
    static constexpr const char* parts[] = {"THead", "TBody", "TFoot"};
    add_parted_table(pdf);
    pdf.add_element(parts[Number], "", "P of a part");
}

template<int Number>
void without_table(TaggedPdf& pdf) {
    static constexpr const char* parts[] = {"TR", "THead", "TBody", "TFoot", "TH", "TD"};
    pdf.add_element("Document", "", std::string(parts[Number]) + " alone");
}

}  // namespace

std::vector<Mutation> table_mutations() {
    return {
        {"sound: a table with head, body and foot", nullptr, Nothing, add_parted_table},
        {"sound: a table with a caption first",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "Caption");
             pdf.move_first("Table", "Caption");
         }},
        {"sound: rows and items that a NonStruct and a Div hold together",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "NonStruct");
             pdf.add_element("NonStruct", "", "TR 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 4");
             pdf.add_element("L", "", "NonStruct 2");
             pdf.add_element("NonStruct 2", "", "LI 2");
         }},
        {"a short row that a NonStruct holds",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "NonStruct");
             pdf.add_element("NonStruct", "", "TR 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 3");
         }},
        {"a paragraph in a table",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Table", "", "P 4"); }},
        {"a paragraph in a row",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("TR", "", "P 4"); }},
        {"a paragraph in a table's head", codes::pdf_table, Access, with_part<0>},
        {"a paragraph in a table's body", codes::pdf_table, Access, with_part<1>},
        {"a paragraph in a table's foot", codes::pdf_table, Access, with_part<2>},
        {"a row outside a table", codes::pdf_table, Access, without_table<0>},
        {"a head outside a table", codes::pdf_table, Access, without_table<1>},
        {"a body outside a table", codes::pdf_table, Access, without_table<2>},
        {"a foot outside a table", codes::pdf_table, Access, without_table<3>},
        {"a header cell outside a row", codes::pdf_table, Access, without_table<4>},
        {"a data cell outside a row", codes::pdf_table, Access, without_table<5>},
        {"two heads of a table",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             add_parted_table(pdf);
             pdf.add_element("Table 2", "", "THead 2");
         }},
        {"two feet of a table",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             add_parted_table(pdf);
             pdf.add_element("Table 2", "", "TFoot 2");
         }},
        {"a foot without a body",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Table", "", "TFoot"); }},
        {"a caption amid the table",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "Caption");
             pdf.add_element("Table", "", "TR 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 4");
         }},
        {"cells over one another",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             pdf.set("TH 2", "/A", "<</O /Table /Scope /Column /RowSpan 2>>");
             pdf.set("TD", "/A", "<</O /Table /ColSpan 2>>");
         }},
        {"a row too short",
         codes::pdf_table,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Table", "", "TR 3");
             pdf.add_element("TR 3", "/A <</O /Table /Scope /Column>>", "TH 3");
         }},
        // Lists.
        {"sound: a list with a caption first",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("L", "", "Caption");
             pdf.move_first("L", "Caption");
         }},
        {"a caption after the list's items",
         codes::pdf_list,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("L", "", "Caption"); }},
        {"a paragraph in an item",
         codes::pdf_list,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("LI", "", "P 4"); }},
        {"a body outside an item",
         codes::pdf_list,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Document", "", "LBody 2"); }},
        // Tables of contents.
        {"sound: a table of contents",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("Document", "", "TOC");
             pdf.add_element("TOC", "", "Caption");
             pdf.add_element("TOC", "", "TOCI");
         }},
        {"an entry outside a table of contents",
         codes::pdf_list,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Document", "", "TOCI"); }},
        {"a caption after the entries",
         codes::pdf_list,
         Access,
         [](TaggedPdf& pdf) {
             pdf.add_element("Document", "", "TOC");
             pdf.add_element("TOC", "", "TOCI");
             pdf.add_element("TOC", "", "Caption");
         }},
        // What may stand in what.
        {"two Documents",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) { pdf.add_element("tree", "", "Document 2"); }},
        {"a top that is no Document",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) { pdf.set("Document", "/S", "/Part"); }},
        {"a paragraph in a paragraph",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) { pdf.add_element("P", "", "P 4"); }},
        {"a line's piece in a section",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("Document", "", "Sect");
             pdf.add_element("Sect", "", "Span");
         }},
        {"a section with content of its own",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) { pdf.set("P", "/S", "/Sect"); }},
        {"two captions of a figure",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.add_element("Figure", "", "Caption");
             pdf.add_element("Figure", "", "Caption 2");
         }},
        {"a paragraph in a link within a line",
         codes::pdf_containment,
         Nothing,
         [](TaggedPdf& pdf) { pdf.add_element("Link", "", "P 4"); }},
    };
}

}  // namespace pam::preflight::test
