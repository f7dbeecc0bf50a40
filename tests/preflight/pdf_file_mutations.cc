// Faults of the file itself and of what it says of itself.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace pam::preflight::test {

namespace {

void replace(Bytes& bytes, std::string_view from, std::string_view to) {
    const std::size_t at = bytes.find(from);
    REQUIRE(at != Bytes::npos);
    bytes.replace(at, from.size(), to);
}

}  // namespace

std::vector<Mutation> file_mutations() {
    return {
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
        {"bytes before the header",
         codes::pdf_header,
         Archive,
         nullptr,
         [](Bytes& bytes) { bytes.insert(0, "\n\n"); }},
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
         [](TaggedPdf& pdf) { pdf.lock = TaggedPdf::Lock::Encrypted; }},
        {"closed to assistive technology",
         codes::pdf_encrypted,
         Both,
         [](TaggedPdf& pdf) { pdf.lock = TaggedPdf::Lock::Closed; }},
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
         [](TaggedPdf& pdf) {
             pdf.set("info", "/Long", "(" + std::string(33000, 'x') + ")");
         }},
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
        {"a stream packed by LZW",
         codes::pdf_stream,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/Padding", "(xxxxxxxxxx)"); },
         [](Bytes& bytes) {
             replace(bytes, "/Padding (xxxxxxxxxx)", "/Filter /LZWDecode   ");
         }},
        {"an inline image packed by LZW",
         codes::pdf_stream,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content(
                 "/Artifact",
                 "/Artifact BMC BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID a EI EMC /Artifact"
             );
         }},
        {"content that cannot be unpacked",
         codes::pdf_damaged,
         Both,
         [](TaggedPdf& pdf) { pdf.set("contents", "/Padding", "(xxxxxxxxxxxx)"); },
         [](Bytes& bytes) {
             replace(bytes, "/Padding (xxxxxxxxxxxx)", "/Filter /FlateDecode   ");
         }},
        {"the word xref and blanks",
         codes::pdf_syntax,
         Archive,
         nullptr,
         [](Bytes& bytes) { replace(bytes, "\nxref\n", "\nxref \n"); }},
        {"another length of a stream",
         codes::pdf_syntax,
         Both,
         nullptr,
         [](Bytes& bytes) { replace(bytes, "\nendstream", "aendstream"); }},
        {"a string in hexadecimal with other digits",
         codes::pdf_syntax,
         Both,
         nullptr,
         [](Bytes& bytes) { replace(bytes, "(note-1)", "<6E6FZZ>"); }},
        {"no line end before endstream",
         codes::pdf_syntax,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/Padding", "(xx)"); },
         [](Bytes& bytes) {
             replace(bytes, "abc\nendstream", "abcendstream");
             replace(bytes, "(xx)", "(xxx)");
         }},
        {"a real number too large",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("state", "/Large", "1" + std::string(39, '0') + ".0");
         }},
        {"a real number too near to nothing",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.set("state", "/Small", "0." + std::string(40, '0') + "1");
         }},
        {"an integer too large in content",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) { pdf.content("/Artifact", "2147483648 w /Artifact"); }},
        {"a real number too large in content",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content("/Artifact", "1" + std::string(39, '0') + ".0 w /Artifact");
         }},
        {"a name too long in content",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content("/Artifact", "/" + std::string(130, 'x') + " BMC EMC /Artifact");
         }},
        {"an odd number of hexadecimal digits in content",
         codes::pdf_syntax,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content("/Artifact", "/Artifact <</T <123>>> BDC EMC /Artifact");
         }},
        {"a string too long in content",
         codes::pdf_limits,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.content(
                 "/Artifact",
                 "/Artifact <</T (" + std::string(33000, 'x') + ")>> BDC EMC /Artifact"
             );
         }},
        {"a data stream in another file",
         codes::pdf_stream,
         Archive,
         [](TaggedPdf& pdf) { pdf.set("image", "/F", "(a.bin)"); }},
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
             pdf.metadata(
                 "<pdfaProperty:description>the part</pdfaProperty:description>", ""
             );
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
        {"metadata that are not well-formed",
         codes::pdf_metadata,
         Both,
         [](TaggedPdf& pdf) { pdf.metadata("</dc:title>", "</dc:titel>"); }},
    };
}

}  // namespace pam::preflight::test
