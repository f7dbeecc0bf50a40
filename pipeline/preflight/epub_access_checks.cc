// What a blind reader would stumble over, as far as a program can tell.
#include "preflight/codes.h"
#include "preflight/epub_content_checks.h"
#include "preflight/epub_package_reader.h"

#include <fmt/format.h>

namespace pam::preflight {

namespace {

// 1 to 6 for h1 to h6, else 0.
int heading_level(const XmlTree& tree, std::size_t node) {
    const std::string_view name = tree.nodes[node].local;
    const bool heading = tree.nodes[node].space == Space::Xhtml && name.size() == 2
                         && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    return heading ? name[1] - '0' : 0;
}

class AccessChecks {
public:
    AccessChecks(const ContentDocument& document, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , log_(log) {}

    void check() {
        check_root_language();
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text || tree_.nodes[i].space != Space::Xhtml) continue;
            check_languages(i);
            if (heading_level(tree_, i) > 0) check_heading(i);
            if (tree_.is(i, Space::Xhtml, "img") || is_image_map(i)) check_image(i);
            if (tree_.is(i, Space::Xhtml, "a")) check_link(i);
            check_landmark(i, "header", "banner");
            check_landmark(i, "footer", "contentinfo");
        }
    }

private:
    void check_root_language() {
        if (tree_.is(0, Space::Xhtml, "html") && tree_.value(0, "lang").empty()
            && tree_.value(0, "lang", Space::Xml).empty())
            log_.warn(
                codes::language_missing,
                document_.place(0),
                "the document does not say in which language it is",
                "put lang and xml:lang on html"
            );
    }

    void check_languages(std::size_t node) {
        const XmlAttribute* plain = tree_.attribute(node, "lang");
        const XmlAttribute* own = tree_.attribute(node, "lang", Space::Xml);
        if (plain != nullptr && own != nullptr && plain->value != own->value)
            log_.error(
                codes::language_differs,
                {document_.path, plain->offset},
                fmt::format("lang says \"{}\", xml:lang \"{}\"", plain->value, own->value),
                "both must say the same"
            );
        for (const XmlAttribute* one : {plain, own})
            if (one != nullptr && !one->value.empty() && !is_language_tag(one->value))
                log_.warn(
                    codes::metadata_value,
                    {document_.path, one->offset},
                    fmt::format("\"{}\" is no language tag", one->value),
                    "write it as BCP 47 has it: en, en-US, zh-Hant"
                );
    }

    // What an element says aloud: its text, the alternatives of its images, its label.
    [[nodiscard]] bool is_silent(std::size_t node) const {
        if (!tree_.line(node).empty()) return false;
        for (std::size_t i = node; i < tree_.nodes[node].end; ++i)
            for (const char* name :
                 {"alt", "aria-label", "aria-labelledby", "title", "alttext"})
                if (!tree_.value(i, name).empty()) return false;
        return true;
    }

    void check_heading(std::size_t node) {
        const int level = heading_level(tree_, node);
        if (is_silent(node))
            log_.warn(
                codes::heading_empty,
                document_.place(node),
                fmt::format("<h{}> is empty", level),
                "take it out, or give it its words"
            );
        if (last_level_ > 0 && level > last_level_ + 1)
            log_.warn(
                codes::heading_skipped,
                document_.place(node),
                fmt::format("<h{}> follows <h{}>", level, last_level_),
                fmt::format("make it <h{}>: levels are steps of a stair", last_level_ + 1)
            );
        last_level_ = level;
    }

    [[nodiscard]] bool is_image_map(std::size_t node) const {
        return tree_.is(node, Space::Xhtml, "area")
               || (tree_.is(node, Space::Xhtml, "input")
                   && tree_.value(node, "type") == "image");
    }

    void check_image(std::size_t node) {
        const bool decorative = has_word(tree_.value(node, "role"), "presentation")
                                || has_word(tree_.value(node, "role"), "none");
        if (tree_.attribute(node, "alt") != nullptr || decorative
            || !tree_.value(node, "aria-label").empty()
            || !tree_.value(node, "aria-labelledby").empty())
            return;
        log_.warn(
            codes::alternative_missing,
            document_.place(node),
            "the image has no alt text",
            "say what it shows, or alt=\"\" where it only decorates"
        );
    }

    void check_link(std::size_t node) {
        if (tree_.attribute(node, "href") == nullptr || !is_silent(node)) return;
        log_.warn(
            codes::link_without_text,
            document_.place(node),
            "the link has no text",
            "screen readers would read its address aloud: give it words or an aria-label"
        );
    }

    // ARIA in HTML: a header or footer that no sectioning element scopes is a landmark of
    // the whole document, of which there is one. A section with another role scopes none.
    void check_landmark(std::size_t node, const char* element, const char* landmark) {
        if (!tree_.is(node, Space::Xhtml, element)) return;
        if (tree_.attribute(node, "role") != nullptr || is_scoped(node)) return;
        if (landmarks_.insert(landmark).second) return;
        log_.warn(
            codes::landmark_twice,
            document_.place(node),
            fmt::format("another <{}> is the document's {} already", element, landmark),
            "give it role=\"presentation\", or put it in a section without a role"
        );
    }

    [[nodiscard]] bool is_scoped(std::size_t node) const {
        static const std::set<std::string, std::less<>> sections = {
            "article", "aside", "main", "nav", "section"};
        static const std::set<std::string, std::less<>> roles = {
            "article", "complementary", "main", "navigation", "region"};
        for (std::size_t up = node; up != 0;) {
            up = tree_.nodes[up].parent;
            const std::string role = tree_.value(up, "role");
            if (role.empty() ? sections.count(tree_.nodes[up].local) > 0
                             : roles.count(role) > 0)
                return true;
        }
        return false;
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    EpubLog& log_;
    int last_level_ = 0;
    std::set<std::string> landmarks_;
};

}  // namespace

void check_access(const ContentDocument& document, EpubLog& log) {
    AccessChecks(document, log).check();
}

}  // namespace pam::preflight
