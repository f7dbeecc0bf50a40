// See declaration_reader.h. A declaration that is not understood is reported and dropped
// alone.
#include "style/declaration_reader.h"

#include "base/utf8.h"
#include "style/codes.h"
#include "style/names.h"

#include <fmt/format.h>

namespace pam::style {

namespace {

using Kind = Token::Kind;

bool has_effect(Property property, Place place) {
    switch (place) {
    case Place::Element:
        return property != Property::Size && property != Property::Generated;
    case Place::Pseudo:
        return property == Property::Generated;
    case Place::Page:
        return property == Property::Size || property <= Property::MarginLeft;
    case Place::MarginBox:
        return property < Property::Width || property == Property::Generated;
    case Place::Footnote:
        return property >= Property::MarginTop && property <= Property::Width;
    }
    return true;
}

std::string_view name_of(Place place) {
    switch (place) {
    case Place::Element:
        return "an element";
    case Place::Pseudo:
        return "::before and ::after, which take `content` only";
    case Place::Page:
        return "@page";
    case Place::MarginBox:
        return "a margin box";
    case Place::Footnote:
        return "@footnote";
    }
    return "";
}

/// Cuts `!important` off the end of the value.
bool take_important(Cursor& value) {
    const Cursor inner = value.trimmed();
    const Tokens& tokens = inner.tokens();
    std::size_t end = inner.end_index();
    if (end < inner.index() + 2 || !tokens[end - 1].is(Kind::Ident)) return false;
    if (lower(tokens[end - 1].text) != "important") return false;
    --end;
    while (end > inner.index() && tokens[end - 1].is(Kind::Space))
        --end;
    if (end == inner.index() || !tokens[end - 1].is_delim('!')) return false;
    value = inner.slice(inner.index(), end - 1);
    return true;
}

}  // namespace

Longhands DeclarationReader::read(Cursor cursor, Place place, Media media) {
    const Token& name = cursor.take();
    const Span at = span_of(name, report_.source());
    cursor.skip_space();
    if (!name.is(Kind::Ident) || !cursor.take_if(Kind::Colon)) {
        report_.error(
            codes::no_declaration,
            at,
            "expected `property: value;`",
            {"is a `;` or a `}` missing before it?"}
        );
        return {};
    }
    const std::string property = lower(name.text);
    if (!contains(property_names(), property)) {
        report_.error(
            codes::unknown_property,
            at,
            fmt::format("unknown property `{}`", name.text),
            report_.did_you_mean(property, property_names())
        );
        return {};
    }
    const bool important = take_important(cursor);
    auto longhands = is_reader_property(property) ? raw(property, cursor)
                                                  : parse_value(property, cursor);
    if (!longhands) {
        bad_value(property, cursor);
        return {};
    }
    for (Declaration& longhand : *longhands) {
        longhand.important = important;
        longhand.span = joined(at, cursor.span());
        if (!counts(longhand, name.text, place, media)) return {};
    }
    return std::move(*longhands);
}

std::string_view DeclarationReader::written(const Cursor& cursor) const {
    const Span span = cursor.span();
    return text_.substr(span.begin, span.size());
}

/// A reader's own property is taken over as it is written, if it cannot break out of its
/// rule.
std::optional<Longhands>
DeclarationReader::raw(const std::string& property, const Cursor& value) const {
    for (Cursor each = value; !each.at_end();) {
        const Token& token = each.take();
        const bool plain = token.is(Kind::Ident) || token.is(Kind::Number)
                           || token.is(Kind::Dimension) || token.is(Kind::Percentage)
                           || token.is(Kind::Space);
        if (!plain) return std::nullopt;
    }
    Declaration result;
    result.reader_name = property;
    result.reader_text = written(value);
    if (result.reader_text.empty()) return std::nullopt;
    return Longhands{std::move(result)};
}

void DeclarationReader::bad_value(const std::string& property, const Cursor& value) {
    const std::string text = utf8::elide_middle(utf8::collapse_spaces(written(value)), 40);
    std::string message = text.empty() ? fmt::format("`{}` has no value", property)
                                       : fmt::format("`{}` cannot be `{}`", property, text);
    report_.error(
        codes::unknown_value,
        value.span(),
        std::move(message),
        report_.full() ? std::vector<std::string>{} : hints_for(property, value)
    );
}

/// A sign that the next declaration was swallowed, or the nearest keyword; then all that is
/// taken.
std::vector<std::string>
DeclarationReader::hints_for(const std::string& property, const Cursor& value) const {
    std::vector<std::string> hints;
    const std::vector<std::string_view> words = words_of(property);
    for (Cursor each = value; !each.at_end();) {
        const Token& token = each.take();
        if (token.is(Kind::Colon) || token.is(Kind::OpenCurly)) {
            hints = {"is a `;` or a `}` missing before it?"};
            break;
        }
        const std::string word = lower(token.text);
        if (!token.is(Kind::Ident) || !hints.empty() || contains(words, word)) continue;
        hints = did_you_mean(word, words);
    }
    if (auto form = takes(property); !form.empty()) hints.push_back(std::move(form));
    return hints;
}

/// False when the declaration cannot do anything where it stands.
bool DeclarationReader::counts(
    const Declaration& declaration, std::string_view name, Place place, Media media
) {
    if (!declaration.reader_text.empty()) {
        if (!media.page) return true;
        report_.warn(
            codes::reader_only,
            declaration.span,
            fmt::format(
                "only e-readers know `{}: {}`; the page passes over it",
                name,
                declaration.reader_text
            ),
            {"put it in @media screen { }"}
        );
        return true;
    }
    if (has_effect(declaration.property, place)) return true;
    report_.warn(
        codes::misplaced_property,
        declaration.span,
        fmt::format("`{}` has no effect on {}", name, name_of(place))
    );
    return false;
}

}  // namespace pam::style
