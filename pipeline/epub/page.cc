#include "epub/page.h"

namespace pam::epub {

pugi::xml_node begin_page(
    pugi::xml_document& xml,
    const Publication& book,
    const std::string& path,
    const std::string& title
) {
    begin(xml, Kind::Xhtml);
    pugi::xml_node html =
        add(xml,
            "html",
            {{"xmlns", "http://www.w3.org/1999/xhtml"},
             {"xmlns:epub", "http://www.idpf.org/2007/ops"},
             {"lang", book.language},
             {"xml:lang", book.language},
             {"dir", book.right_to_left ? "rtl" : ""}});
    append_line_end(html);
    pugi::xml_node head = add(html, "head");
    add(head, "meta", {{"charset", "utf-8"}});
    add_text(head, "title", title);
    add(head,
        "link",
        {{"rel", "stylesheet"},
         {"type", "text/css"},
         {"href", relative_path(path, "style.css")}});
    append_line_end(html);
    return add(html, "body", {{"dir", book.right_to_left ? "rtl" : ""}});
}

ContentDocument& add_document(
    Publication& book, Part part, const std::string& path, const std::string& title
) {
    auto xml = std::make_unique<pugi::xml_document>();
    const pugi::xml_node body = begin_page(*xml, book, path, title);
    book.documents.push_back({part, path, title, std::move(xml), body});
    return book.documents.back();
}

}  // namespace pam::epub
