// Signatures (ISO 19005-2, 6.1.12 and 6.4.3): each covers the whole file, is of one signer
// and brings that signer's certificate along. Whether it is genuine is not asked: that
// needs the certificates of the world, and a clock.
#include "preflight/content_lexer.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>
#include <qpdf/QPDFXRefEntry.hh>

#include <algorithm>

namespace pam::preflight {

namespace {

/// A value of the Distinguished Encoding Rules (ITU-T X.690).
struct Der {
    unsigned tag = 0;
    std::string_view content;
};

enum Tag : unsigned { Sequence = 0x30, Set = 0x31, First = 0xA0 };

// Takes the next value off the bytes; nothing where they are malformed or at their end.
std::optional<Der> take(std::string_view& bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() < 2) return std::nullopt;
    Der value;
    value.tag = byte(0);
    std::size_t length = byte(1);
    std::size_t at = 2;
    if (length >= 0x80) {
        const std::size_t count = length & 0x7F;
        if (count == 0 || count > 4 || bytes.size() < 2 + count) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < count; ++i)
            length = length << 8 | byte(at++);
    }
    if (length > bytes.size() - at) return std::nullopt;
    value.content = bytes.substr(at, length);
    bytes.remove_prefix(at + length);
    return value;
}

std::size_t count_values(std::string_view bytes) {
    std::size_t count = 0;
    while (take(bytes))
        ++count;
    return count;
}

struct SignedData {
    std::size_t certificates = 0;
    std::size_t signers = 0;
};

// PKCS #7 (RFC 2315, 7 and 9.1); zeros where it is none.
SignedData read_signed_data(std::string_view bytes) {
    const auto whole = take(bytes);
    if (!whole || whole->tag != Sequence) return {};
    std::string_view inside = whole->content;
    const auto kind = take(inside);
    const auto explicitly = take(inside);
    if (!kind || !explicitly || explicitly->tag != First) return {};
    inside = explicitly->content;
    const auto data = take(inside);
    if (!data || data->tag != Sequence) return {};
    inside = data->content;
    SignedData found;
    // Version, the algorithms of the digests, what is signed; then the rest by its tags.
    for (int part = 0; part < 3; ++part)
        if (!take(inside)) return {};
    while (const auto part = take(inside)) {
        if (part->tag == First) found.certificates = count_values(part->content);
        if (part->tag == Set) found.signers = count_values(part->content);
    }
    return found;
}

