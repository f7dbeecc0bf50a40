// What a file is, by its first bytes and never by its name: texts are read, and whatever is
// none is named, with a way out for the editor.
#pragma once

#include <string>
#include <string_view>

namespace pam::manuscript {

/// Text: no other kind was recognised, so bytes in some encoding. Page: a text that is an
/// HTML page. Strange: a kind of file that holds no manuscript or is not read here.
enum class FileKind { Text, Page, Docx, Odt, Strange };

/// `name` completes "this is ...", `way_out` is a hint; both are empty for Text.
struct Recognised {
    FileKind kind = FileKind::Text;
    std::string_view name;
    std::string_view way_out;
};

[[nodiscard]] Recognised recognise(std::string_view bytes);

/// True for text (in any encoding that agrees with ASCII) that begins as a page does: with
/// a document type or an html element, comments and an XML declaration before it allowed.
[[nodiscard]] bool is_page(std::string_view text);

}  // namespace pam::manuscript
