// What a file that claims to be a word processor's really is, by its first bytes, so that
// the editor hears what to do rather than "not a zip archive".
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/office_package.h"

#include <array>

namespace pam::manuscript {

namespace {

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// A name as the directory of a compound file holds it: UTF-16, little-endian.
std::string utf16(std::string_view name) {
    std::string wide;
    for (const char c : name)
        wide.append({c, '\0'});
    return wide;
}

Error of_other_kind(std::string message, std::string hint) {
    return {
        codes::office_file_of_other_kind,
        std::move(message),
        Span::none(),
        {std::move(hint)}};
}

// [MS-CFB]: an encrypted .docx is wrapped in the container of the old .doc.
Error refuse_compound_file(const Bytes& bytes) {
    if (bytes.find(utf16("EncryptedPackage")) != Bytes::npos)
        return {
            codes::office_file_locked,
            "the file is protected by a password",
            Span::none(),
            {"open it in its own program and save it without a password"}};
    if (bytes.find(utf16("WordDocument")) != Bytes::npos)
        return of_other_kind(
            "the file is an old Word document (.doc)",
            "open it in a word processor and save it as .docx"
        );
    return of_other_kind(
        "the file is an old Office file, not a text document",
        "open it in its own program and save its text as .docx"
    );
}

struct Signature {
    std::string_view begins;
    const char* what;
    const char* hint;
};
constexpr std::array<Signature, 6> signatures{
    {{"{\\rtf",
      "the file is rich text (.rtf)",
      "open it in a word processor and save it as .docx"},
     {"%PDF", "the file is a PDF", "ask for the document it was made from"},
     {"<!DOCTYPE html",
      "the file is an HTML page",
      "name it .html, or open it in a word processor and save it as .docx"},
     {"<html",
      "the file is an HTML page",
      "name it .html, or open it in a word processor and save it as .docx"},
     {"<?xml",
      "the file is XML in one piece, not a packed document",
      "open it in a word processor and save it as .docx"},
     {"MIME-Version:",
      "the file is a saved web archive",
      "open it in a word processor and save it as .docx"}}};

bool begins_with(std::string_view text, std::string_view prefix) {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i) {
        const auto lower = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        };
        if (lower(text[i]) != lower(prefix[i])) return false;
    }
    return true;
}

}  // namespace

Error not_an_archive(const Bytes& bytes) {
    if (bytes.empty())
        return {
            codes::office_file_damaged,
            "the file is empty",
            Span::none(),
            {"fetch the file again"}};
    if (bytes.starts_with(compound_file)) return refuse_compound_file(bytes);
    std::string_view head(bytes);
    head = utf8::trim(head.substr(0, 256));
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    for (const Signature& known : signatures)
        if (begins_with(head, known.begins)) return of_other_kind(known.what, known.hint);
    return of_other_kind(
        "the file is no word processor's document",
        "name it by what it is: .txt for plain text, .md for Markdown, .html for a page"
    );
}

}  // namespace pam::manuscript
