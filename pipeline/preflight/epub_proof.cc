// The proof of an EPUB: the text of its spine against the document, and every reference in
// it.
#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/epub_container.h"
#include "preflight/epub_references.h"
#include "preflight/findings.h"
#include "preflight/made_text.h"
#include "preflight/preflight.h"
#include "preflight/structure_proof.h"
#include "preflight/xml_tree.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace pam::preflight {

namespace {

// Text as typed must come through the parser: white space between elements is text in
// prose.
constexpr unsigned parse_prose = pugi::parse_default | pugi::parse_ws_pcdata;

bool has_class(pugi::xml_node element, const char* name) {
    return has_word(element.attribute("class").value(), name);
}

bool has_role(pugi::xml_node element, const char* name) {
    return has_word(element.attribute("role").value(), name);
}

bool is_block(const char* tag) {
    static const std::set<std::string> blocks = {
        "address", "article", "aside", "blockquote", "body",       "caption",
        "dd",      "div",     "dl",    "dt",         "figcaption", "figure",
        "footer",  "h1",      "h2",    "h3",         "h4",         "h5",
        "h6",      "header",  "hr",    "li",         "main",       "nav",
        "ol",      "p",       "pre",   "section",    "table",      "tbody",
        "td",      "tfoot",   "th",    "thead",      "tr",         "ul",
    };
    return blocks.count(tag) > 0;
}

struct Reference {
    std::string from;
    std::string target;
};

class SpineReader {
public:
    FoundText body;
    FoundText notes;
    std::vector<MadeText> made;
    std::vector<FoundHeading> headings;
    std::vector<FoundPicture> pictures;
    std::map<std::string, std::set<std::string>> ids;  // by path
    std::vector<Reference> references;

    void read(const std::string& path, pugi::xml_node html, bool counts_as_text) {
        path_ = path;
        body.enter(path);
        notes.enter(path);
        gather(html, counts_as_text);
    }

private:
    void gather(pugi::xml_node html, bool counts_as_text) {
        for (const pugi::xml_node child : html.children())
            index(child);
        if (counts_as_text) element(html.child("body"), &body);
    }

    void index(pugi::xml_node node) {
        if (const char* id = node.attribute("id").value(); *id != '\0')
            ids[path_].insert(id);
        for (const char* name : {"href", "src"})
            if (const char* target = node.attribute(name).value(); *target != '\0')
                references.push_back({path_, target});
        for (const pugi::xml_node child : node.children())
            index(child);
    }

    void element(pugi::xml_node node, FoundText* into) {
        if (is_made(node))
            return made.push_back({utf8::collapse_spaces(all_text(node)), path_, ""});
        if (has_role(node, "doc-endnotes")) into = &notes;
        const bool block = is_block(node.name());
        if (block) into->boundary();
        const int level = into == &body ? heading_level(node.name()) : 0;
        if (level > 0) {
            headings.push_back({level, "", path_});
            in_heading_ = true;
        }
        if (std::strcmp(node.name(), "img") == 0) picture(node);
        if (std::strcmp(node.name(), "br") == 0) into->space();
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) element(child, into);
            if (child.type() != pugi::node_pcdata && child.type() != pugi::node_cdata)
                continue;
            text(child.value(), *into);
            if (in_heading_) headings.back().text += child.value();
        }
        in_heading_ = in_heading_ && level == 0;
        if (block) into->boundary();
    }

    /// The cover shows the book itself.
    void picture(pugi::xml_node image) {
        const std::string words = image.attribute("alt").value();
        if (!utf8::trim(words).empty() && !has_role(image, "doc-cover"))
            pictures.push_back({words, path_});
    }

    static bool is_made(pugi::xml_node node) {
        return has_class(node, "generated") || has_role(node, "doc-noteref")
               || has_role(node, "doc-backlink") || std::strcmp(node.name(), "nav") == 0;
    }

    static void text(std::string_view characters, FoundText& into) {
        for (std::size_t i = 0; i < characters.size();) {
            const utf8::Decoded next = utf8::decode(characters, i);
            into.append(next.code_point);
            i += next.bytes;
        }
    }

    static std::string all_text(pugi::xml_node node) {
        std::string joined = node.value();
        for (const pugi::xml_node child : node.children())
            joined += all_text(child);
        return joined;
    }

    std::string path_;
    bool in_heading_ = false;
};

