// What metadata must state and in what form (EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2).
#include "base/limits.h"
#include "base/nearest.h"
#include "preflight/codes.h"
#include "preflight/epub_package_reader.h"
#include "preflight/package_vocabulary.h"
#include "preflight/xhtml_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// EPUB 3.3, 5.5.3.2: to the second, in UTC.
bool is_modified_date(std::string_view text) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == 'd' ? !is_digit(text[i]) : text[i] != form[i]) return false;
    return true;
}

// EPUB 3.3, 5.5 and appendix D.3: properties without a prefix.
const std::vector<std::string_view> plain_properties = {
    "alternate-script",
    "authority",
    "belongs-to-collection",
    "collection-type",
    "display-seq",
    "file-as",
    "group-position",
    "identifier-type",
    "meta-auth",
    "role",
    "source-of",
    "term",
    "title-type",
};

// EPUB 3.3, appendix D.2.4: prefixes that need no declaration.
const std::vector<std::string_view> reserved_prefixes = {
    "a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd"};

const std::vector<std::string_view> access_properties = {
    "schema:accessMode",
    "schema:accessModeSufficient",
    "schema:accessibilityFeature",
    "schema:accessibilityHazard",
    "schema:accessibilitySummary",
};

// EPUB Accessibility 1.1, 4.2, and 1.2's of the same form: exact, because programs read it.
bool is_conformance(const std::string& text) {
    static constexpr std::array<std::string_view, 3> versions{
        "EPUB Accessibility 1.0 - WCAG ",
        "EPUB Accessibility 1.1 - WCAG ",
        "EPUB Accessibility 1.2 - WCAG ",
    };
    static constexpr std::array<std::string_view, 3> levels{
        " Level A", " Level AA", " Level AAA"};
    static constexpr std::array<std::string_view, 3> guidelines{"2.0", "2.1", "2.2"};
    for (const auto version : versions)
        for (const auto guideline : guidelines)
            for (const auto level : levels)
                if (text
                    == std::string(version) + std::string(guideline) + std::string(level))
                    return true;
    // EPUB Accessibility 1.0 named its levels by address.
    return text == "none"
           || text.rfind("http://www.idpf.org/epub/a11y/accessibility-20170105.html#", 0)
                  == 0;
}

class MetadataChecks {
public:
    MetadataChecks(const Package& package, const XmlTree& tree, EpubLog& log)
        : package_(package)
        , tree_(tree)
        , log_(log) {}

    void check() {
        for (const char* name : {"dc:identifier", "dc:title", "dc:language"})
            check_required(name);
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
            ids_.insert(tree_.value(i, "id"));
        for (const Statement& one : package_.statements) {
            if (!one.id.empty()) refines_.emplace(one.id, one.refines);
            if (lists(" dc:creator dc:contributor dc:publisher ", one.property))
                refined_by_role_.insert(one.id);
        }
        for (const Statement& one : package_.statements) {
            check_value(one);
            check_refined(one);
        }
        if (package_.version < 3) return;
        check_modified();
        declared_ = declared_prefixes();
        for (const Statement& one : package_.statements)
            if (one.property.rfind("dc:", 0) != 0) check_property(one);
        check_access();
        check_language();
    }

private:
    [[nodiscard]] Place place(const Statement& one) const {
        return {package_.path, one.offset};
    }

    void check_required(const char* name) {
        if (!package_.states(name))
            log_.error(
                codes::metadata_missing,
                {package_.path},
                fmt::format("the metadata has no {}", name)
            );
        for (const Statement& one : package_.statements)
            if (one.property == name && one.value.empty())
                log_.error(
                    codes::metadata_missing, place(one), fmt::format("{} is empty", name)
                );
    }

