// Reading and matching of selectors.
#include "style/selector.h"

#include "style/codes.h"
#include "style/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::style {

namespace {

using Kind = Token::Kind;

/// No sheet needs more; a bound on the work of matching.
constexpr std::size_t most_compounds = 12;
constexpr std::size_t most_tests = 12;

constexpr std::array<std::string_view, 6> pseudo_names{
    "first-child", "root", "not", "lang", "before", "after"};

class Parser {
public:
    Parser(const Cursor& prelude, Reporter& report)
        : cursor_(prelude.trimmed())
        , report_(report) {}

    std::vector<Selector> list() {
        std::vector<Selector> result;
        do {
            cursor_.skip_space();
            auto selector = complex();
            if (!selector) return {};
            result.push_back(std::move(*selector));
            cursor_.skip_space();
        } while (cursor_.take_if(Kind::Comma));
        if (cursor_.at_end()) return result;
        fail(fmt::format("`{}` cannot stand in a selector", describe(cursor_.peek())));
        return {};
    }

private:
    static std::string describe(const Token& token) {
        switch (token.kind) {
        case Kind::End:
            return "the end";
        case Kind::OpenSquare:
            return "[";
        case Kind::Colon:
            return ":";
        case Kind::Comma:
            return ",";
        default:
            return token.text.empty() ? "this" : token.text;
        }
    }
    void fail(std::string message) {
        report_.error(
            codes::selector_syntax,
            span_of(cursor_.peek(), cursor_.source()),
            std::move(message),
            {"a selector is made of elements, .classes, #ids, a space, `>`, `+`, and "
             "commas between"}
        );
    }

    std::optional<Selector> complex() {
        Selector selector;
        Combinator combinator = Combinator::None;
        do {
            auto next = compound(selector);
            if (!next) return std::nullopt;
            next->combinator = combinator;
            selector.compounds.push_back(std::move(*next));
            combinator = take_combinator();
            if (selector.compounds.size() > most_compounds) {
                fail("selector of more than 12 parts");
                return std::nullopt;
            }
            if (combinator != Combinator::None && selector.pseudo != Pseudo::None) {
                fail("nothing can follow ::before or ::after");
                return std::nullopt;
            }
        } while (combinator != Combinator::None);
        return selector;
    }

    Combinator take_combinator() {
        const bool space = cursor_.at(Kind::Space);
        cursor_.skip_space();
        const Token& token = cursor_.peek();
        if (token.is_delim('>') || token.is_delim('+')) {
            cursor_.take();
            cursor_.skip_space();
            return token.is_delim('>') ? Combinator::Child : Combinator::Adjacent;
        }
        const bool more = space && !cursor_.at_end() && !cursor_.at(Kind::Comma);
        return more ? Combinator::Descendant : Combinator::None;
    }

    std::optional<Compound> compound(Selector& selector) {
        Compound result;
        type(result);
        while (cursor_.peek().is_delim('.') || cursor_.at(Kind::Hash)
               || cursor_.at(Kind::Colon)) {
            if (!test(result, selector)) return std::nullopt;
            if (result.tests.size() > most_tests) {
                fail("more than 12 tests of one element");
                return std::nullopt;
            }
        }
        if (!result.tests.empty()) return result;
        fail(
            cursor_.at_end()
                ? "selector is missing or ends too early"
                : fmt::format("`{}` cannot stand in a selector", describe(cursor_.peek()))
        );
        return std::nullopt;
    }

    void type(Compound& into) {
        if (cursor_.peek().is_delim('*')) {
            cursor_.take();
            into.tests.push_back({Simple::Kind::Universal, false, {}});
        } else if (cursor_.at(Kind::Ident)) {
            into.tests.push_back(element());
        }
    }

    Simple element() {
        const Token& token = cursor_.take();
        Simple result{Simple::Kind::Type, false, lower(token.text)};
        if (!contains(element_names(), result.name)) {
            report_.warn(
                codes::unknown_element,
                span_of(token, cursor_.source()),
                fmt::format("no element is called `{}`", token.text),
                report_.did_you_mean(result.name, element_names())
            );
        }
        return result;
    }

    bool test(Compound& into, Selector& selector) {
        if (cursor_.at(Kind::Hash)) {
            into.tests.push_back({Simple::Kind::Id, false, cursor_.take().text});
            return true;
        }
        if (cursor_.at(Kind::Colon)) return pseudo(into, selector);
        cursor_.take();
        if (!cursor_.at(Kind::Ident)) {
            fail("a class name must follow the dot");
            return false;
        }
        into.tests.push_back(class_test(into));
        return true;
    }

