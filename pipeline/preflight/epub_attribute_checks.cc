// Attributes of content documents: those that HTML has, the words they may hold, and the
// elements they point at.
#include "preflight/codes.h"
#include "preflight/epub_content_checks.h"
#include "preflight/xhtml_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

struct Choice {
    std::string_view element;  // empty: any
    std::string_view attribute;
    std::string_view values;
};

constexpr std::array<Choice, 7> choices{{
    {"", "dir", " ltr rtl auto "},
    {"th", "scope", " row col rowgroup colgroup "},
    {"ol", "type", " 1 a A i I "},
    {"input",
     "type",
     " hidden text search tel url email password date month week time datetime-local "
     "number "
     "range color checkbox radio file submit image reset button "},
    {"button", "type", " submit reset button "},
    {"form", "method", " get post dialog "},
    {"area", "shape", " circle default poly rect "},
}};

// Attributes whose value is a list of ids in the same document.
constexpr std::string_view id_lists = " aria-labelledby aria-describedby aria-controls "
                                      "aria-owns aria-details aria-flowto for headers ";

// WAI-ARIA 1.2, section 6.
constexpr std::string_view aria_attributes =
    " aria-activedescendant aria-atomic aria-autocomplete aria-braillelabel "
    "aria-brailleroledescription aria-busy aria-checked aria-colcount aria-colindex "
    "aria-colindextext aria-colspan aria-controls aria-current aria-describedby "
    "aria-description aria-details aria-disabled aria-dropeffect aria-errormessage "
    "aria-expanded aria-flowto aria-grabbed aria-haspopup aria-hidden aria-invalid "
    "aria-keyshortcuts aria-label aria-labelledby aria-level aria-live aria-modal "
    "aria-multiline aria-multiselectable aria-orientation aria-owns aria-placeholder "
    "aria-posinset aria-pressed aria-readonly aria-relevant aria-required "
    "aria-roledescription aria-rowcount aria-rowindex aria-rowindextext aria-rowspan "
    "aria-selected aria-setsize aria-sort aria-valuemax aria-valuemin aria-valuenow "
    "aria-valuetext ";

// Attributes that an element must have.
struct Needed {
    std::string_view element, attribute;
};

constexpr std::array<Needed, 4> needed{{
    {"img", "src"},
    {"bdo", "dir"},
    {"link", "rel"},
    {"area", "alt"},
}};

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// A year, a date, a time, a duration: all that HTML takes is of these signs.
bool is_machine_time(std::string_view text) {
    return !text.empty()
           && text.find_first_not_of("0123456789-:.+TZPYMWDHS tzpymwdhs")
                  == std::string_view::npos
           && text.find_first_of("0123456789") != std::string_view::npos;
}

class AttributeChecks {
public:
    AttributeChecks(const ContentDocument& document, EpubLog& log)
        : document_(document)
        , tree_(document.tree)
        , log_(log) {}

    void check() {
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
            for (const XmlAttribute& one : tree_.nodes[i].attributes)
                if (one.space == Space::None && one.local == "id") ids_.insert(one.value);
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            const XmlNode& node = tree_.nodes[i];
            const Element* known =
                node.space == Space::Xhtml ? element_named(node.local) : nullptr;
            if (known == nullptr) continue;
            for (const XmlAttribute& one : node.attributes)
                if (one.space == Space::None) check_attribute(one, *known);
            check_needed(i, *known);
            check_alternate(i);
            if (node.local == "meta") check_encoding(i);
            if (node.local == "base" && !tree_.value(i, "href").empty())
                log_.error(
                    codes::reference_form,
                    document_.place(i),
                    "<base> changes where every reference leads",
                    "take it out, and write the ways from this file"
                );
        }
    }

