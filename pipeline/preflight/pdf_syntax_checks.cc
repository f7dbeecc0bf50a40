// How the bytes themselves are written, which libqpdf reads past: the frame of objects,
// strings in hexadecimal, the ends of streams (ISO 19005-2, 6.1.4, 6.1.6, 6.1.7.1, 6.1.9).
#include "preflight/content_lexer.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>
#include <qpdf/QPDFXRefEntry.hh>

#include <cctype>

namespace pam::preflight {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

// One indirect object, from its number on.
class ObjectScan {
public:
    ObjectScan(std::string_view bytes, std::size_t at, const PdfPlace& place, PdfLog& log)
        : bytes_(bytes)
        , at_(at)
        , place_(place)
        , log_(log) {}

    void scan(QPDFObjectHandle object) {
        if (!frame()) return;
        const std::size_t end = bytes_.find("endobj", at_);
        if (end == std::string_view::npos) return malformed("is not closed by endobj");
        // A stream may hold any bytes, "endobj" among them: its length is asked instead.
        if (object.isStream()) {
            scan_value();
            return stream(object);
        }
        scan_value();
        if (at_ > 0 && !is_line_end(bytes_[at_ - 1]))
            malformed("has no line end before endobj");
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
    }

    void malformed(const std::string& what) {
        log_.breach(rules::object_form, place_, "the object " + what, hints::rewrite);
    }

    // "12 0 obj" with one space each, line ends before and after.
    bool frame() {
        if (at_ == 0 || !is_line_end(bytes_[at_ - 1]))
            malformed("does not begin on a line of its own");
        for (int part = 0; part < 2; ++part) {
            if (!is_digit(peek())) return false;
            while (is_digit(peek()))
                ++at_;
            if (peek() != ' ' || std::isspace(static_cast<unsigned char>(peek(1))) != 0) {
                malformed("has other than one space in its head");
                return false;
            }
            ++at_;
        }
        if (bytes_.substr(at_, 3) != "obj") return false;
        at_ += 3;
        if (!is_line_end(peek())) malformed("has no line end after obj");
        return true;
    }

    // Passes over the value, looking at its strings, up to "endobj" or "stream".
    void scan_value() {
        while (at_ < bytes_.size()) {
            const char c = peek();
            if (c == '(') {
                literal();
            } else if (c == '<' && peek(1) != '<') {
                hexadecimal();
            } else if (c == '<' || (c == '>' && peek(1) == '>')) {
                at_ += 2;
            } else if (c == '%') {
                while (at_ < bytes_.size() && !is_line_end(peek()))
                    ++at_;
            } else if (c == '/') {
                ++at_;
                while (std::isalnum(static_cast<unsigned char>(peek())) != 0)
                    ++at_;
            } else if (starts("endobj") || starts("stream")) {
                return;
            } else {
                ++at_;
            }
        }
    }

    [[nodiscard]] bool starts(std::string_view word) const {
        return bytes_.substr(at_, word.size()) == word;
    }

    void literal() { at_ = end_of_literal(bytes_, at_); }

    void hexadecimal() {
        std::size_t digits = 0;
        bool sound = true;
        for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
            const auto c = static_cast<unsigned char>(bytes_[at_]);
            if (std::isxdigit(c) != 0)
                ++digits;
            else if (std::isspace(c) == 0 && c != 0)
                sound = false;
        }
        ++at_;
        if (!sound || digits % 2 != 0)
            log_.breach(
                rules::hex_string,
                place_,
                "a string in hexadecimal has an odd number of digits, or others",
                hints::rewrite
            );
    }

    void stream(QPDFObjectHandle object) {
        if (!starts("stream")) return;
        at_ += 6;
        bool sound = true;
        if (starts("\r\n"))
            at_ += 2;
        else if (peek() == '\n')
            ++at_;
        else
            sound = false;
        const long long length = integer_at(object, "/Length").value_or(-1);
        const auto end = at_ + static_cast<std::size_t>(std::max<long long>(length, 0));
        if (length < 0 || end + 11 > bytes_.size()) return unsound();
        std::size_t after = end;
        if (bytes_.substr(after, 2) == "\r\n")
            after += 2;
        else if (is_line_end(bytes_[after]))
            ++after;
        else
            sound = false;
        if (!sound || bytes_.substr(after, 9) != "endstream") unsound();
    }

    void unsound() {
        log_.breach(
            rules::stream_form,
            place_,
            "the stream's Length is not that of its data, or a line end lacks around them",
            hints::rewrite
        );
    }

    std::string_view bytes_;
    std::size_t at_;
    PdfPlace place_;
    PdfLog& log_;
};

// A classic cross-reference table: "xref", one line end, "0 5", one line end.
void check_xref(PdfSubject& subject) {
    const std::string_view bytes = subject.bytes;
    const std::size_t last = bytes.rfind("startxref");
    if (last == std::string_view::npos) return;
    std::size_t at = bytes.find_first_of("0123456789", last);
    std::size_t offset = 0;
    for (; at < bytes.size() && is_digit(bytes[at]) && offset < bytes.size(); ++at)
        offset = offset * 10 + static_cast<std::size_t>(bytes[at] - '0');
    if (offset >= bytes.size() || bytes.substr(offset, 4) != "xref") return;
    offset += 4;
    if (bytes.substr(offset, 2) == "\r\n")
        offset += 2;
    else if (offset < bytes.size() && is_line_end(bytes[offset]))
        ++offset;
    else
        offset = bytes.size();
    if (offset >= bytes.size() || !is_digit(bytes[offset]))
        subject.log.breach(
            rules::xref_form,
            {},
            "the word xref and the table after it are not parted by one line end",
            hints::rewrite
        );
}

}  // namespace

void check_syntax(PdfSubject& subject) {
    if (!subject.log.held_to_archive()) return;
    check_xref(subject);
    for (const auto& [number, entry] : subject.pdf.getXRefTable()) {
        if (entry.getType() != 1) continue;
        const auto offset = static_cast<std::size_t>(entry.getOffset());
        if (offset >= subject.bytes.size()) continue;
        const PdfPlace place{0, number.getObj()};
        ObjectScan(subject.bytes, offset, place, subject.log)
            .scan(subject.pdf.getObject(number));
    }
}

}  // namespace pam::preflight