    /// Figures and tables carry whatever classes the manuscript gives them.
    [[nodiscard]] static bool takes_any_class(const Compound& compound) {
        return std::any_of(
            compound.tests.begin(),
            compound.tests.end(),
            [](const Simple& test) {
                return test.kind == Simple::Kind::Type
                       && (test.name == "figure" || test.name == "table");
            }
        );
    }

    Simple class_test(const Compound& of) {
        const Token& token = cursor_.take();
        if (!takes_any_class(of) && !contains(class_names(), token.text)) {
            report_.warn(
                codes::unknown_class,
                span_of(token, cursor_.source()),
                fmt::format("no element carries the class `{}`", token.text),
                report_.did_you_mean(token.text, class_names())
            );
        }
        return {Simple::Kind::Class, false, token.text};
    }

    bool pseudo(Compound& into, Selector& selector) {
        cursor_.take();
        cursor_.take_if(Kind::Colon);
        const Token& token = cursor_.peek();
        const std::string name = lower(token.text);
        if (token.is(Kind::Function) && name == "not") return negation(into);
        if (token.is(Kind::Function) && name == "lang") return language(into);
        if (token.is(Kind::Ident) && name == "root") {
            into.tests.push_back({Simple::Kind::Root, false, {}});
        } else if (token.is(Kind::Ident) && name == "first-child") {
            into.tests.push_back({Simple::Kind::FirstChild, false, {}});
        } else if (token.is(Kind::Ident) && (name == "before" || name == "after")) {
            selector.pseudo = name == "before" ? Pseudo::Before : Pseudo::After;
            if (into.tests.empty())
                into.tests.push_back({Simple::Kind::Universal, false, {}});
        } else {
            unknown_pseudo(token, name);
            return false;
        }
        cursor_.take();
        return true;
    }

    void unknown_pseudo(const Token& token, const std::string& name) {
        auto hints = report_.did_you_mean(name, pseudo_names);
        if (hints.empty())
            hints.push_back(
                "known are :first-child, :root, :not(), :lang(), ::before and ::after"
            );
        report_.error(
            codes::unknown_pseudo,
            span_of(token, cursor_.source()),
            fmt::format("`:{}` is not known", describe(token)),
            std::move(hints)
        );
    }

    /// :lang( ) around tags, with commas between.
    bool language(Compound& into) {
        Parser inside(cursor_.take_block(), report_);
        Simple test{Simple::Kind::Language, false, {}};
        do {
            inside.cursor_.skip_space();
            const bool tag =
                inside.cursor_.at(Kind::Ident) || inside.cursor_.at(Kind::String);
            if (!tag) {
                inside.fail(":lang() takes language tags such as ja or zh-Hant");
                return false;
            }
            test.name += (test.name.empty() ? "" : ",") + lower(inside.cursor_.take().text);
            inside.cursor_.skip_space();
        } while (inside.cursor_.take_if(Kind::Comma));
        if (!inside.cursor_.at_end()) {
            inside.fail(":lang() takes language tags such as ja or zh-Hant");
            return false;
        }
        into.tests.push_back(std::move(test));
        return true;
    }

    /// :not( ) around one simple test.
    bool negation(Compound& into) {
        Parser inside(cursor_.take_block(), report_);
        Compound tests;
        Selector unused;
        inside.type(tests);
        const bool simple = !inside.cursor_.at_end() && tests.tests.empty()
                                ? inside.test(tests, unused)
                                : true;
        if (!simple || tests.tests.size() != 1 || !inside.cursor_.at_end()
            || unused.pseudo != Pseudo::None) {
            if (simple) inside.fail(":not() takes one element, class, id or pseudo-class");
            return false;
        }
        tests.tests.front().negated = true;
        into.tests.push_back(std::move(tests.tests.front()));
        return true;
    }