    void check_value(const Statement& one) {
        if (one.property == "dc:language" && !one.value.empty()
            && !is_language_tag(one.value))
            log_.error(
                codes::metadata_value,
                place(one),
                fmt::format("\"{}\" is no language tag", one.value),
                "write it as BCP 47 has it: en, en-US, zh-Hant"
            );
        if (one.property == "dcterms:conformsTo" && one.refines.empty()
            && one.value.find("EPUB") != std::string::npos && !is_conformance(one.value))
            log_.warn(
                codes::conformance_claim,
                place(one),
                fmt::format("\"{}\" is no conformance that programs know", one.value),
                "write it exactly: EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
            );
        if (one.property == "dc:date" && !is_date(one.value))
            log_.warn(
                codes::metadata_value,
                place(one),
                fmt::format("\"{}\" is no date", one.value),
                "write it as 2026, 2026-05 or 2026-05-31"
            );
    }

    // W3C's note on dates and times: a year, and what follows it.
    static bool is_date(std::string_view text) {
        constexpr std::string_view form = "dddd-dd-dd";
        const std::string_view day = text.substr(0, form.size());
        for (std::size_t i = 0; i < day.size(); ++i)
            if (form[i] == 'd' ? !is_digit(day[i]) : day[i] != form[i]) return false;
        return day.size() == 4 || day.size() == 7 || day.size() == 10;
    }

    // EPUB 3.3, 5.3.6 (refines): a fragment, of an element that is there, not of itself
    // by any way round.
    void check_refined(const Statement& one) {
        if (one.refines.empty()) return;
        const std::string target = one.refines.substr(1);
        const auto role = refined_by_role_.find(target);
        std::string fault;
        if (one.refines.front() != '#')
            fault = fmt::format("refines \"{}\", which is no fragment", one.refines);
        else if (ids_.count(target) == 0)
            fault =
                fmt::format("refines \"{}\", which no element has as its id", one.refines);
        else if (one.property == "role" && role == refined_by_role_.end())
            fault = "a role is that of a creator, a contributor or a publisher";
        else if (leads_back(one))
            fault = "refines itself in the end";
        if (!fault.empty()) log_.error(codes::package_structure, place(one), fault);
    }

    [[nodiscard]] bool leads_back(const Statement& one) const {
        std::string next = one.refines;
        for (std::size_t steps = 0; next.size() > 1 && steps <= limits::epub_fallbacks;
             ++steps) {
            if (next.substr(1) == one.id && !one.id.empty()) return true;
            const auto known = refines_.find(next.substr(1));
            if (known == refines_.end()) return false;
            next = known->second;
        }
        return false;
    }

    void check_modified() {
        std::size_t count = 0;
        for (const Statement& one : package_.statements) {
            if (one.property != "dcterms:modified" || !one.refines.empty()) continue;
            if (++count == 2)
                log_.error(
                    codes::metadata_value, place(one), "dcterms:modified stands twice"
                );
            if (!is_modified_date(one.value))
                log_.error(
                    codes::metadata_value,
                    place(one),
                    fmt::format("dcterms:modified \"{}\" has another form", one.value),
                    "write it in UTC, to the second: 2026-05-31T12:00:00Z"
                );
        }
        if (count == 0)
            log_.error(
                codes::metadata_missing,
                {package_.path},
                "the metadata has no dcterms:modified",
                "<meta property=\"dcterms:modified\">2026-05-31T12:00:00Z</meta>"
            );
    }

    [[nodiscard]] std::vector<std::string> declared_prefixes() const {
        std::vector<std::string> declared;
        for (const std::string& word : words(tree_.value(0, "prefix")))
            if (word.back() == ':') declared.push_back(word.substr(0, word.size() - 1));
        return declared;
    }

