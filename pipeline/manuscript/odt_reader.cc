#include "manuscript/odt_reader.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/edits.h"
#include "manuscript/odt_workshop.h"
#include "manuscript/office_witness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace pam::manuscript {

namespace {

using namespace document;

constexpr const char* text_document = "application/vnd.oasis.opendocument.text";

// The parts that bear words, in the order of the transcript.
struct Part {
    std::string text;
    XmlPart parsed;
};

Error other_kind(std::string_view type) {
    return {
        codes::office_file_of_other_kind,
        type.empty() ? "the file is no OpenDocument text"
                     : fmt::format("the file is of the kind \"{}\", not a text", type),
        Span::none(),
        {"open it in its own program and save it as a text, .odt"}};
}

Result<void> check_kind(OfficePackage& files) {
    std::string type;
    if (files.has("mimetype"))
        if (auto read = files.read("mimetype", 4096)) type = utf8::trim(*read);
    const bool text = type.empty() || type.starts_with(text_document);
    if (!text || !files.has("content.xml")) return other_kind(type);
    return {};
}

// ODF 1.3 part 2, 3.4: the manifest names how each part was encrypted.
Result<void> check_unlocked(OfficePackage& files) {
    if (!files.has("META-INF/manifest.xml")) return {};
    const auto manifest = files.read("META-INF/manifest.xml", limits::office_part_bytes);
    if (!manifest || manifest->find("encryption-data") == std::string::npos) return {};
    return Error{
        codes::office_file_locked,
        "the file is protected by a password",
        Span::none(),
        {"open it in its program and save it without a password"}};
}

Result<Part> read_part(OfficePackage& files, const char* name) {
    PAM_TRY(Bytes raw, files.read(name, limits::office_part_bytes));
    Part part;
    PAM_TRY(part.text, decode_xml(std::move(raw), name));
    PAM_TRY(part.parsed, parse_xml(part.text, name, odt::namespaces(), Blanks::All));
    return part;
}

// ---------------------------------------------------------------- the witness

// Characters count inside paragraphs and headings, but for what is said about them.
void hear_part(std::string_view text, std::string& heard) {
    const auto local = [](const MarkupEvent& event, std::string_view space, auto... names) {
        return event.space == space && ((event.name == names) || ...);
    };
    constexpr std::string_view text_space =
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    constexpr std::string_view dc_space = "http://purl.org/dc/elements/1.1/";
    constexpr std::string_view svg_space =
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    constexpr std::string_view meta_space =
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    int inside = 0;
    int about = 0;
    MarkupScanner scanner(text);
    while (const auto event = scanner.next()) {
        if (event->kind == MarkupEvent::Kind::Characters) {
            if (inside > 0 && about == 0) hear(heard, event->characters, event->literal);
            continue;
        }
        const int step = event->kind == MarkupEvent::Kind::Open ? 1 : -1;
        if (local(*event, text_space, "p", "h")) inside += step;
        if (local(*event, text_space, "note-citation")
            || local(*event, dc_space, "creator", "date")
            || local(*event, svg_space, "title", "desc")
            || local(*event, meta_space, "date-string", "creator-initials"))
            about += step;
    }
}

// ---------------------------------------------------------------- facts

void collect_goals(pugi::xml_node top, odt::Workshop& shop) {
    for (pugi::xml_node node = top.first_child(); node && node != top;) {
        const std::string_view href = odt::attribute(node, "xlink:href");
        if (href.starts_with('#')) {
            const auto [goal, added] =
                shop.referred.emplace(href.substr(1, href.rfind('|') - 1));
            if (added && href.ends_with("|outline")) shop.outline.push_back(*goal);
        }
        if (const auto name = odt::attribute(node, "text:ref-name"); !name.empty())
            shop.referred.emplace(name);
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != top && !node.next_sibling())
            node = node.parent();
        if (node != top) node = node.next_sibling();
    }
}

Field inferred(std::string_view value) {
    return {utf8::collapse_spaces(value), Origin::Inferred, Span::none()};
}

// Who made a file is often just the machine's owner: the name counts where somebody also
// gave the file a title.
void take_facts(pugi::xml_node meta, Metadata& facts) {
    const auto value = [&](const char* name) {
        return std::string_view(meta.child(name).text().get());
    };
    if (!value("dc:title").empty()) {
        facts.title = inferred(value("dc:title"));
        const std::string_view author = value("meta:initial-creator").empty()
                                            ? value("dc:creator")
                                            : value("meta:initial-creator");
        if (!author.empty()) facts.authors.push_back(inferred(author));
    }
    if (!value("dc:description").empty())
        facts.description = inferred(value("dc:description"));
    if (!value("dc:subject").empty())
        facts.subjects.push_back(inferred(value("dc:subject")));
    for (const pugi::xml_node keyword : meta.children("meta:keyword"))
        facts.subjects.push_back(inferred(keyword.text().get()));
}