    Cursor cursor_;
    Reporter& report_;
};

std::string_view language_of(const ElementView& element) {
    for (const ElementView* at = &element; at != nullptr; at = at->parent)
        if (!at->language.empty()) return at->language;
    return {};
}

/// Is one of the tags, parted by commas, the language or a prefix of it (RFC 4647 3.3.1)?
bool is_in_languages(std::string_view tags, std::string_view language) {
    const std::string own = lower(language);
    for (std::size_t begin = 0; begin <= tags.size();) {
        const std::size_t end = std::min(tags.find(',', begin), tags.size());
        const std::string_view tag = tags.substr(begin, end - begin);
        if (own.starts_with(tag) && (own.size() == tag.size() || own[tag.size()] == '-'))
            return true;
        begin = end + 1;
    }
    return false;
}

bool passes(const Simple& test, const ElementView& element) {
    switch (test.kind) {
    case Simple::Kind::Universal:
        return true;
    // The tree's root is `body`; a rule for `html` means it too.
    case Simple::Kind::Type:
        return element.tag == test.name
               || (test.name == "html" && element.parent == nullptr);
    case Simple::Kind::Class:
        return std::find(element.classes.begin(), element.classes.end(), test.name)
               != element.classes.end();
    case Simple::Kind::Id:
        return element.id == test.name;
    case Simple::Kind::Root:
        return element.parent == nullptr;
    case Simple::Kind::FirstChild:
        return element.previous == nullptr;
    case Simple::Kind::Language:
        return is_in_languages(test.name, language_of(element));
    }
    return false;
}

bool passes(const Compound& compound, const ElementView& element) {
    return std::all_of(
        compound.tests.begin(),
        compound.tests.end(),
        [&](const Simple& test) { return passes(test, element) != test.negated; }
    );
}

/// `Never`: no other ancestor can make it match either, so the search need not go on.
enum class Match { Yes, No, Never };

Match match_upwards(
    const Selector& selector, std::size_t index, const ElementView& element
) {
    if (!passes(selector.compounds[index], element)) return Match::No;
    if (index == 0) return Match::Yes;
    switch (selector.compounds[index].combinator) {
    case Combinator::Child:
        return element.parent == nullptr
                   ? Match::Never
                   : match_upwards(selector, index - 1, *element.parent);
    case Combinator::Adjacent:
        return element.previous == nullptr
                   ? Match::No
                   : match_upwards(selector, index - 1, *element.previous);
    default:
        break;
    }
    for (const ElementView* ancestor = element.parent; ancestor != nullptr;
         ancestor = ancestor->parent) {
        const Match result = match_upwards(selector, index - 1, *ancestor);
        if (result != Match::No) return result;
    }
    return Match::Never;
}

void append(std::string& text, const Simple& test) {
    if (test.negated) text += ":not(";
    switch (test.kind) {
    case Simple::Kind::Universal:
        text += '*';
        break;
    case Simple::Kind::Type:
        text += test.name;
        break;
    case Simple::Kind::Class:
        text += '.' + test.name;
        break;
    case Simple::Kind::Id:
        text += '#' + test.name;
        break;
    case Simple::Kind::Root:
        text += "html";
        break;
    case Simple::Kind::FirstChild:
        text += ":first-child";
        break;
    case Simple::Kind::Language:
        text += ":lang(" + test.name + ')';
        break;
    }
    if (test.negated) text += ')';
}

}  // namespace

std::uint32_t Selector::specificity() const {
    std::array<std::uint32_t, 3> counts{};
    if (pseudo != Pseudo::None) ++counts[2];
    for (const Compound& compound : compounds) {
        for (const Simple& test : compound.tests) {
            if (test.kind == Simple::Kind::Universal) continue;
            const bool name = test.kind == Simple::Kind::Type;
            ++counts[test.kind == Simple::Kind::Id ? 0 : name ? 2 : 1];
        }
    }
    for (auto& count : counts)
        count = std::min(count, 1023u);
    return counts[0] << 20 | counts[1] << 10 | counts[2];
}

std::vector<Selector> parse_selectors(const Cursor& prelude, Reporter& report) {
    return Parser(prelude, report).list();
}

bool matches(const Selector& selector, const ElementView& element) {
    return match_upwards(selector, selector.compounds.size() - 1, element) == Match::Yes;
}

std::string text_of(const Selector& selector) {
    std::string text;
    for (const Compound& compound : selector.compounds) {
        switch (compound.combinator) {
        case Combinator::None:
            break;
        case Combinator::Descendant:
            text += ' ';
            break;
        case Combinator::Child:
            text += " > ";
            break;
        case Combinator::Adjacent:
            text += " + ";
            break;
        }
        for (const Simple& test : compound.tests)
            append(text, test);
    }
    if (selector.pseudo == Pseudo::Before) text += ":before";
    if (selector.pseudo == Pseudo::After) text += ":after";
    return text;
}

}  // namespace pam::style
