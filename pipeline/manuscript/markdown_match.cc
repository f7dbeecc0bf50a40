#include "manuscript/markdown_match.h"

#include "manuscript/markdown_scan.h"

namespace pam::manuscript::markdown {

namespace {

// The parser puts U+FFFD in the place of U+0000.
constexpr std::string_view replacement = "\xEF\xBF\xBD";

class Matcher {
public:
    Matcher(std::string_view text, std::string_view wanted, Reading reading, Record& record)
        : text_(text)
        , wanted_(wanted)
        , reading_(reading)
        , record_(record) {}

    std::optional<std::vector<Piece>> run(std::size_t at) {
        for (std::size_t k = 0; k < wanted_.size();) {
            const Piece next = piece(k, at);
            if (next.text_end == k) return std::nullopt;
            add(next);
            k = next.text_end;
            at = next.end;
        }
        return std::move(pieces_);
    }

private:
    void add(const Piece& next) {
        const bool goes_on = next.how == Piece::How::Same && !pieces_.empty()
                             && pieces_.back().how == Piece::How::Same;
        if (!goes_on) return pieces_.push_back(next);
        pieces_.back().text_end = next.text_end;
        pieces_.back().end = next.end;
    }

    // One character, escape or entity; an empty piece where the source says something else.
    Piece piece(std::size_t k, std::size_t at) {
        const Piece nothing{Piece::How::Same, k, k, at, at};
        if (at >= text_.size()) return nothing;
        const char c = text_[at];
        if (is_escape(at)) {
            if (text_[at + 1] != wanted_[k]) return nothing;
            return {Piece::How::Escape, k, k + 1, at, at + 2};
        }
        if (const auto entity = entity_piece(k, at)) return *entity;
        if (c == '\0' && wanted_.substr(k, 3) == replacement)
            return {Piece::How::Null, k, k + 3, at, at + 1};
        if (c != wanted_[k]) return nothing;
        return {Piece::How::Same, k, k + 1, at, at + 1};
    }

    [[nodiscard]] bool is_escape(std::size_t at) const {
        return reading_ == Reading::Prose && text_[at] == '\\' && at + 1 < text_.size()
               && is_punctuation(text_[at + 1]);
    }

    std::optional<Piece> entity_piece(std::size_t k, std::size_t at) {
        if (reading_ == Reading::Raw) return std::nullopt;
        const auto end = scan_entity(text_, at);
        if (!end) return std::nullopt;
        const std::string& decoded = record_.entity(text_.substr(at, *end - at));
        if (decoded.empty() || wanted_.substr(k, decoded.size()) != decoded)
            return std::nullopt;
        return Piece{Piece::How::Entity, k, k + decoded.size(), at, *end};
    }

    std::string_view text_;
    std::string_view wanted_;
    Reading reading_;
    Record& record_;
    std::vector<Piece> pieces_;
};

}  // namespace

std::optional<std::vector<Piece>> match(
    std::string_view text,
    std::size_t at,
    std::string_view wanted,
    Reading reading,
    Record& record
) {
    return Matcher(text, wanted, reading, record).run(at);
}

}  // namespace pam::manuscript::markdown