std::string language_of(pugi::xml_node styles, pugi::xml_node meta) {
    const std::string_view stated = meta.child("dc:language").text().get();
    if (!stated.empty()) return std::string(stated);
    for (const pugi::xml_node style :
         styles.child("office:styles").children("style:default-style")) {
        if (odt::attribute(style, "style:family") != "paragraph") continue;
        const pugi::xml_node words = style.child("style:text-properties");
        const std::string_view language = odt::attribute(words, "fo:language");
        const std::string_view country = odt::attribute(words, "fo:country");
        if (language.empty() || language == "none") return {};
        if (country.empty() || country == "none") return std::string(language);
        return fmt::format("{}-{}", language, country);
    }
    return {};
}

// ---------------------------------------------------------------- the draft

bool is_title_line(const Block& block) {
    const auto* line = std::get_if<Paragraph>(&block.value);
    return line
           && (line->role == Role::Title || line->role == Role::Subtitle
               || line->role == Role::Author || line->role == Role::DateLine);
}

Field field_of(const Paragraph& line) {
    std::string words;
    for_each_text(line.inlines, [&](const Text& text) { words += text.text; });
    return {utf8::collapse_spaces(words), Origin::Inferred, line.span};
}

void take_title_line(const Paragraph& line, Manuscript& draft) {
    Metadata& facts = draft.document.metadata;
    const Field field = field_of(line);
    const char* what = "subtitle";
    if (line.role == Role::Title) {
        // A title of several lines.
        if (facts.title.span.is_none())
            facts.title = field;
        else
            facts.title.value += " " + field.value;
        what = "title";
    } else if (line.role == Role::Subtitle) {
        facts.subtitle = field;
    } else if (line.role == Role::Author) {
        facts.authors = {field};
        what = "author";
    } else {
        facts.date = field;
        what = "date";
    }
    draft.inferences.push_back({what, field.value, line.span});
}

// Title, subtitle, author and date at the head are the title block; a title farther down
// is a heading.
void settle_title_block(Manuscript& draft) {
    Blocks& blocks = draft.document.blocks;
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return !std::holds_alternative<SectionBreak>(block.value);
    });
    const auto end = std::find_if_not(first, blocks.end(), is_title_line);
    const bool titled = std::any_of(first, end, [](const Block& block) {
        return std::get<Paragraph>(block.value).role == Role::Title;
    });
    if (titled) {
        Division block{DivisionKind::TitleBlock, {}, {}};
        for (auto line = first; line != end; ++line) {
            take_title_line(std::get<Paragraph>(line->value), draft);
            block.blocks.push_back(std::move(*line));
        }
        block.span = std::get<Paragraph>(block.blocks.front().value).span;
        *first = Block{std::move(block)};
        blocks.erase(first + 1, end);
    }
    for (Block& block : blocks)
        if (auto* line = std::get_if<Paragraph>(&block.value);
            line && line->role == Role::Title)
            block = Block{Heading{1, {}, std::move(line->inlines), line->span}};
}

void set_page_furniture_aside(pugi::xml_node styles, odt::Workshop& shop) {
    for (const pugi::xml_node page :
         styles.child("office:master-styles").children("style:master-page"))
        for (const pugi::xml_node part : page.children()) {
            const bool head = std::string_view(part.name()).starts_with("style:header");
            odt::set_aside(part, head ? "page header" : "page footer", shop);
        }
}

}  // namespace

Result<Opened> open_odt(const Bytes& bytes, Diagnostics& log) {
    PAM_TRY(OfficePackage files, OfficePackage::open(bytes));
    PAM_CHECK(check_kind(files));
    PAM_CHECK(check_unlocked(files));
    PAM_TRY(Part content, read_part(files, "content.xml"));
    Part look;
    if (files.has("styles.xml")) {
        PAM_TRY(look, read_part(files, "styles.xml"));
    }
    Part about;
    if (files.has("meta.xml"))
        if (auto read = read_part(files, "meta.xml")) about = std::move(*read);
    const pugi::xml_node styles_root = look.parsed.tree.child("office:document-styles");
    const pugi::xml_node root = content.parsed.tree.child("office:document-content");
    const pugi::xml_node meta =
        about.parsed.tree.child("office:document-meta").child("office:meta");

    odt::Styles styles;
    styles.take(styles_root);
    styles.take(root);
    Opened opened;
    opened.format = Format::Odt;
    opened.draft.emplace();
    odt::Workshop shop{
        files,
        styles,
        *opened.draft,
        opened.images,
        log,
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {}};
    take_facts(meta, opened.draft->document.metadata);
    shop.language = language_of(styles_root, meta);
    if (!shop.language.empty())
        opened.draft->document.metadata.language = inferred(shop.language);

    shop.transcript.begin_part(0);
    shop.part_text = content.parsed.text->data();
    collect_goals(root, shop);
    const pugi::xml_node body = root.child("office:body").child("office:text");
    if (!body) return other_kind({});
    opened.draft->document.blocks = odt::read_blocks(body, shop);
    if (look.parsed.text) {
        shop.transcript.begin_part(1);
        shop.part_text = look.parsed.text->data();
        set_page_furniture_aside(styles_root, shop);
    }
    std::string heard;
    hear_part(content.text, heard);
    hear_part(look.text, heard);
    PAM_CHECK(confront(shop.transcript.in_file_order(), heard));
    settle_title_block(*opened.draft);
    number_ledger(opened.draft->ledger);
    opened.text = shop.transcript.take();
    return opened;
}

}  // namespace pam::manuscript