    void check_property(const Statement& one) {
        const std::string_view values = values_of(one.property);
        if (!values.empty() && !lists(values, one.value))
            log_.error(
                codes::metadata_value,
                place(one),
                fmt::format("{} cannot be \"{}\"", one.property, one.value),
                fmt::format("it may be:{}", values)
            );
        if (one.refines.empty() && lists(refining_properties, one.property))
            log_.error(
                codes::package_structure,
                place(one),
                fmt::format("{} means nothing unless it refines something", one.property),
                "refines=\"#id\", the id of what it is about"
            );
        const auto colon = one.property.find(':');
        if (colon != std::string::npos)
            return check_prefix(one, one.property.substr(0, colon));
        if (one.property == "pageBreakSource")
            return log_.warn(
                codes::metadata_property,
                place(one),
                "pageBreakSource is of EPUB 3.4: EPUBCheck 4.2.6, which Kobo runs, refuses "
                "it",
                "state dc:source, refined by source-of: pagination, instead"
            );
        const auto& known = plain_properties;
        if (one.property.empty()
            || std::find(known.begin(), known.end(), one.property) != known.end())
            return;
        const auto meant = nearest(one.property, known);
        log_.error(
            codes::metadata_property,
            place(one),
            fmt::format("there is no property {}", one.property),
            meant ? fmt::format("did you mean {}?", *meant)
                  : "a property of your own needs a prefix"
        );
    }

    void check_prefix(const Statement& one, const std::string& prefix) {
        const bool known =
            std::find(reserved_prefixes.begin(), reserved_prefixes.end(), prefix)
                != reserved_prefixes.end()
            || std::find(declared_.begin(), declared_.end(), prefix) != declared_.end();
        if (known && !may_be_property(one.property))
            log_.error(
                codes::metadata_property,
                place(one),
                fmt::format("there is no property {}", one.property)
            );
        if (!known)
            log_.error(
                codes::prefix_undeclared,
                place(one),
                fmt::format("the prefix {} is not declared", prefix),
                "declare it in the prefix attribute of package"
            );
    }

    void check_access() {
        for (const std::string_view property : access_properties)
            if (!package_.states(property))
                log_.warn(
                    codes::access_metadata,
                    {package_.path},
                    fmt::format("the metadata has no {}", property),
                    "stores show readers what a book offers by these properties"
                );
        for (const Statement& one : package_.statements)
            if (one.property == "schema:accessibilityFeature"
                && one.value == "printPageNumbers")
                log_.note(
                    codes::access_metadata,
                    place(one),
                    "printPageNumbers is deprecated",
                    "write pageBreakMarkers, and pageNavigation where there is a page list"
                );
    }

    void check_language() {
        if (package_.language.empty())
            log_.warn(
                codes::language_missing,
                {package_.path, tree_.nodes[0].offset},
                "the package document does not say in which language it is",
                "put xml:lang on package"
            );
        else if (!is_language_tag(package_.language))
            log_.error(
                codes::metadata_value,
                {package_.path, tree_.nodes[0].offset},
                fmt::format("\"{}\" is no language tag", package_.language)
            );
    }

    const Package& package_;
    const XmlTree& tree_;
    EpubLog& log_;
    std::set<std::string> ids_;
    std::set<std::string> refined_by_role_;
    std::map<std::string, std::string> refines_;  // by id
    std::vector<std::string> declared_;
};

}  // namespace

bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    bool whole = false;
    while (!tag.empty()) {
        const auto hyphen = tag.find('-');
        const std::string_view subtag = tag.substr(0, hyphen);
        const bool letters = std::all_of(subtag.begin(), subtag.end(), is_letter);
        const bool fits = std::all_of(subtag.begin(), subtag.end(), [](char c) {
            return is_letter(c) || is_digit(c);
        });
        if (subtag.empty() || subtag.size() > 8 || !fits) return false;
        // A single letter is no language, but begins one: x-own, i-klingon.
        const bool opens = subtag == "x" || subtag == "X" || subtag == "i";
        if (part == 0 && (!letters || (subtag.size() == 1 && !opens))) return false;
        whole = subtag.size() > 1 || part > 0;
        ++part;
        tag = hyphen == std::string_view::npos ? "" : tag.substr(hyphen + 1);
        if (hyphen != std::string_view::npos && tag.empty()) return false;
    }
    return whole;
}

void check_metadata(const Package& package, const XmlTree& tree, EpubLog& log) {
    MetadataChecks(package, tree, log).check();
}

}  // namespace pam::preflight
