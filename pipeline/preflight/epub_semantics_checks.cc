// epub:type tells reading systems what a passage is, role tells assistive technology.
#include "preflight/codes.h"
#include "preflight/epub_content_checks.h"
#include "preflight/semantics_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pam::preflight {

namespace {

// EPUB 3.3, 6.1.3.2: vocabularies of content documents that need no declaration.
const std::set<std::string, std::less<>> reserved_prefixes = {"msv", "prism"};

class SemanticsChecks {
public:
    SemanticsChecks(const ContentDocument& document, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , log_(log) {}

    void check() {
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            if (tree_.nodes[i].is_text) continue;
            declare(i);
            const XmlAttribute* type = tree_.attribute(i, "type", Space::Ops);
            if (type != nullptr) check_types(i, *type);
            if (tree_.nodes[i].space == Space::Xhtml) check_roles(i);
        }
    }

private:
    void declare(std::size_t node) {
        const auto list = words(tree_.value(node, "prefix", Space::Ops));
        for (std::size_t i = 0; i + 1 < list.size(); i += 2)
            if (list[i].back() == ':')
                declared_.insert(list[i].substr(0, list[i].size() - 1));
    }

    void check_types(std::size_t node, const XmlAttribute& attribute) {
        const std::vector<std::string> types = words(attribute.value);
        const Place place{document_.path, attribute.offset};
        if (types.empty())
            log_.error(
                codes::attribute_unknown, place, "epub:type is empty", "leave it off"
            );
        for (const std::string& type : types) {
            const auto colon = type.find(':');
            if (colon == std::string::npos) {
                if (!is_structural_type(type))
                    log_.note(
                        codes::type_unknown,
                        place,
                        fmt::format("\"{}\" is of no vocabulary of epub:type", type),
                        "a word of your own needs a prefix"
                    );
            } else if (const std::string prefix = type.substr(0, colon);
                       declared_.count(prefix) + reserved_prefixes.count(prefix) == 0) {
                log_.error(
                    codes::prefix_undeclared,
                    place,
                    fmt::format("the prefix {} of \"{}\" is not declared", prefix, type),
                    "declare it in epub:prefix of the root element"
                );
            }
        }
        if (tree_.nodes[node].space == Space::Xhtml) check_agreement(node, types, place);
    }

    // The role may not stand where it is wanted: body may have none, an entry of the
    // landmarks is no chapter, and the single endnote's role is deprecated.
    void check_agreement(
        std::size_t node, const std::vector<std::string>& types, const Place& place
    ) {
        const std::string_view element = tree_.nodes[node].local;
        const auto holds = [&](std::string_view type) {
            return std::find(types.begin(), types.end(), type) != types.end();
        };
        if (element == "body" || element == "html" || in_landmarks(node) || holds("endnote")
            || holds("rearnote"))
            return;
        const std::string roles = tree_.value(node, "role");
        for (const std::string& type : types) {
            const std::string_view wanted = role_for_type(type);
            if (wanted.empty() || has_word(roles, wanted)) continue;
            log_.warn(
                codes::role_missing,
                place,
                fmt::format("epub:type \"{}\" stands without role=\"{}\"", type, wanted),
                allows_role(element, wanted)
                    ? "screen readers know only the role: put it beside"
                    : fmt::format("<{}> may not have that role: put both on a div", element)
            );
        }
    }

    [[nodiscard]] bool in_landmarks(std::size_t node) const {
        for (std::size_t up = node; up != 0;) {
            up = tree_.nodes[up].parent;
            if (has_word(tree_.value(up, "type", Space::Ops), "landmarks")) return true;
        }
        return false;
    }

    void check_roles(std::size_t node) {
        const XmlAttribute* attribute = tree_.attribute(node, "role");
        if (attribute == nullptr) return;
        const std::string_view element = tree_.nodes[node].local;
        const Place place{document_.path, attribute->offset};
        for (const std::string& role : words(attribute->value)) {
            if (!is_role(role))
                log_.error(
                    codes::role_refused, place, fmt::format("there is no role \"{}\"", role)
                );
            else if (!allows_role(element, role))
                log_.error(
                    codes::role_refused,
                    place,
                    fmt::format("<{}> may not have the role {}", element, role),
                    "put it on an element within"
                );
            else if (is_deprecated_role(role))
                log_.warn(
                    codes::role_deprecated,
                    place,
                    fmt::format("the role {} is deprecated", role),
                    "leave it off: the list it stands in says enough"
                );
        }
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    EpubLog& log_;
    std::set<std::string, std::less<>> declared_;
};

}  // namespace

void check_semantics(const ContentDocument& document, EpubLog& log) {
    SemanticsChecks(document, log).check();
}

}  // namespace pam::preflight
