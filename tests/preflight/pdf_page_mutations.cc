// Faults of pages, annotations, actions and forms.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

QPDFObjectHandle add_annotation(TaggedPdf& pdf, const std::string& dictionary) {
    QPDFObjectHandle made =
        pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf.pdf, dictionary));
    pdf.at("page").getKey("/Annots").appendItem(made);
    return made;
}

std::string look(TaggedPdf& pdf) {
    return pdf
        .add_stream("<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>>>>", "")
        .unparse();
}

// An annotation in an element of its own.
void add_tagged(TaggedPdf& pdf, const std::string& dictionary, const std::string& element) {
    QPDFObjectHandle one =
        add_annotation(pdf, "<</Type /Annot /F 4 /StructParent 2 " + dictionary + ">>");
    pdf.add_element(
        "Document",
        "/K [<</Type /OBJR /Obj " + one.unparse() + " /Pg " + pdf.at("page").unparse()
            + ">>]",
        element
    );
    QPDFObjectHandle nums = pdf.at("parents").getKey("/Nums");
    nums.appendItem(QPDFObjectHandle::newInteger(2));
    nums.appendItem(pdf.at(element));
}

void add_field(TaggedPdf& pdf, const std::string& dictionary) {
    QPDFObjectHandle field =
        pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf.pdf, dictionary));
    pdf.set("catalog", "/AcroForm", "<</Fields [" + field.unparse() + "]>>");
}

void add_film(TaggedPdf& pdf, const std::string& clip) {
    pdf.set(
        "annotation",
        "/A",
        "<</S /Rendition /OP 0 /R <</Type /Rendition /S /MR /C <</Type /MediaClip /S /MCD "
            + clip + ">>>>>>"
    );
}

}  // namespace

std::vector<Mutation> page_mutations() {
    return {
        // Pages.
        {"a page too small",
         codes::pdf_box,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("page", "/CropBox", "[20 20 22 22]"); }},
        {"a box beyond the page",
         codes::pdf_box,
         Nothing,
         [](TaggedPdf& pdf) { pdf.set("page", "/TrimBox", "[0 0 300 300]"); }},
        {"sound: transparency with a space to blend in",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             pdf.set("state", "/ca", "0.5");
             pdf.set("page", "/Group", "<</Type /Group /S /Transparency /CS /DeviceRGB>>");
         }},
        // Annotations.
        {"sound: a comment in Annot",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /Square /Rect [0 0 9 9] /Contents (a square) /AP <</N "
                     + look(pdf) + ">>",
                 "Annot"
             );
         }},
        {"a comment without text",
         codes::pdf_annotation_text,
         Access,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /Square /Rect [0 0 9 9] /AP <</N " + look(pdf) + ">>",
                 "Annot"
             );
         }},
        {"an annotation without flags",
         codes::pdf_annotation,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("annotation", "/F", "null"); }},
        {"sound: a printer's mark outside the structure",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /PrinterMark /Rect [0 0 9 9] /F 4 /Contents "
                 "(crop) /AP <</N "
                     + look(pdf) + ">>>>"
             );
         }},
        {"a printer's mark in the structure",
         codes::pdf_annotation_tag,
         Access,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /PrinterMark /Rect [0 0 9 9] /Contents (crop) /AP <</N "
                     + look(pdf) + ">>",
                 "Annot"
             );
         }},
        {"a film without its type",
         codes::pdf_annotation_text,
         Both,
         [](TaggedPdf& pdf) { add_film(pdf, "/Alt [() (a strike)]"); }},
        {"a film without description",
         codes::pdf_annotation_text,
         Both,
         [](TaggedPdf& pdf) { add_film(pdf, "/CT (video/mp4)"); }},
        {"sound for PDF/UA: a film with both",
         codes::pdf_action,
         Archive,
         [](TaggedPdf& pdf) { add_film(pdf, "/CT (video/mp4) /Alt [() (a strike)]"); }},
        {"a button without states",
         codes::pdf_appearance,
         Archive,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /Widget /FT /Btn /TU (yes) /T (yes) /Rect [0 0 9 9] /AP <</N "
                     + look(pdf) + ">>",
                 "Form"
             );
         }},
        {"sound: a button with states",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /Widget /FT /Btn /TU (yes) /T (yes) /Rect [0 0 9 9] /AS /Off "
                 "/AP <</N <</Off "
                     + look(pdf) + " /On " + look(pdf) + ">>>>",
                 "Form"
             );
         }},
        {"a comment of states",
         codes::pdf_appearance,
         Archive,
         [](TaggedPdf& pdf) {
             add_tagged(
                 pdf,
                 "/Subtype /Square /Rect [0 0 9 9] /Contents (a square) /AP <</N <</On "
                     + look(pdf) + ">>>>",
                 "Annot"
             );
         }},
        // Actions and forms.
        {"a file to be started",
         codes::pdf_action,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("annotation", "/A", "<</S /Launch /F (a.exe)>>"); }},
        {"JavaScript for the whole document",
         codes::pdf_action,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set(
                 "catalog",
                 "/Names",
                 "<</JavaScript <</Names [(a) <</S /JavaScript /JS (1)>>]>>>>"
             );
         }},
        {"a document that sets off actions",
         codes::pdf_action,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("catalog", "/AA", "<<>>"); }},
        {"a field's own actions",
         codes::pdf_action,
         Archive,
         [](TaggedPdf& pdf) { add_field(pdf, "<</FT /Tx /T (name) /AA <<>>>>"); }},
    };
}

}  // namespace pam::preflight::test
