#include "manuscript/mojibake.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/converter.h"
#include "manuscript/edits.h"
#include "manuscript/every_text.h"
#include "manuscript/repeated.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

namespace pam::manuscript {

namespace {

/// How sure a sequence is before anything else of the text is known.
enum class Sure { No, InCompany, Alone };

// The encodings in which UTF-8 is mistaken most, and how strange their letters look so.
// Cyrillic letters stand together in honest texts too: there one sequence is no proof.
struct Mistake {
    const char* encoding;
    Sure two_bytes;
};
constexpr std::array mistakes{
    Mistake{"windows-1252", Sure::Alone},
    Mistake{"macintosh", Sure::InCompany},
    Mistake{"IBM437", Sure::InCompany},
    Mistake{"IBM850", Sure::InCompany},
    Mistake{"windows-1251", Sure::No},
    Mistake{"windows-1250", Sure::InCompany}};

// Marks that stand behind a letter in honest texts: “Spaß”, «MAÇÃ», “café…”.
bool is_common_mark(char32_t c) {
    return (c >= 0x2013 && c <= 0x201E) || c == 0x2026 || c == 0xAB || c == 0xBB
           || c == 0xA0 || c == 0x2039 || c == 0x203A || c == 0xAD || c == 0x2020
           || c == 0x2021 || c == 0x2022 || c == 0xB7;
}

std::size_t utf8_length(unsigned char lead) {
    if (lead < 0xC2 || lead > 0xF4) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_plausible(char32_t c) {
    const auto kind = u_charType(static_cast<UChar32>(c));
    return kind != U_UNASSIGNED && kind != U_PRIVATE_USE_CHAR && kind != U_CONTROL_CHAR;
}

// Characters of a text that were one character, and that one.
struct Sequence {
    std::size_t length = 0;  // in bytes of the text
    char32_t meant = 0;
    Sure sure = Sure::No;
};

// One wrong way of reading, taken backwards.
class Undoing {
public:
    explicit Undoing(const Mistake& mistake) : mistake_(mistake) {
        const std::u32string upper = upper_half(mistake.encoding);
        // What the table does not know was handed on as it stood.
        for (char32_t byte = 0x80; byte < 0xA0; ++byte)
            bytes_.emplace(byte, static_cast<unsigned char>(byte));
        for (std::size_t i = 0; i < upper.size(); ++i)
            if (upper[i] != 0xFFFD) bytes_[upper[i]] = static_cast<unsigned char>(0x80 + i);
    }

    [[nodiscard]] const char* encoding() const { return mistake_.encoding; }

    [[nodiscard]] std::optional<Sequence>
    sequence_at(std::string_view text, std::size_t at) const {
        if (is_drawn(text, at)) return std::nullopt;
        std::string bytes;
        bool odd_mark = false;
        std::size_t length = 1;
        std::size_t end = at;
        while (bytes.size() < length) {
            if (end == text.size()) return std::nullopt;
            const utf8::Decoded next = utf8::decode(text, end);
            const unsigned char byte = byte_of(next.code_point);
            if (byte == 0) return std::nullopt;
            if (bytes.empty()) length = utf8_length(byte);
            odd_mark = odd_mark || (!bytes.empty() && !is_common_mark(next.code_point));
            bytes.push_back(static_cast<char>(byte));
            end += next.bytes;
        }
        if (utf8::find_invalid(bytes)) return std::nullopt;
        Sequence sequence{end - at, utf8::decode(bytes, 0).code_point, Sure::No};
        if (!is_plausible(sequence.meant)) return std::nullopt;
        if (odd_mark) sequence.sure = sureness(length, sequence.meant);
        return sequence;
    }

    [[nodiscard]] const std::map<char32_t, unsigned char>& bytes() const { return bytes_; }

private:
    // The corner of a box after its edge: bytes that lead a sequence never follow one
    // another.
    [[nodiscard]] bool is_drawn(std::string_view text, std::size_t at) const {
        const auto is_edge = [&](char32_t c) {
            return c >= 0x2500 && c <= 0x257F && utf8_length(byte_of(c)) > 1;
        };
        return at > 0 && is_edge(utf8::decode(text, at).code_point)
               && is_edge(utf8::decode_before(text, at).code_point);
    }

    [[nodiscard]] unsigned char byte_of(char32_t c) const {
        const auto found = bytes_.find(c);
        return found == bytes_.end() ? 0 : found->second;
    }

    // Two letters may meet by chance; those of the West, of Greek and of Cyrillic are what
    // is mistaken most.
    [[nodiscard]] Sure sureness(std::size_t length, char32_t meant) const {
        if (length > 2)
            return mistake_.two_bytes == Sure::No ? Sure::InCompany : Sure::Alone;
        const bool common = meant < 0x180 || (meant >= 0x370 && meant < 0x460);
        return common ? mistake_.two_bytes : Sure::No;
    }

    Mistake mistake_;
    std::map<char32_t, unsigned char> bytes_;
};

// The next byte outside ASCII, eight at a time.
std::size_t next_high(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high = 0x8080808080808080u;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high) != 0) break;
    }
    while (at < text.size() && (text[at] & 0x80) == 0)
        ++at;
    return at;
}

