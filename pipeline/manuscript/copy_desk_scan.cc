// A table tells which bytes may matter; all others cost one look-up each. Blanks are too
// frequent to be handed on, so they are judged here by their neighbours.
#include "manuscript/copy_desk_scan.h"

#include <array>

namespace pam::manuscript {

namespace {

enum Class : std::uint8_t {
    Nothing,
    Blank,
    LineEnd,
    Quote,
    Hyphen,
    Point,
    Stop,
    Pair,     // < and >: guillemets when doubled
    Bracket,  // ( may begin "(c)"
    TwoBytes,
    ThreeBytes
};

constexpr std::array<std::uint8_t, 256> make_classes() {
    std::array<std::uint8_t, 256> classes{};
    const auto set = [&](const char* bytes, Class kind) {
        for (; *bytes; ++bytes)
            classes[static_cast<unsigned char>(*bytes)] = kind;
    };
    set(" ", Blank);
    set("\n", LineEnd);
    set("\"'`", Quote);
    set("-", Hyphen);
    set(".", Point);
    set(",;:!?", Stop);
    set("<>", Pair);
    set("(", Bracket);
    classes[0xC2] = TwoBytes;
    classes[0xE2] = ThreeBytes;
    return classes;
}
constexpr std::array<std::uint8_t, 256> classes = make_classes();

// What makes the blank beside it worth a second look.
constexpr std::array<bool, 256> make_beside(const char* bytes) {
    std::array<bool, 256> beside{};
    for (; *bytes; ++bytes)
        beside[static_cast<unsigned char>(*bytes)] = true;
    return beside;
}
constexpr std::array<bool, 256> before_gap = make_beside("0123456789.([");
constexpr std::array<bool, 256> after_gap = make_beside("0123456789,.;:!?)]");

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool continues_word(char c) {
    return is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80) != 0
           || (c >= '0' && c <= '9');
}

class Scanner {
public:
    Scanner(std::string_view flat, Places& places) : flat_(flat), places_(places) {}

    void run() {
        const std::size_t size = flat_.size();
        for (std::size_t at = 0; at < size;) {
            const std::uint8_t kind = classes[static_cast<unsigned char>(flat_[at])];
            if (kind == Nothing) {
                ++at;
                continue;
            }
            at = kind == Blank ? blank(at) : mark(at, kind);
        }
    }

private:
    static void put(Offsets& list, std::size_t at) {
        list.push_back(static_cast<std::uint32_t>(at));
    }

    [[nodiscard]] unsigned char byte(std::size_t at) const {
        return at < flat_.size() ? static_cast<unsigned char>(flat_[at]) : 0;
    }

    std::size_t blank(std::size_t at) {
        const unsigned char right = byte(at + 1);
        if ((at > 0 && before_gap[byte(at - 1)]) || after_gap[right] || follows_title(at))
            put(places_.gaps, at);
        // A word said twice: the first letters nearly always differ. The second may begin
        // with a small letter where the first began with a capital.
        const unsigned char first = byte(word_);
        if ((first == right || (first ^ right) == 0x20) && is_ascii_letter(flat_[word_]))
            compare_words(at);
        word_ = at + 1;
        return at + 1;
    }

    // "Mr", "Dr", "Mme": a short word with the capital that such titles have.
    [[nodiscard]] bool follows_title(std::size_t at) const {
        return at - word_ <= 4 && (byte(word_) == 'M' || byte(word_) == 'D');
    }

    void compare_words(std::size_t gap) {
        const std::size_t length = gap - word_;
        const std::size_t second = gap + 1;
        if (length > 32 || second + length > flat_.size()) return;
        if (flat_.substr(word_ + 1, length - 1) != flat_.substr(second + 1, length - 1))
            return;
        if (continues_word(static_cast<char>(byte(second + length)))) return;
        put(places_.doubled, second);
    }

    std::size_t mark(std::size_t at, std::uint8_t kind) {
        switch (kind) {
        case LineEnd:
            word_ = at + 1;
            return at + 1;
        case Quote:
            put(places_.quotes, at);
            return at + 1;
        case Hyphen:
            return run_of(at, '-', places_.hyphens);
        case Point:
            put(places_.points, at);
            return at + 1;
        case Stop:
            put(flat_[at] == ',' && byte(at + 1) == ',' ? places_.quotes : places_.stops,
                at);
            return at + 1;
        case Pair:
            return pair(at);
        case Bracket:
            if (byte(at + 2) == ')' && (byte(at + 1) | 0x20) == 'c') put(places_.signs, at);
            return at + 1;
        case TwoBytes:
            return two_bytes(at);
        default:
            return three_bytes(at);
        }
    }

    std::size_t run_of(std::size_t at, char c, Offsets& list) {
        put(list, at);
        const std::size_t end = flat_.find_first_not_of(c, at);
        return end == std::string_view::npos ? flat_.size() : end;
    }

    std::size_t pair(std::size_t at) {
        if (byte(at + 1) != byte(at)) return at + 1;
        put(places_.quotes, at);
        return at + 2;
    }

    // Guillemets, the acute accent that stands for an apostrophe, the section sign.
    std::size_t two_bytes(std::size_t at) {
        const unsigned char second = byte(at + 1);
        if (second == 0xAB || second == 0xBB || second == 0xB4) put(places_.quotes, at);
        if (second == 0xA7) put(places_.signs, at);
        return at + 2;
    }

    // U+2013 to U+2015 are dashes, U+2018 to U+201F and U+2039, U+203A marks of quotation.
    std::size_t three_bytes(std::size_t at) {
        if (byte(at + 1) != 0x80) return at + 1;
        const unsigned char third = byte(at + 2);
        if (third >= 0x93 && third <= 0x95)
            put(places_.dashes, at);
        else if ((third >= 0x98 && third <= 0x9F) || third == 0xB9 || third == 0xBA)
            put(places_.quotes, at);
        return at + 3;
    }

    std::string_view flat_;
    Places& places_;
    std::size_t word_ = 0;  // where the word before the next blank begins
};

}  // namespace

bool Places::empty() const {
    return quotes.empty() && hyphens.empty() && dashes.empty() && points.empty()
           && stops.empty() && gaps.empty() && doubled.empty() && signs.empty();
}

void Places::clear() {
    for (Offsets* list :
         {&quotes, &hyphens, &dashes, &points, &stops, &gaps, &doubled, &signs})
        list->clear();
}

void scan(std::string_view flat, Places& places) {
    places.clear();
    Scanner(flat, places).run();
}

}  // namespace pam::manuscript
