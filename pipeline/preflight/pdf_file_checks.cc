// The file's frame: header, trailer, encryption, and every object of it, whether content
// uses it or not (ISO 19005-2, 6.1; ISO 14289-1, 6.1 and 7.16).
#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_limits.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

constexpr std::size_t most_objects = 8388607;
constexpr int deepest_nesting = 200;

void check_header(PdfSubject& subject) {
    const std::string_view bytes = subject.bytes;
    const bool sound = bytes.size() > 9 && bytes.substr(0, 7) == "%PDF-1."
                       && bytes[7] >= '0' && bytes[7] <= '7'
                       && (bytes[8] == '\n' || bytes[8] == '\r');
    if (!sound)
        subject.log.breach(
            rules::version,
            {},
            "the header is not that of a PDF 1.0 to 1.7",
            "the first line must be %PDF-1.n; qpdf writes it so, without what stands "
            "before it (qpdf --force-version=1.7 --newline-before-endstream in.pdf out.pdf)"
        );
    if (subject.before > 0)
        subject.log.breach(
            rules::header,
            {},
            fmt::format("{} bytes stand before the header", subject.before),
            hints::rewrite
        );
    const std::size_t line = bytes.find_first_of("\r\n");
    if (line == std::string_view::npos) return;
    const std::size_t next = bytes.find_first_not_of("\r\n", line);
    bool marked = next != std::string_view::npos && bytes[next] == '%';
    for (std::size_t i = next + 1; marked && i < next + 5; ++i)
        marked = i < bytes.size() && static_cast<unsigned char>(bytes[i]) > 127;
    if (!marked)
        subject.log.breach(
            rules::header,
            {},
            "the second line is no comment of four bytes above 127",
            hints::rewrite
        );
}

void check_trailer(PdfSubject& subject) {
    QPDFObjectHandle id = value_of(subject.pdf.getTrailer(), "/ID");
    if (!id.isArray() || id.getArrayNItems() == 0)
        subject.log.breach(
            rules::file_id, {}, "the trailer has no file identifier (ID)", hints::rewrite
        );
    const std::size_t end = subject.bytes.rfind("%%EOF");
    if (end == std::string_view::npos) return;
    std::string_view rest = subject.bytes.substr(end + 5);
    if (rest.substr(0, 2) == "\r\n")
        rest.remove_prefix(2);
    else if (!rest.empty() && (rest[0] == '\n' || rest[0] == '\r'))
        rest.remove_prefix(1);
    if (!rest.empty())
        subject.log.breach(
            rules::after_end,
            {},
            fmt::format("{} bytes stand after the end of the file", rest.size()),
            "cut off what follows %%EOF and its line end, which a server or a mail program "
            "may have added; qpdf does (qpdf --newline-before-endstream in.pdf out.pdf)"
        );
}

void check_encryption(PdfSubject& subject) {
    if (!subject.pdf.isEncrypted()) return;
    subject.log.breach(
        rules::encrypted,
        {},
        "the file is encrypted",
        "an archive must be able to read it in a hundred years: save it without a password "
        "(qpdf --decrypt --password=... in.pdf out.pdf)"
    );
    // Bit 10: assistive technology may read the text.
    QPDFObjectHandle encrypt = value_of(subject.pdf.getTrailer(), "/Encrypt");
    const long long permissions = integer_at(encrypt, "/P").value_or(0);
    if ((permissions & 512) == 0)
        subject.log.breach(
            rules::extraction_forbidden,
            {},
            "the file's permissions forbid assistive technology to read it",
            "allow it (Acrobat: File, Properties, Security, text access for screen "
            "readers), or remove the password (qpdf --decrypt --password=... in.pdf "
            "out.pdf)"
        );
}

class ObjectChecks {
public:
    ObjectChecks(PdfSubject& subject) : log_(subject.log) {}

    void check(QPDFObjectHandle object) {
        place_ = place_of(object);
        if (object.isStream()) check_stream(object);
        check_value(object.isStream() ? object.getDict() : object, 0);
    }

private:
    void check_value(QPDFObjectHandle value, int depth) {
        // qpdf itself refuses what is nested deeper.
        if (depth > deepest_nesting || (depth > 0 && value.isIndirect())) return;
        if (value.isString()) {
            check_string_length(value.getStringValue().size(), place_, log_);
        } else if (value.isName()) {
            check_name_length(value.getName().size() - 1, place_, log_);
        } else if (value.isInteger()) {
            check_integer(static_cast<double>(value.getIntValue()), place_, log_);
        } else if (value.isReal()) {
            check_real(value.getNumericValue(), place_, log_);
        } else if (value.isArray()) {
            for (QPDFObjectHandle& one : value.getArrayAsVector())
                check_value(one, depth + 1);
        } else if (value.isDictionary()) {
            check_dictionary(value, depth);
        }
    }

    void check_dictionary(QPDFObjectHandle dictionary, int depth) {
        for (auto& [key, value] : entries(dictionary)) {
            check_name_length(key.size() - 1, place_, log_);
            check_value(value, depth + 1);
        }
        if (has_key(dictionary, "/EF")) check_file_specification(dictionary);
        if (name_at(dictionary, "/Type") == "Font")
            check_name(name_at(dictionary, "/BaseFont"), place_, log_);
    }

    void check_file_specification(QPDFObjectHandle specification) {
        if (has_text(text_at(specification, "/F"))
            && has_text(text_at(specification, "/UF")))
            return;
        log_.breach(
            rules::file_specification,
            place_,
            "an embedded file lacks its name (F or UF)",
            "embed the file once more with a program that writes both (Acrobat: "
            "Attachments)"
        );
    }

    void check_stream(QPDFObjectHandle stream) {
        for (const char* key : {"/F", "/FFilter", "/FDecodeParms"})
            if (has_key(stream, key))
                log_.breach(
                    rules::stream_external,
                    place_,
                    "a stream's data stand in another file",
                    "embed the data: export the PDF once more as one file"
                );
        static const std::set<std::string> allowed = {
            "ASCIIHexDecode",
            "ASCII85Decode",
            "FlateDecode",
            "RunLengthDecode",
            "CCITTFaxDecode",
            "JBIG2Decode",
            "DCTDecode",
            "JPXDecode"};
        for (QPDFObjectHandle& filter : elements(value_of(stream, "/Filter")))
            if (allowed.count(name_of(filter)) == 0 && name_of(filter) != "Crypt")
                log_.breach(
                    rules::stream_filter,
                    place_,
                    fmt::format("a stream is packed by {}", name_of(filter)),
                    hints::rewrite
                );
    }

    PdfLog& log_;
    PdfPlace place_;
};

}  // namespace

void check_name(const std::string& name, const PdfPlace& place, PdfLog& log) {
    if (!utf8::find_invalid(name)) return;
    log.breach(
        rules::name_utf8,
        place,
        fmt::format("the name {} is not UTF-8", name),
        "write the names of fonts, inks and structure types in UTF-8, or in ASCII"
    );
}

void check_file(PdfSubject& subject) {
    check_header(subject);
    check_trailer(subject);
    check_encryption(subject);
}

void check_objects(PdfSubject& subject) {
    ObjectChecks checks(subject);
    const auto objects = subject.pdf.getAllObjects();
    if (objects.size() > most_objects)
        subject.log.breach(
            rules::limits,
            {},
            "there are more than 8388607 objects",
            "divide the file (qpdf --split-pages=1000 in.pdf out.pdf)"
        );
    for (const QPDFObjectHandle& object : objects)
        checks.check(object);
}

}  // namespace pam::preflight
