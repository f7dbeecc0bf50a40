// Texts whose language nothing states. The catalog does not in any of these files; the
// document's element does, for what stands in it.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

void state_in_elements(TaggedPdf& pdf) {
    pdf.set("catalog", "/Lang", "null");
    pdf.set("Document", "/Lang", "(en)");
    pdf.set("Link", "/Lang", "(en)");
    pdf.metadata("xml:lang=\"x-default\"", "xml:lang=\"en\"");
}

// An element beside the document's, where no language reaches.
template<int Number>
void unstated_text(TaggedPdf& pdf) {
    static constexpr const char* texts[] = {"/ActualText (a)", "/Alt (a)", "/E (a)"};
    state_in_elements(pdf);
    pdf.add_element("tree", texts[Number], "P 4");
}

template<int Number>
void unstated_span(TaggedPdf& pdf) {
    static constexpr const char* texts[] = {"ActualText", "Alt", "E"};
    state_in_elements(pdf);
    pdf.content(
        "/Artifact", std::string("/Span <</") + texts[Number] + " (a)>> BDC EMC /Artifact"
    );
}

}  // namespace

std::vector<Mutation> language_mutations() {
    return {
        {"sound: the language stated by elements", nullptr, Nothing, state_in_elements},
        {"an outline of no language",
         codes::pdf_language,
         Access,
         [](TaggedPdf& pdf) {
             state_in_elements(pdf);
             QPDFObjectHandle item =
                 pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse("<</Title (head)>>"));
             pdf.set(
                 "catalog",
                 "/Outlines",
                 "<</Type /Outlines /Count 1 /First " + item.unparse() + " /Last "
                     + item.unparse() + ">>"
             );
         }},
        {"a text of no language",
         codes::pdf_language,
         Access,
         [](TaggedPdf& pdf) {
             state_in_elements(pdf);
             pdf.set("Document", "/Lang", "null");
         }},
        {"an ActualText of no language", codes::pdf_language, Access, unstated_text<0>},
        {"an Alt of no language", codes::pdf_language, Access, unstated_text<1>},
        {"an expansion of no language", codes::pdf_language, Access, unstated_text<2>},
        {"a Span's ActualText of no language",
         codes::pdf_language,
         Access,
         unstated_span<0>},
        {"a Span's Alt of no language", codes::pdf_language, Access, unstated_span<1>},
        {"a Span's expansion of no language",
         codes::pdf_language,
         Access,
         unstated_span<2>},
        {"an annotation's text of no language",
         codes::pdf_language,
         Access,
         [](TaggedPdf& pdf) {
             state_in_elements(pdf);
             pdf.set("Link", "/Lang", "null");
         }},
        {"a field's name of no language",
         codes::pdf_language,
         Access,
         [](TaggedPdf& pdf) {
             state_in_elements(pdf);
             QPDFObjectHandle field = pdf.pdf.makeIndirectObject(
                 QPDFObjectHandle::parse("<</FT /Tx /T (name) /TU (your name)>>")
             );
             pdf.set("catalog", "/AcroForm", "<</Fields [" + field.unparse() + "]>>");
         }},
        {"a title in a language nobody states",
         codes::pdf_language,
         Access,
         [](TaggedPdf& pdf) {
             state_in_elements(pdf);
             pdf.metadata("xml:lang=\"en\"", "xml:lang=\"x-default\"");
         }},
    };
}

}  // namespace pam::preflight::test
