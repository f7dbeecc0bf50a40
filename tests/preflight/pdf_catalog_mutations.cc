// Faults of the catalog, of pages and of annotations.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

// One more annotation on the page.
void add_annotation(TaggedPdf& pdf, const std::string& dictionary) {
    pdf.at("page").getKey("/Annots").appendItem(
        pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf.pdf, dictionary))
    );
}

}  // namespace

std::vector<Mutation> catalog_mutations() {
    return {
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
         [](TaggedPdf& pdf) {
             pdf.set("catalog", "/OCProperties", "<</OCGs [] /D <<>>>>");
         }},
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
        {"layers missing in the order",
         codes::pdf_layers,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle layer = pdf.pdf.makeIndirectObject(
                 QPDFObjectHandle::parse("<</Type /OCG /Name (one)>>")
             );
             pdf.set(
                 "catalog",
                 "/OCProperties",
                 "<</OCGs [" + layer.unparse() + "] /D <</Name (all) /Order []>>>>"
             );
         }},
        {"two layer configurations of one name",
         codes::pdf_layers,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set(
                 "catalog",
                 "/OCProperties",
                 "<</OCGs [] /D <</Name (all)>> /Configs [<</Name (all)>>]>>"
             );
         }},
        {"an embedded text",
         codes::pdf_attachment,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle file = pdf.add_stream("<</Type /EmbeddedFile>>", "text");
             pdf.set(
                 "catalog",
                 "/Names",
                 "<</EmbeddedFiles <</Names [(a) <</Type /Filespec /F (a) /UF (a) /EF <</F "
                     + file.unparse() + ">>>>]>>>>"
             );
         }},
        {"an XFA form",
         codes::pdf_form,
         Archive,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle form = pdf.add_stream("<<>>", "<a/>");
             pdf.set("catalog", "/AcroForm", "<</Fields [] /XFA " + form.unparse() + ">>");
         }},
        {"an XFA form laid out by the reader",
         codes::pdf_form,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle form = pdf.add_stream(
                 "<<>>",
                 "<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"><config "
                 "xmlns=\"http://www.xfa.org/schema/xci/1.0/\"><acrobat><acrobat7>"
                 "<dynamicRender>required</dynamicRender></acrobat7></acrobat></config></"
                 "xdp:xdp>"
             );
             pdf.set("catalog", "/AcroForm", "<</Fields [] /XFA " + form.unparse() + ">>");
         }},
        {"a form that needs rendering",
         codes::pdf_form,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("catalog", "/NeedsRendering", "true"); }},
        {"other permissions",
         codes::pdf_catalog,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("catalog", "/Perms", "<</UR <<>>>>"); }},
        {"alternate presentations",
         codes::pdf_catalog,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("catalog", "/Names", "<</AlternatePresentations <</Names []>>>>");
         }},
        {"steps of a presentation",
         codes::pdf_catalog,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("page", "/PresSteps", "<<>>"); }},
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
        {"a field that sets off actions",
         codes::pdf_action,
         Both,
         [](TaggedPdf& pdf) {
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /Widget /Rect [5 5 5 5] /F 4 /FT /Tx "
                 "/TU (a name) /A <</S /URI /URI (a:b)>>>>"
             );
         }},
        {"a field outside Form",
         codes::pdf_annotation_tag,
         Access,
         [](TaggedPdf& pdf) {
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /Widget /Rect [5 5 5 5] /F 4 /FT /Tx "
                 "/TU (a name)>>"
             );
         }},
        {"a field without a name",
         codes::pdf_annotation_text,
         Access,
         [](TaggedPdf& pdf) {
             add_annotation(
                 pdf, "<</Type /Annot /Subtype /Widget /Rect [5 5 5 5] /F 4 /FT /Tx>>"
             );
         }},
        {"a comment outside Annot",
         codes::pdf_annotation_tag,
         Access,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle look = pdf.add_stream(
                 "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>>>>", ""
             );
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /Square /Rect [0 0 9 9] /F 4 /Contents "
                 "(a square) /AP <</N "
                     + look.unparse() + ">>>>"
             );
         }},
        {"a comment of two looks",
         codes::pdf_appearance,
         Both,
         [](TaggedPdf& pdf) {
             QPDFObjectHandle look = pdf.add_stream(
                 "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>>>>", ""
             );
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /Square /Rect [0 0 9 9] /F 4 /Contents "
                 "(a square) /AP <</N "
                     + look.unparse() + " /D " + look.unparse() + ">>>>"
             );
         }},
        {"a trap network",
         codes::pdf_annotation,
         Both,
         [](TaggedPdf& pdf) {
             add_annotation(
                 pdf,
                 "<</Type /Annot /Subtype /TrapNet /Rect [0 0 9 9] /F 4 "
                 "/Contents (traps)>>"
             );
         }},
        {"an empty Form element",
         codes::pdf_annotation_tag,
         Access,
         [](TaggedPdf& pdf) { pdf.add_element("Document", "", "Form"); }},
    };
}

}  // namespace pam::preflight::test