private:
    void refuse(const XmlAttribute& one, std::string message, std::string hint = "") {
        log_.error(
            codes::attribute_unknown,
            {document_.path, one.offset},
            std::move(message),
            std::move(hint)
        );
    }

    void check_attribute(const XmlAttribute& one, const Element& element) {
        const bool aria = one.local.substr(0, 5) == "aria-";
        const bool known =
            aria ? lists(aria_attributes, one.local)
                 : is_global_attribute(one.local) || lists(element.attributes, one.local);
        // XHTML 1.1, of EPUB 2, has attributes that HTML has left behind.
        if (!known && document_.package.version >= 3)
            return refuse(
                one,
                fmt::format("<{}> has no attribute {}", element.name, one.local),
                aria ? "" : "say how it looks in the style sheet"
            );
        check_value(one, element);
        if (lists(id_lists, one.local)) check_ids(one);
    }

    void check_value(const XmlAttribute& one, const Element& element) {
        for (const Choice& choice : choices) {
            if (choice.attribute != one.local
                || (!choice.element.empty() && choice.element != element.name))
                continue;
            const bool letter_matters = element.name == "ol";
            if (!lists(choice.values, letter_matters ? one.value : lowered(one.value)))
                refuse(
                    one,
                    fmt::format("{} cannot be \"{}\"", one.local, one.value),
                    fmt::format("it may be:{}", choice.values)
                );
        }
        if (one.local == "colspan" || one.local == "rowspan") {
            const bool number =
                !one.value.empty()
                && one.value.find_first_not_of("0123456789") == std::string::npos;
            const bool nothing = one.local == "colspan"
                                 && one.value.find_first_not_of('0') == std::string::npos;
            if (!number || nothing)
                refuse(one, fmt::format("{} cannot be \"{}\"", one.local, one.value));
        }
        if (one.local == "datetime" && !is_machine_time(one.value))
            refuse(
                one,
                fmt::format("\"{}\" is no date or time", one.value),
                "write it as 2026-05-31 or 12:00"
            );
    }

    void check_ids(const XmlAttribute& one) {
        for (const std::string& id : words(one.value))
            if (ids_.count(id) == 0)
                log_.error(
                    codes::epub_link,
                    {document_.path, one.offset},
                    fmt::format("{} names \"{}\", which is no id here", one.local, id)
                );
    }

    void check_needed(std::size_t node, const Element& element) {
        for (const Needed& one : needed)
            if (one.element == element.name
                && tree_.attribute(node, one.attribute) == nullptr
                && !(
                    element.name == "link" && tree_.attribute(node, "property") != nullptr
                ))
                log_.error(
                    codes::attribute_unknown,
                    document_.place(node),
                    fmt::format("<{}> needs the attribute {}", element.name, one.attribute)
                );
        if (element.name == "img" && tree_.attribute(node, "src") != nullptr
            && tree_.value(node, "src").empty())
            log_.error(
                codes::attribute_unknown, document_.place(node), "<img> has an empty src"
            );
    }

    // A sheet that readers may choose needs a name to be chosen by.
    void check_alternate(std::size_t node) {
        const std::string relation = tree_.value(node, "rel");
        if (tree_.nodes[node].local == "link" && has_word(relation, "alternate")
            && has_word(relation, "stylesheet") && tree_.value(node, "title").empty())
            log_.error(
                codes::attribute_unknown,
                document_.place(node),
                "an alternate style sheet needs a title"
            );
    }

    // HTML, 4.2.5.4: UTF-8, and said once.
    void check_encoding(std::size_t node) {
        const XmlAttribute* charset = tree_.attribute(node, "charset");
        const bool typed = lowered(tree_.value(node, "http-equiv")) == "content-type";
        const std::string content = lowered(tree_.value(node, "content"));
        const bool good = charset != nullptr ? lowered(charset->value) == "utf-8"
                                             : content == "text/html; charset=utf-8"
                                                   || document_.package.version < 3;
        if ((charset != nullptr || typed) && !good)
            log_.error(
                codes::encoding_declared,
                document_.place(node),
                "the document declares another type or encoding of itself",
                "<meta charset=\"utf-8\"/>"
            );
        if (charset != nullptr && ++charsets_ > 1)
            log_.error(
                codes::encoding_declared,
                document_.place(node),
                "the document declares its encoding twice"
            );
    }

    const ContentDocument& document_;
    const XmlTree& tree_;
    EpubLog& log_;
    std::set<std::string> ids_;
    std::size_t charsets_ = 0;
};

}  // namespace

void check_attributes(const ContentDocument& document, EpubLog& log) {
    AttributeChecks(document, log).check();
}

void check_viewport(const ContentDocument& document, EpubLog& log) {
    if (!document.package.is_fixed(document.path)) return;
    const XmlTree& tree = document.tree;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        if (!tree.is(i, Space::Xhtml, "meta") || tree.value(i, "name") != "viewport")
            continue;
        const std::string size = tree.value(i, "content");
        if (size.find("width=") != std::string::npos
            && size.find("height=") != std::string::npos)
            return;
        return log.error(
            codes::attribute_unknown,
            document.place(i),
            fmt::format("the viewport \"{}\" does not state a width and a height", size)
        );
    }
    log.error(
        codes::attribute_unknown,
        document.place(0),
        "a page of fixed layout does not state its size",
        "<meta name=\"viewport\" content=\"width=600, height=800\"/>"
    );
}

}  // namespace pam::preflight
