// The file's frame: header, trailer, encryption, and every object of it, whether content
// uses it or not (ISO 19005-2, 6.1; ISO 14289-1, 6.1 and 7.16).
#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace pam::preflight {

namespace {

// Annex C's limits, as PDF/A-2 makes them binding.
constexpr std::size_t longest_string = 32767;
constexpr std::size_t longest_name = 127;
constexpr std::size_t most_objects = 8388607;
constexpr long long largest_integer = 2147483647;
constexpr double largest_real = 3.403e38;
constexpr double smallest_real = 1.175e-38;
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
            "the first line must be %PDF-1.n; write the file as PDF 1.7"
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
            "such a line tells programs that move files that this one is not text"
        );
}

void check_trailer(PdfSubject& subject) {
    QPDFObjectHandle id = value_of(subject.pdf.getTrailer(), "/ID");
    if (!id.isArray() || id.getArrayNItems() == 0)
        subject.log.breach(
            rules::file_id,
            {},
            "the trailer has no file identifier (ID)",
            "let the program that writes the file give it one"
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
            "cut off what follows %%EOF and its line end"
        );
}

void check_encryption(PdfSubject& subject) {
    if (!subject.pdf.isEncrypted()) return;
    subject.log.breach(
        rules::encrypted,
        {},
        "the file is encrypted",
        "an archive must be able to read it in a hundred years: save it without a password"
    );
    // Bit 10: assistive technology may read the text.
    QPDFObjectHandle encrypt = value_of(subject.pdf.getTrailer(), "/Encrypt");
    const long long permissions = integer_at(encrypt, "/P").value_or(0);
    if ((permissions & 512) == 0)
        subject.log.breach(
            rules::extraction_forbidden,
            {},
            "the file's permissions forbid assistive technology to read it",
            "allow extraction for accessibility"
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
    void limit(const std::string& message) {
        log_.breach(rules::limits, place_, message, "another program will not read it");
    }

    void check_value(QPDFObjectHandle value, int depth) {
        // qpdf itself refuses what is nested deeper.
        if (depth > deepest_nesting || (depth > 0 && value.isIndirect())) return;
        if (value.isString()) {
            if (value.getStringValue().size() > longest_string)
                limit("a string is longer than 32767 bytes");
        } else if (value.isName()) {
            check_name(value.getName());
        } else if (value.isInteger()) {
            const long long number = value.getIntValue();
            if (number > largest_integer || number < -largest_integer - 1)
                limit(fmt::format("the integer {} does not fit 32 bits", number));
        } else if (value.isReal()) {
            check_real(std::fabs(value.getNumericValue()));
        } else if (value.isArray()) {
            for (QPDFObjectHandle& one : value.getArrayAsVector())
                check_value(one, depth + 1);
        } else if (value.isDictionary()) {
            check_dictionary(value, depth);
        }
    }

    void check_dictionary(QPDFObjectHandle dictionary, int depth) {
        for (auto& [key, value] : entries(dictionary)) {
            check_name(key);
            check_value(value, depth + 1);
        }
        const std::string subtype = name_at(dictionary, "/Subtype");
        if (has_key(dictionary, "/EF")) check_file_specification(dictionary);
        if (name_at(dictionary, "/Type") == "OCG") check_utf8(name_at(dictionary, "/Name"));
    }

    void check_real(double size) {
        if (size > largest_real || (size > 0 && size < smallest_real))
            limit("a real number is too large or too near to nothing");
    }

    void check_name(const std::string& name) {
        if (name.size() > longest_name + 1) limit("a name is longer than 127 bytes");
    }

    void check_utf8(const std::string& name) {
        if (utf8::find_invalid(name))
            log_.breach(
                rules::name_utf8,
                place_,
                "a name for people is not UTF-8",
                "write names of fonts, colorants and structure types in UTF-8"
            );
    }

    void check_file_specification(QPDFObjectHandle specification) {
        if (has_text(text_at(specification, "/F"))
            && has_text(text_at(specification, "/UF")))
            return;
        log_.breach(
            rules::file_specification,
            place_,
            "an embedded file lacks its name (F or UF)",
            "state both"
        );
    }

    void check_stream(QPDFObjectHandle stream) {
        for (const char* key : {"/F", "/FFilter", "/FDecodeParms"})
            if (has_key(stream, key))
                log_.breach(
                    rules::stream_external,
                    place_,
                    "a stream's data stand in another file",
                    "embed them"
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
                    "pack it anew by FlateDecode"
                );
    }

    PdfLog& log_;
    PdfPlace place_;
};

}  // namespace

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
            rules::limits, {}, "there are more than 8388607 objects", "divide the file"
        );
    for (const QPDFObjectHandle& object : objects)
        checks.check(object);
}

}  // namespace pam::preflight