/// Where the string Contents stands in the file, its brackets included.
struct Gap {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Reads a dictionary's bytes only as far as its Contents, over what nests in it.
class GapSeeker {
public:
    GapSeeker(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    std::optional<Gap> seek() {
        at_ = bytes_.find("<<", at_);
        if (at_ == std::string_view::npos) return std::nullopt;
        int depth = 0;
        while (at_ < bytes_.size()) {
            if (starts("<<") || starts(">>")) {
                depth += bytes_[at_] == '<' ? 1 : -1;
                at_ += 2;
                if (depth == 0) return std::nullopt;
            } else if (bytes_[at_] == '(' || bytes_[at_] == '<') {
                pass_string();
            } else if (depth == 1 && starts("/Contents")) {
                at_ += std::string_view("/Contents").size();
                if (is_blank() || bytes_[at_] == '<' || bytes_[at_] == '(') return string();
            } else {
                ++at_;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool starts(std::string_view word) const {
        return bytes_.substr(at_, word.size()) == word;
    }
    [[nodiscard]] bool is_blank() const {
        return at_ < bytes_.size()
               && std::string_view(" \t\r\n\f\0", 6).find(bytes_[at_])
                      != std::string_view::npos;
    }

    std::optional<Gap> string() {
        while (is_blank())
            ++at_;
        if (at_ >= bytes_.size() || (bytes_[at_] != '<' && bytes_[at_] != '('))
            return std::nullopt;
        Gap gap;
        gap.begin = at_;
        pass_string();
        gap.end = at_;
        return gap;
    }

    void pass_string() {
        if (bytes_[at_] == '<') {
            at_ = std::min(bytes_.find('>', at_), bytes_.size() - 1) + 1;
            return;
        }
        at_ = end_of_literal(bytes_, at_);
    }

    std::string_view bytes_;
    std::size_t at_;
};

class SignatureChecks {
public:
    explicit SignatureChecks(PdfSubject& subject) : subject_(subject), log_(subject.log) {}

    void check(QPDFObjectHandle signature, const PdfPlace& place) {
        place_ = place;
        check_references(signature);
        if (!covers_all(signature))
            log_.breach(
                rules::signature,
                place_,
                "a signature does not cover the whole file but for itself (ByteRange)",
                "sign the finished file anew, and change nothing in it afterwards"
            );
        QPDFObjectHandle contents = value_of(signature, "/Contents");
        if (contents.isString()) check_contents(contents.getStringValue());
    }

private:
    // The digest that certified what may be changed is of PDF 1.5, and no longer trusted.
    void check_references(QPDFObjectHandle signature) {
        if (!has_key(value_of(subject_.catalog, "/Perms"), "/DocMDP")) return;
        for (QPDFObjectHandle& one : elements(value_of(signature, "/Reference")))
            for (const char* key : {"/DigestLocation", "/DigestMethod", "/DigestValue"})
                if (has_key(one, key))
                    log_.breach(
                        rules::signature_reference,
                        place_,
                        fmt::format("a certifying signature's reference has {}", key + 1),
                        "certify the finished file once more, as a PDF 1.7 or later "
                        "(Acrobat X and later)"
                    );
    }

    [[nodiscard]] bool covers_all(QPDFObjectHandle signature) const {
        const auto range = elements(value_of(signature, "/ByteRange"));
        if (range.size() != 4) return false;
        std::size_t number[4];
        for (std::size_t i = 0; i < 4; ++i) {
            QPDFObjectHandle value = range[i];
            if (!value.isInteger() || value.getIntValue() < 0) return false;
            number[i] = static_cast<std::size_t>(value.getIntValue());
        }
        const auto gap = gap_of(signature);
        return gap && number[0] == 0 && number[1] == gap->begin && number[2] == gap->end
               && ends(gap->end, number[2] + number[3]);
    }

    [[nodiscard]] std::optional<Gap> gap_of(QPDFObjectHandle signature) const {
        const auto table = subject_.pdf.getXRefTable();
        const auto entry = table.find(QPDFObjGen(place_.object, 0));
        if (!signature.isDictionary() || entry == table.end()
            || entry->second.getType() != 1)
            return std::nullopt;
        return GapSeeker(
                   subject_.bytes, static_cast<std::size_t>(entry->second.getOffset())
        )
            .seek();
    }

    // The end of the file as it was signed; what was added later stands behind it.
    [[nodiscard]] bool ends(std::size_t from, std::size_t end) const {
        const std::string_view bytes = subject_.bytes;
        const std::size_t marker = bytes.find("%%EOF", bytes.find("startxref", from));
        if (marker == std::string_view::npos) return end == bytes.size();
        std::size_t last = marker + 5;
        if (bytes.substr(last, 2) == "\r\n")
            last += 2;
        else if (last < bytes.size() && (bytes[last] == '\n' || bytes[last] == '\r'))
            ++last;
        if (last == bytes.size()) return end == last;
        return end >= marker + 5 && end <= last;
    }

    void check_contents(const std::string& contents) {
        const SignedData data = read_signed_data(contents);
        const auto wrong = [&](const std::string& message) {
            log_.breach(
                rules::signature,
                place_,
                message,
                "sign the file with a program that writes PKCS #7 with the signer's "
                "certificate in it, once for each signature"
            );
        };
        if (data.certificates == 0)
            wrong("a signature does not bring its signer's certificate along");
        if (data.signers != 1)
            wrong(fmt::format("a signature has {} signers instead of one", data.signers));
    }

    PdfSubject& subject_;
    PdfLog& log_;
    PdfPlace place_;
};

}  // namespace

void check_signatures(PdfSubject& subject) {
    if (!subject.log.held_to_archive()) return;
    SignatureChecks checks(subject);
    for (QPDFObjectHandle& field : form_fields(subject.catalog)) {
        QPDFObjectHandle signature = value_of(field, "/V");
        if (name_at(field, "/FT") == "Sig" && signature.isDictionary())
            checks.check(signature, place_of(signature.isIndirect() ? signature : field));
    }
}

}  // namespace pam::preflight