// Which mistakes may have been made, by one look at pairs of neighbours: a bit for each.
class Lookout {
public:
    explicit Lookout(const std::vector<Undoing>& undoings) {
        for (std::size_t i = 0; i < undoings.size(); ++i)
            for (const auto& [c, byte] : undoings[i].bytes()) {
                if (c >= size) continue;
                const auto bit = static_cast<std::uint8_t>(1u << i);
                if (utf8_length(byte) > 0) leads_[c] |= bit;
                if ((byte & 0xC0) == 0x80) follows_[c] |= bit;
            }
    }

    [[nodiscard]] unsigned seen_in(std::string_view text) const {
        unsigned seen = 0;
        unsigned expected = 0;
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t next = next_high(text, i);
            if (next != i) expected = 0;
            if (next == text.size()) break;
            const utf8::Decoded character = utf8::decode(text, next);
            const char32_t c = character.code_point < size ? character.code_point : 0;
            seen |= expected & follows_[c];
            expected = leads_[c];
            i = next + character.bytes;
        }
        return seen;
    }

private:
    static constexpr std::size_t size = 0x2600;
    std::array<std::uint8_t, size> leads_{};
    std::array<std::uint8_t, size> follows_{};
};

// Stretches of sequences that follow one another.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t sequences = 0;
    std::string meant;
    Sure sure = Sure::No;
};

std::vector<Stretch> stretches_in(std::string_view text, const Undoing& undoing) {
    std::vector<Stretch> found;
    for (std::size_t i = next_high(text, 0); i < text.size(); i = next_high(text, i)) {
        const auto sequence = undoing.sequence_at(text, i);
        if (!sequence) {
            i += utf8::decode(text, i).bytes;
            continue;
        }
        if (found.empty() || found.back().end != i)
            found.push_back({i, i, 0, {}, Sure::No});
        Stretch& stretch = found.back();
        utf8::append(stretch.meant, sequence->meant);
        stretch.sure = std::max(stretch.sure, sequence->sure);
        stretch.end = i += sequence->length;
        ++stretch.sequences;
    }
    // Letters of many sequences in a row are proof in any encoding.
    for (Stretch& stretch : found)
        if (stretch.sequences > 2) stretch.sure = Sure::Alone;
    return found;
}

// How often a wrong reading is proven in a text.
struct Proofs {
    std::size_t alone = 0;
    std::size_t company = 0;

    [[nodiscard]] bool convincing() const { return alone > 0 || company > 1; }

    [[nodiscard]] bool allow(Sure sure) const {
        if (sure == Sure::Alone) return true;
        if (sure == Sure::InCompany) return convincing();
        return alone > 2;
    }
};

class Repairer {
public:
    explicit Repairer(std::string_view source) {
        std::vector<Undoing> undoings;
        for (const Mistake& mistake : mistakes)
            undoings.emplace_back(mistake);
        const unsigned seen = Lookout(undoings).seen_in(source);
        for (std::size_t i = 0; i < undoings.size() && !undoing_; ++i) {
            if ((seen & (1u << i)) == 0) continue;
            const Proofs proofs = proofs_in(source, undoings[i]);
            if (!proofs.convincing()) continue;
            undoing_ = std::move(undoings[i]);
            proofs_ = proofs;
        }
    }

    [[nodiscard]] bool has_work() const { return undoing_.has_value(); }

    [[nodiscard]] Edits edits_for(std::string_view text) const {
        Edits edits;
        for (Stretch& stretch : stretches_in(text, *undoing_))
            if (proofs_.allow(stretch.sure))
                edits.push_back(edit(
                    stretch.begin,
                    stretch.end,
                    undone_again(std::move(stretch.meant), *undoing_)
                ));
        if (std::string_view(undoing_->encoding()) != "windows-1252") return edits;
        for (Edit& one : broken_in(text))
            if (std::none_of(edits.begin(), edits.end(), [&](const Edit& other) {
                    return one.begin < other.end && other.begin < one.end;
                }))
                edits.push_back(std::move(one));
        std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
            return a.begin < b.begin;
        });
        return edits;
    }

