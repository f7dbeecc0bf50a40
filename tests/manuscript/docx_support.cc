#include "docx_support.h"

namespace pam::manuscript::test {

namespace {

constexpr const char* namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
    " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

constexpr const char* types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string
relationship(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + types + type + "\" Target=\""
           + target + "\"/>";
}

std::string relationships(const std::string& all) {
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           + all + "</Relationships>";
}

std::string part(const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + root + namespaces + ">"
           + inside + "</w:" + root + ">";
}

std::string root_of(const std::string& name) {
    if (name.starts_with("header")) return "hdr";
    if (name.starts_with("footer")) return "ftr";
    return name;
}

std::string type_of(const std::string& name) {
    if (name.starts_with("header")) return "header";
    if (name.starts_with("footer")) return "footer";
    return name;
}

}  // namespace

Bytes bytes_of(const Docx& file) {
    Parts parts;
    std::string of_text = file.relationships;
    parts.emplace_back("[Content_Types].xml", "<Types/>");
    parts.emplace_back(
        "_rels/.rels",
        relationships(relationship("rId1", "officeDocument", "word/document.xml"))
    );
    parts.emplace_back(
        "word/document.xml", part("document", "<w:body>" + file.body + "</w:body>")
    );
    for (const auto& [name, contents] : file.parts) {
        if (name.find('/') != std::string::npos) {
            parts.emplace_back(name, contents);
            continue;
        }
        parts.emplace_back("word/" + name + ".xml", part(root_of(name), contents));
        of_text += relationship("part-" + name, type_of(name), name + ".xml");
    }
    parts.emplace_back("word/_rels/document.xml.rels", relationships(of_text));
    return zip_of(parts, Packing::Stored);
}

std::string DocxReading::dump() const {
    std::string all = document::dump(manuscript.document);
    std::size_t at = all.find('\n') + 1;
    while (all.compare(at, 2, "  ") == 0)
        at = all.find('\n', at) + 1;
    return all.substr(at);
}

bool DocxReading::has_code(const std::string& code) const {
    for (const Diagnostic& entry : log.entries)
        if (entry.code == code) return true;
    return false;
}

std::string DocxReading::ledger() const {
    std::string told;
    for (const LedgerEntry& entry : manuscript.ledger)
        told += entry.rule + ": " + entry.before + " > " + entry.after + "\n";
    return told;
}

std::string DocxReading::ledger_codes() const {
    std::string told;
    for (const LedgerEntry& entry : manuscript.ledger)
        if (told.find(entry.code) == std::string::npos) told += entry.code + " ";
    return told;
}

std::string DocxReading::inferences() const {
    std::string told;
    for (const Inference& one : manuscript.inferences)
        if (one.what != "language") told += one.what + ": " + one.value + "\n";
    return told;
}

DocxReading read_docx(const Docx& file) {
    Diagnostics log;
    auto opened = open_docx(bytes_of(file), log);
    if (!opened) FAIL(opened.error().code << " " << opened.error().message);
    REQUIRE(opened->draft.has_value());
    CHECK(opened->format == Format::Docx);
    const Source source("letter.docx", opened->text);
    const Account account = balance(source, *opened->draft);
    INFO(opened->text);
    INFO(ledger_text(source, *opened->draft, account));
    CHECK(account.balances());
    CHECK(account.as_text + account.as_ledger == account.characters);
    return {
        std::move(opened->text),
        std::move(*opened->draft),
        std::move(opened->images),
        std::move(log)};
}

std::string code_of(const Bytes& bytes) {
    Diagnostics log;
    const auto opened = open_docx(bytes, log);
    return opened ? "" : opened.error().code;
}

std::string p(const std::string& words) {
    return para("", r(words));
}

std::string p(const std::string& words, const std::string& style) {
    return para("<w:pStyle w:val=\"" + style + "\"/>", r(words));
}

std::string para(const std::string& properties, const std::string& runs) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}

std::string r(const std::string& words, const std::string& properties) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words
           + "</w:t></w:r>";
}

std::string style(
    const std::string& id,
    const std::string& name,
    const std::string& more,
    const std::string& type
) {
    return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\""
           + name + "\"/>" + more + "</w:style>";
}

}  // namespace pam::manuscript::test