void check_references(
    const SpineReader& spine, const Container& container, Report& report
) {
    for (const Reference& reference : spine.references) {
        const Target target = resolve(reference.from, reference.target);
        if (target.outward) continue;
        if (container.entries.count(target.path) == 0) {
            add_finding(
                codes::epub_link,
                reference.from,
                fmt::format("\"{}\" leads to no file", reference.target),
                report
            );
            continue;
        }
        const auto known = spine.ids.find(target.path);
        const bool found =
            known != spine.ids.end() && known->second.count(target.fragment) > 0;
        if (!target.fragment.empty() && !found)
            add_finding(
                codes::epub_link,
                reference.from,
                fmt::format("\"{}\" leads to no place", reference.target),
                report
            );
    }
}

void check_made(const SpineReader& spine, const MadeTextKinds& kinds, Report& report) {
    static const std::set<std::string> furniture = {
        "Notes", "↩", "↩\uFE0E", "←", "Contents"};
    for (const MadeText& piece : spine.made)
        if (!piece.text.empty() && furniture.count(piece.text) == 0
            && !kinds.is_label(piece.text) && piece.where.find("nav") == std::string::npos)
            add_finding(
                codes::unknown_generated,
                piece.where,
                fmt::format(
                    "\"{}\" is neither the manuscript's nor a known piece of the style",
                    piece.text
                ),
                report
            );
    report.generated += spine.made.size();
}

void check_notes(
    const document::Document& document, const SpineReader& spine, Report& report
) {
    std::size_t found = 0;
    for (const auto& [path, names] : spine.ids)
        found += static_cast<std::size_t>(std::count_if(
            names.begin(),
            names.end(),
            [](const std::string& id) {
                return id.rfind("note-", 0) == 0
                       && id.find_first_not_of("0123456789", 5) == std::string::npos;
            }
        ));
    if (found != document.notes.size())
        add_finding(
            codes::note_missing,
            "",
            fmt::format("{} notes, but {} in the manuscript", found, document.notes.size()),
            report
        );
}

bool is_navigation(const Container& container, const std::string& path) {
    return std::any_of(
        container.manifest.begin(),
        container.manifest.end(),
        [&](const ManifestItem& item) {
            return item.path == path && has_word(item.properties, "nav");
        }
    );
}

/// The reader follows elements by recursion.
bool is_too_deep(pugi::xml_document& html) {
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node&) override { return depth() < limits::markup_nesting; }
    } walker;
    return !html.traverse(walker);
}

void read_document(
    const Container& container, const std::string& path, SpineReader& spine, Report& report
) {
    const auto entry = container.entries.find(path);
    if (entry == container.entries.end()) return;
    pugi::xml_document html;
    const auto parsed =
        html.load_buffer(entry->second.data(), entry->second.size(), parse_prose);
    if (!parsed) return add_finding(codes::epub_markup, path, parsed.description(), report);
    if (is_too_deep(html))
        return add_finding(codes::epub_markup, path, "is nested too deep", report);
    spine.read(path, html.child("html"), !is_navigation(container, path));
}

}  // namespace

Report prove_epub(
    const Bytes& epub, const document::Document& document, const Generated& generated
) {
    Report report;
    Container container;
    if (!read_container(epub, container, report)) return report;
    SpineReader spine;
    for (const std::string& path : container.spine)
        read_document(container, path, spine, report);
    // The navigation document may stand outside the spine; its links count all the same.
    for (const ManifestItem& item : container.manifest)
        if (has_word(item.properties, "nav")
            && std::find(container.spine.begin(), container.spine.end(), item.path)
                   == container.spine.end())
            read_document(container, item.path, spine, report);
    ExpectedText expected = expected_text(document);
    const TracedText notes = expected_notes(expected, spine.notes);
    add_comparison(compare(expected.body, spine.body), report);
    add_comparison(compare(notes, spine.notes), report);
    check_headings(expected, spine.headings, report);
    check_pictures(expected, spine.pictures, spine.made, report);
    check_made(spine, MadeTextKinds(document, generated), report);
    check_notes(document, spine, report);
    check_references(spine, container, report);
    return report;
}

}  // namespace pam::preflight