private:
    static Edit edit(std::size_t begin, std::size_t end, std::string meant) {
        return {begin, end, std::move(meant), "mojibake", codes::mojibake};
    }

    static Proofs proofs_in(std::string_view text, const Undoing& undoing) {
        Proofs proofs;
        for (const Stretch& stretch : stretches_in(text, undoing)) {
            proofs.alone += stretch.sure == Sure::Alone;
            proofs.company += stretch.sure == Sure::InCompany;
        }
        return proofs;
    }

    // A text that went through the same mistake twice or three times.
    static std::string undone_again(std::string meant, const Undoing& undoing) {
        constexpr int most = 3;
        for (int round = 0; round < most; ++round) {
            const std::vector<Stretch> stretches = stretches_in(meant, undoing);
            const bool whole = stretches.size() == 1 && stretches[0].begin == 0
                               && stretches[0].end == meant.size()
                               && stretches[0].sure == Sure::Alone;
            if (!whole) break;
            meant = stretches[0].meant;
        }
        return meant;
    }

    // What lost a byte on the way. The last byte of ” has no character in windows-1252, so
    // that â€ is left, or â€ and a replacement character; the last byte of à is the
    // no-break space, which many programs turn into a space.
    static Edits broken_in(std::string_view text) {
        constexpr std::string_view quotation = "\xC3\xA2\xE2\x82\xAC";
        constexpr std::string_view replacement = "\xEF\xBF\xBD";
        constexpr std::string_view a_tilde = "\xC3\x83 ";
        Edits broken;
        for (std::size_t at = text.find('\xC3'); at != std::string_view::npos;
             at = text.find('\xC3', at + 1)) {
            const std::string_view rest = text.substr(at);
            const std::string_view behind =
                rest.substr(std::min(rest.size(), quotation.size()));
            if (rest.starts_with(quotation) && behind.starts_with(replacement))
                broken.push_back(edit(at, at + 8, "\xE2\x80\x9D"));
            else if (rest.starts_with(quotation) && (behind.empty() || (behind[0] & 0x80) == 0))
                broken.push_back(edit(at, at + 5, "\xE2\x80\x9D"));
            else if (rest.starts_with(a_tilde) && !follows_capital(text, at))
                broken.push_back(edit(at, at + 2, "\xC3\xA0"));
        }
        return broken;
    }

    static bool follows_capital(std::string_view text, std::size_t at) {
        return at > 0 && utf8::is_upper(utf8::decode_before(text, at).code_point);
    }

    std::optional<Undoing> undoing_;
    Proofs proofs_;
};

// Two characters outside ASCII in a row, which most manuscripts in English have nowhere.
bool may_hold_mojibake(std::string_view text) {
    for (std::size_t i = next_high(text, 0); i < text.size(); i = next_high(text, i)) {
        i += utf8::decode(text, i).bytes;
        if (i < text.size() && (text[i] & 0x80) != 0) return true;
    }
    return false;
}

void mend_metadata(document::Metadata& metadata, const Repairer& repairer) {
    const auto mend = [&](document::Field& field) {
        field.value = applied(repairer.edits_for(field.value), field.value);
    };
    for (document::Field* field :
         {&metadata.title,
          &metadata.subtitle,
          &metadata.organisation,
          &metadata.publisher,
          &metadata.date,
          &metadata.description,
          &metadata.rights})
        mend(*field);
    for (document::Field& author : metadata.authors)
        mend(author);
    for (document::Field& subject : metadata.subjects)
        mend(subject);
}

}  // namespace

void mend_mojibake(const Source& source, Copyedit copyedit, Manuscript& manuscript) {
    if (!may_hold_mojibake(source.text())) return;
    const Repairer repairer(source.text());
    if (!repairer.has_work()) return;
    for_each_text(manuscript.document, [&](document::Text& text) {
        Edits edits = repairer.edits_for(text.text);
        if (copyedit == Copyedit::Off)
            for (Edit& edit : edits)
                edit.standing = Standing::Proposed;
        apply(edits, text, source, manuscript.ledger);
    });
    if (copyedit == Copyedit::On) mend_metadata(manuscript.document.metadata, repairer);
}

void tell_mojibake(const Source& source, const Manuscript& manuscript, Diagnostics& log) {
    Repeated told(codes::mojibake, Severity::Warning);
    for (const LedgerEntry& entry : manuscript.ledger)
        if (entry.code == codes::mojibake)
            told.add(
                entry.span,
                fmt::format(
                    "\"{}\" is \"{}\", decoded wrongly before it came to us; it {}",
                    utf8::elide_middle(entry.before, 40),
                    utf8::elide_middle(entry.after, 40),
                    entry.standing == Standing::Applied ? "is mended" : "stays as typed"
                )
            );
    told.close(source, log);
}

}  // namespace pam::manuscript
