// The value of one longhand, by the syntax that its table entry names.
#include "base/utf8.h"
#include "style/property.h"

#include <array>

namespace pam::style {

namespace {

using Kind = Token::Kind;

template<typename Enum>
constexpr int value_of(Enum enumerator) {
    return static_cast<int>(enumerator);
}

std::optional<int> take_word(Cursor& cursor, std::span<const Word> words) {
    if (!cursor.at(Kind::Ident)) return std::nullopt;
    const std::string name = lower(cursor.peek().text);
    for (const Word& known : words) {
        if (known.name != name) continue;
        cursor.take();
        return known.value;
    }
    return std::nullopt;
}

/// Several words, each adding to the others; `none` and `normal` (0) stand alone.
std::optional<int> take_words(Cursor& cursor, std::span<const Word> words) {
    int sum = 0;
    int count = 0;
    for (cursor.skip_space(); !cursor.at_end(); cursor.skip_space(), ++count) {
        const auto next = take_word(cursor, words);
        if (!next || (count > 0 && (*next == 0 || sum == 0))) return std::nullopt;
        // The same word twice, or two of one kind, is no value.
        const bool clash =
            (sum % 10 != 0 && *next % 10 != 0) || (sum / 10 != 0 && *next / 10 != 0);
        if (clash) return std::nullopt;
        sum += *next;
    }
    if (count == 0) return std::nullopt;
    return sum;
}

std::optional<Value> take_measure_value(Cursor& cursor, const PropertyInfo& property) {
    if (cursor.at(Kind::Ident)) {
        const std::string name = lower(cursor.peek().text);
        for (const MeasureWord& known : property.measure_words) {
            if (known.name != name) continue;
            cursor.take();
            return known.value;
        }
        return std::nullopt;
    }
    auto result = take_measure(cursor);
    if (!result) return std::nullopt;
    const bool bare = result->unit == Unit::Number && (property.allowed & number) == 0;
    if (bare && result->number != 0) return std::nullopt;
    if (bare) result->unit = Unit::Point;
    if (result->unit == Unit::Percent && (property.allowed & percent) == 0)
        return std::nullopt;
    if (result->number < 0 && (property.allowed & negative) == 0) return std::nullopt;
    if (property.id == Property::FontSize && result->number <= 0) return std::nullopt;
    return *result;
}

std::optional<int> take_integer(Cursor& cursor, int least, int most) {
    const Token& token = cursor.peek();
    if (!token.is(Kind::Number) || !token.is_integer) return std::nullopt;
    if (token.number < least || token.number > most) return std::nullopt;
    return static_cast<int>(cursor.take().number);
}

/// `page 1`, or `page` for 1. Folios before the first have no numeral.
std::optional<int> take_page_counter(Cursor& cursor, const PropertyInfo& property) {
    if (const auto none = take_word(cursor, property.words)) return none;
    if (!cursor.at(Kind::Ident) || lower(cursor.take().text) != "page") return std::nullopt;
    cursor.skip_space();
    return cursor.at_end() ? 1 : take_integer(cursor, 1, 99'999);
}

std::optional<int> take_list_mark(Cursor& cursor, const PropertyInfo& property) {
    if (!cursor.at(Kind::String)) return take_word(cursor, property.words);
    const std::string mark = cursor.take().text;
    const bool dash =
        mark.substr(0, 3) == "–" || mark.substr(0, 3) == "—" || mark.substr(0, 1) == "-";
    if (!dash) return std::nullopt;
    return value_of(ListMark::Dash);
}

/// `initial-letter: 3` or `3 3`; only letters that sink as deep as they are high are set.
std::optional<int> take_initial_letter(Cursor& cursor, const PropertyInfo& property) {
    if (const auto normal = take_word(cursor, property.words)) return normal;
    const auto lines = take_integer(cursor, 1, 9);
    cursor.skip_space();
    if (!lines || cursor.at_end()) return lines;
    return take_integer(cursor, *lines, *lines);
}

/// `auto`, or the least letters of a word, before and after a hyphen: `6 3 2`. A missing
/// number is as the one before it, or customary. Two digits each, taken apart in apply.cc.
std::optional<int> take_hyphen_chars(Cursor& cursor, const PropertyInfo& property) {
    std::array<int, 3> numbers{};
    std::size_t count = 0;
    bool stated = false;
    for (; count < numbers.size() && !cursor.at_end(); cursor.skip_space(), ++count) {
        auto next = take_word(cursor, property.words);
        if (!next) next = take_integer(cursor, 1, 99);
        if (!next) return std::nullopt;
        stated = true;
        numbers[count] = *next;
    }
    if (!stated) return std::nullopt;
    if (count == 2) numbers[2] = numbers[1];
    return (numbers[0] * 100 + numbers[1]) * 100 + numbers[2];
}

/// `auto` (0), a character, or an empty string for nothing (-1).
std::optional<int> take_hyphen_sign(Cursor& cursor, const PropertyInfo& property) {
    if (!cursor.at(Kind::String)) return take_word(cursor, property.words);
    const std::string sign = cursor.take().text;
    if (sign.empty()) return -1;
    const utf8::Decoded first = utf8::decode(sign, 0);
    if (first.bytes != sign.size()) return std::nullopt;
    return static_cast<int>(first.code_point);
}

template<typename T>
std::optional<Value> as_value(std::optional<T> parsed) {
    if (!parsed) return std::nullopt;
    return Value(std::move(*parsed));
}

std::optional<Wide> take_wide(Cursor& cursor) {
    if (!cursor.at(Kind::Ident)) return std::nullopt;
    constexpr std::array wide{
        Word{"inherit", value_of(Wide::Inherit)},
        Word{"initial", value_of(Wide::Initial)},
        Word{"unset", value_of(Wide::Unset)},
    };
    if (const auto found = take_word(cursor, wide)) return static_cast<Wide>(*found);
    return std::nullopt;
}

}  // namespace

std::optional<Value> take_value(Cursor& cursor, const PropertyInfo& property) {
    cursor.skip_space();
    if (const auto wide = take_wide(cursor)) return *wide;
    switch (property.syntax) {
    case Syntax::Word:
        return as_value(take_word(cursor, property.words));
    case Syntax::Measure:
        return take_measure_value(cursor, property);
    case Syntax::Integer:
        if (const auto named = take_word(cursor, property.words)) return *named;
        return as_value(take_integer(cursor, 1, 99));
    case Syntax::Count:
        if (const auto named = take_word(cursor, property.words)) return *named;
        return as_value(take_integer(cursor, 1, 9));
    case Syntax::Color:
        return as_value(take_color(cursor));
    case Syntax::Families:
        return as_value(take_families(cursor));
    case Syntax::Weight:
        if (const auto named = take_word(cursor, property.words)) return *named;
        return as_value(take_integer(cursor, 1, 1000));
    case Syntax::Numeric:
    case Syntax::Decoration:
        return as_value(take_words(cursor, property.words));
    case Syntax::Hanging: {
        int any = 0;
        for (; !cursor.at_end(); cursor.skip_space()) {
            const auto next = take_word(cursor, property.words);
            if (!next) return std::nullopt;
            any |= *next;
        }
        return any;
    }
    case Syntax::HyphenChars:
        return as_value(take_hyphen_chars(cursor, property));
    case Syntax::HyphenSign:
        return as_value(take_hyphen_sign(cursor, property));
    case Syntax::ListMark:
        return as_value(take_list_mark(cursor, property));
    case Syntax::InitialLetter:
        return as_value(take_initial_letter(cursor, property));
    case Syntax::Parts:
        return as_value(take_content(cursor));
    case Syntax::StringSets:
        return as_value(take_string_sets(cursor));
    case Syntax::Name:
        if (!cursor.at(Kind::Ident)) return std::nullopt;
        return Value(cursor.take().text);
    case Syntax::PageCounter:
        return as_value(take_page_counter(cursor, property));
    case Syntax::Paper:
        return as_value(take_paper(cursor));
    case Syntax::Text:
        break;
    }
    return std::nullopt;
}

}  // namespace pam::style
