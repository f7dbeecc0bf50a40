// Ways out that more than one rule offers, for those who have to mend a file: the editor in
// the program that made it, the distributor with qpdf, the print shop with its own tools.
#pragma once

namespace pam::preflight::hints {

inline constexpr const char* rewrite =
    "let qpdf write the file anew, which keeps text and tags (qpdf "
    "--newline-before-endstream in.pdf out.pdf); where qpdf warns too, export the PDF once "
    "more from what it was made of";
inline constexpr const char* export_again =
    "export the PDF once more from the program that made it; where that cannot be, "
    "Ghostscript draws it anew, but loses the tags (gs -sDEVICE=pdfwrite -o out.pdf "
    "in.pdf)";
inline constexpr const char* export_archive =
    "export it as PDF/A-2 (LibreOffice: Archive (PDF/A); Acrobat: preflight, Convert to "
    "PDF/A-2b)";
inline constexpr const char* export_tagged =
    "export it with tags (Word: Options, Document structure tags; LibreOffice: Universal "
    "accessibility (PDF/UA); InDesign: Create Tagged PDF), or tag it in Acrobat "
    "(Accessibility, Autotag) and look the tags through";
inline constexpr const char* embed_font =
    "embed it whole or as a subset when exporting (Word: Options, Save, Embed fonts; "
    "LibreOffice and InDesign do so by themselves); of a finished file, Acrobat's "
    "preflight: Embed missing fonts";
inline constexpr const char* embed_font_again =
    "export the PDF once more, with another version of the font if it happens again";
inline constexpr const char* state_language =
    "state the document's language: the catalog's Lang (Acrobat: File, Properties, "
    "Advanced; Word and LibreOffice: the language of the text)";
inline constexpr const char* output_intent =
    "add an output intent for it, as every export to PDF/A or PDF/X does, or convert the "
    "colours to what the intent defines";
inline constexpr const char* enclose_annotation =
    "enclose it in one (Acrobat: Accessibility tags, Find, Unmarked Annotations, Tag "
    "Element): an object reference, and StructParent";
inline constexpr const char* mend_tree =
    "export the PDF with its tags once more: what leads from the page to its tags "
    "(StructParents, ParentTree) cannot be mended by hand";

}  // namespace pam::preflight::hints
