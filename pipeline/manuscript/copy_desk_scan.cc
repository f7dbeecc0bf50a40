// 64 bytes at a time become two words of 64 bits, one for what may be a mark and one for
// blanks, so that the bytes between cost no branch. Blanks are too frequent to be handed
// on: they are judged here by their neighbours.
#include "manuscript/copy_desk_scan.h"

#include "manuscript/byte_vector.h"

#include <algorithm>
#include <array>
#include <bit>

namespace pam::manuscript {

namespace {

constexpr std::size_t block = 64;

struct Found {
    std::uint64_t marks = 0;
    std::uint64_t blanks = 0;
};

// The marks lie close together in ASCII, with few others among them. Backticks and the
// lead bytes of U+00A7, guillemets and typographic marks stand apart.
Found look_at(const char* bytes) {
    Found found;
    for (unsigned i = 0; i < block; i += 16) {
        const ByteVector c = load_bytes(bytes + i);
        const auto marks = ByteVector(
            (c - '!' <= '/' - '!') | (c - ':' <= '?' - ':') | (c == '`') | (c == 0xC2)
            | (c == 0xE2)
        );
        found.marks |= bits_of(marks) << i;
        found.blanks |= bits_of(ByteVector((c == ' ') | (c == '\n'))) << i;
    }
    return found;
}

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

    void run(Look look) {
        std::size_t at = 0;
        for (; at + block <= flat_.size(); at += block)
            visit(at, look_at(flat_.data() + at), look);
        std::array<char, block> rest{};
        std::copy(
            flat_.begin() + static_cast<std::ptrdiff_t>(at), flat_.end(), rest.begin()
        );
        visit(at, look_at(rest.data()), look);
    }

private:
    void visit(std::size_t at, const Found& found, Look look) {
        for (std::uint64_t marks = found.marks; marks != 0; marks &= marks - 1) {
            const std::size_t place =
                at + static_cast<std::size_t>(std::countr_zero(marks));
            if (place >= free_from_) free_from_ = mark(place);
        }
        if (look == Look::Marks) return;
        for (std::uint64_t blanks = found.blanks; blanks != 0; blanks &= blanks - 1)
            blank(at + static_cast<std::size_t>(std::countr_zero(blanks)));
    }

    static void put(Offsets& list, std::size_t at) {
        list.push_back(static_cast<std::uint32_t>(at));
    }

    [[nodiscard]] unsigned char byte(std::size_t at) const {
        return at < flat_.size() ? static_cast<unsigned char>(flat_[at]) : 0;
    }

    // Nearly every blank is nothing but a blank: one branch tells.
    void blank(std::size_t at) {
        const unsigned char first = byte(word_);
        const unsigned char right = byte(at + 1);
        const unsigned char left = at > 0 ? byte(at - 1) : 0;
        // A word said twice: the first letters nearly always differ. The second may begin
        // with a small letter where the first began with a capital.
        const bool same = ((first ^ right) & 0xDF) == 0;
        const bool title = (first == 'M') | (first == 'D');
        if (same | title | before_gap[left] | after_gap[right] | (flat_[at] == '\n'))
            look_at_blank(at, same, title && at - word_ <= 4);
        word_ = at + 1;
    }

    // `title`: "Mr", "Dr", "Mme" stand before a name.
    void look_at_blank(std::size_t at, bool same, bool title) {
        if (flat_[at] == '\n') return;
        if (title || (at > 0 && before_gap[byte(at - 1)]) || after_gap[byte(at + 1)])
            put(places_.gaps, at);
        if (same && is_ascii_letter(flat_[word_])) compare_words(at);
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

    // Treats the mark and returns the place from which the next may stand.
    std::size_t mark(std::size_t at) {
        switch (byte(at)) {
        case '"':
        case '\'':
        case '`':
            put(places_.quotes, at);
            return at + 1;
        case '-':
            return run_of(at, '-', places_.hyphens);
        case '.':
            put(places_.points, at);
            return at + 1;
        case ',':
            put(byte(at + 1) == ',' ? places_.quotes : places_.stops, at);
            return at + 1;
        case ';':
        case ':':
        case '!':
        case '?':
            put(places_.stops, at);
            return at + 1;
        case '<':
        case '>':
            return pair(at);
        case '(':
            if (byte(at + 2) == ')' && (byte(at + 1) | 0x20) == 'c') put(places_.signs, at);
            return at + 1;
        case 0xC2:
            return two_bytes(at);
        case 0xE2:
            return three_bytes(at);
        default:
            return at + 1;
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
    std::size_t word_ = 0;       // where the word before the next blank begins
    std::size_t free_from_ = 0;  // bytes before are part of a mark that has been treated
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

void scan(std::string_view flat, Places& places, Look look) {
    places.clear();
    Scanner(flat, places).run(look);
}

}  // namespace pam::manuscript
