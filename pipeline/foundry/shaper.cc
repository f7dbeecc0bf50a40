#include "foundry/shaper.h"

#include "base/utf8.h"
#include "foundry/codes.h"
#include "foundry/workbench.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace pam::foundry {

namespace {

/// FNV-1a; good enough for words, and the same everywhere.
std::uint32_t hash_of(TypeId type, std::string_view text, Neighbours neighbours) {
    std::uint64_t hash = 0xCBF29CE484222325u ^ (std::uint64_t{type} << 8)
                         ^ static_cast<std::uint64_t>(neighbours);
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return static_cast<std::uint32_t>(hash ^ (hash >> 32)) << 2
           | static_cast<std::uint32_t>(neighbours);
}

std::int32_t width_of(std::span<const ShapedGlyph> glyphs) {
    return std::accumulate(
        glyphs.begin(),
        glyphs.end(),
        0,
        [](std::int32_t sum, const ShapedGlyph& glyph) { return sum + glyph.advance; }
    );
}

std::uint16_t count_clusters(std::span<const ShapedGlyph> glyphs) {
    std::uint16_t count = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        if (i == 0 || glyphs[i].cluster != glyphs[i - 1].cluster) ++count;
    return count;
}

constexpr std::size_t first_slots = 1024;  // a power of two

/// Where the search for a word begins. The neighbours, in the lowest bits, are nearly
/// always the same: by them all would begin in a quarter of the slots.
std::size_t first_slot(std::uint32_t hash, std::size_t slots) {
    return (hash >> 2) & (slots - 1);
}

/// What a script's own readers expect at a line's end, where it is not the hyphen.
char32_t hyphen_of(std::uint32_t script) {
    switch (static_cast<hb_script_t>(script)) {
    case HB_SCRIPT_ARMENIAN:
        return 0x058A;
    case HB_SCRIPT_CANADIAN_SYLLABICS:
        return 0x1400;
    default:
        return 0;
    }
}

ShapedGlyph hyphen_in(const OpenFace& face, const Type& type) {
    using Kind = style::HyphenSign::Kind;
    ShapedGlyph glyph;
    if (type.hyphen_sign.kind == Kind::Nothing) return glyph;
    const char32_t wanted = type.hyphen_sign.kind == Kind::Character
                                ? type.hyphen_sign.character
                                : hyphen_of(type.script);
    glyph.id = wanted == 0 ? std::uint16_t{0} : face.glyph(wanted);
    if (glyph.id == 0) glyph.id = face.hyphen;
    glyph.advance = face.advance(glyph.id);
    return glyph;
}

}  // namespace

Shaper::Shaper(FaceStore& faces, std::string compiled)
    : faces_(faces)
    , hyphenator_(std::make_unique<Hyphenator>(faces.catalogue(), std::move(compiled)))
    , bench_(std::make_unique<Workbench>())
    , slots_(first_slots) {}

Shaper::~Shaper() = default;

TypeId Shaper::type(const Type& type) {
    const auto found = std::find(types_.begin(), types_.end(), type);
    if (found != types_.end()) return static_cast<TypeId>(found - types_.begin());
    types_.push_back(type);
    bench_->plans.push_back(plan_of(type, faces_[type.face]));
    hyphen_rules_.push_back(hyphen_rules(type));
    hyphens_.push_back(hyphen_in(faces_[type.face], type));
    return static_cast<TypeId>(types_.size() - 1);
}

/// None where the style wants no hyphens, or the face has none to put in.
std::optional<HyphenRules> Shaper::hyphen_rules(const Type& type) {
    if (!type.hyphenated) return std::nullopt;
    HyphenRules rules;
    rules.dictionary = hyphenator_->dictionary(type.language);
    if (rules.dictionary < 0) note_missing_patterns(type.language);
    const style::HyphenateChars& chars = type.hyphenate_chars;
    if (chars.word > 0) rules.letters = static_cast<std::size_t>(chars.word);
    if (chars.before > 0) rules.limits.before = chars.before;
    if (chars.after > 0) rules.limits.after = chars.after;
    return rules;
}

void Shaper::add_exception(std::string_view word) {
    hyphenator_->add_exception(word);
}

void Shaper::note_missing_patterns(std::string_view language) {
    const PatternFile* patterns = patterns_for(faces_.catalogue(), language);
    if (patterns) {
        faces_.note(
            codes::patterns_missing,
            fmt::format("the hyphenation patterns {} are not installed", patterns->file),
            {fmt::format("apt-get install {}", patterns->package)}
        );
    } else if (!language.empty() && !is_undivided(faces_.catalogue(), language)) {
        faces_.note(
            codes::patterns_missing,
            fmt::format(
                "no hyphenation patterns are declared for the language \"{}\"", language
            ),
            {"declare some in fonts/families.yaml, or set `hyphens: none` in the style"}
        );
    }
}

const Type& Shaper::type(TypeId id) const {
    return types_[id];
}

std::string_view Shaper::text(WordId word) const {
    return std::string_view(text_).substr(words_[word].text, words_[word].bytes);
}

std::span<const ShapedGlyph> Shaper::glyphs(WordId word) const {
    return std::span(glyphs_).subspan(words_[word].first_glyph, words_[word].glyph_count);
}

std::span<const WordBreak> Shaper::breaks(WordId word) const {
    return std::span(breaks_).subspan(words_[word].first_break, words_[word].break_count);
}

namespace {

/// A mark would be set on the space before it, and go with it.
Neighbours for_text(std::string_view text, Neighbours neighbours) {
    if (text.empty() || static_cast<unsigned char>(text[0]) < 0x80) return neighbours;
    const char32_t first = utf8::decode(text, 0).code_point;
    if (!is_mark(first) && !is_invisible(first)) return neighbours;
    return neighbours == Neighbours::Both          ? Neighbours::SpaceAfter
           : neighbours == Neighbours::SpaceBefore ? Neighbours::None
                                                   : neighbours;
}

}  // namespace

WordId Shaper::word_unsettled(TypeId type, std::string_view text, Neighbours neighbours) {
    neighbours = for_text(text, neighbours);
    PAM_ASSERT(text.size() <= longest_word, "long words are given in pieces");
    const std::uint32_t hash = hash_of(type, text, neighbours);
    std::size_t at = first_slot(hash, slots_.size());
    for (; slots_[at].word != 0; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].hash != hash) continue;
        const WordId id = slots_[at].word - 1;
        if (words_[id].type == type && this->text(id) == text) return id;
    }
    const WordId id = add_word(type, text, neighbours);
    slots_[at] = {hash, id + 1};
    if (words_.size() * 4 > slots_.size() * 3) grow();
    return id;
}

WordId Shaper::word(TypeId type, std::string_view text, Neighbours neighbours) {
    const WordId id = word_unsettled(type, text, neighbours);
    settle();
    return id;
}

void Shaper::grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    for (const Slot& slot : slots_) {
        if (slot.word == 0) continue;
        std::size_t at = first_slot(slot.hash, larger.size());
        while (larger[at].word != 0)
            at = (at + 1) & (larger.size() - 1);
        larger[at] = slot;
    }
    slots_ = std::move(larger);
}

WordId Shaper::add_word(TypeId type, std::string_view text, Neighbours neighbours) {
    Word word;
    word.type = type;
    word.text = static_cast<std::uint32_t>(text_.size());
    word.bytes = static_cast<std::uint16_t>(text.size());
    text_ += text;
    ShapePlan& plan = bench_->plans[type];
    if (!plan.missing.empty()) note_missing_features(text, plan, types_[type].face, faces_);
    const auto id = static_cast<WordId>(words_.size());
    words_.push_back(word);
    unsettled_.push_back({id, neighbours});
    return id;
}

/// All that follows from the word's glyphs.
void Shaper::measure(WordId id) {
    Word& word = words_[id];
    word.width = width_of(glyphs(id));
    word.clusters = count_clusters(glyphs(id));
    if (word.glyph_count != 0 && !types_[word.type].right_to_left) {
        word.hang_left = hang_after(word, 0);
        word.hang_right = hang_before(word, word.bytes);
    }
    find_breaks(id);
}

std::uint32_t Shaper::shape(
    TypeId type, std::string_view text, Neighbours neighbours, std::int32_t* space_before
) {
    const OpenFace& face = faces_[types_[type].face];
    bench_->shape(face, types_[type], bench_->plans[type], text, neighbours);
    const bool shifted =
        (static_cast<int>(neighbours) & static_cast<int>(Neighbours::SpaceBefore)) != 0;
    const std::uint32_t shift = shifted ? 1 : 0;
    unsigned int count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(bench_->buffer, &count);
    const hb_glyph_position_t* places =
        hb_buffer_get_glyph_positions(bench_->buffer, &count);
    const auto first = static_cast<std::uint32_t>(glyphs_.size());
    if (space_before) *space_before = face.space_width;
    for (unsigned int i = 0; i < count; ++i) {
        if (infos[i].cluster < shift) {  // the space in front, or one a ligature took in
            if (space_before && i == 0) *space_before = places[i].x_advance;
            continue;
        }
        const std::uint32_t cluster = infos[i].cluster - shift;
        if (cluster >= text.size()) continue;  // the space behind
        glyphs_.push_back(shaped_glyph(infos[i], places[i], shift));
    }
    return first;
}

std::vector<ShapedGlyph> Shaper::shape_text(TypeId type, std::string_view text) {
    const std::uint32_t first = shape(type, text, Neighbours::None, nullptr);
    std::vector<ShapedGlyph> result(glyphs_.begin() + first, glyphs_.end());
    glyphs_.resize(first);
    return result;
}

std::size_t Shaper::glyph_at(const Word& word, std::size_t byte) const {
    const auto* begin = glyphs_.data() + word.first_glyph;
    const auto* end = begin + word.glyph_count;
    const auto* at = std::lower_bound(
        begin,
        end,
        byte,
        [](const ShapedGlyph& glyph, std::size_t wanted) { return glyph.cluster < wanted; }
    );
    return static_cast<std::size_t>(at - begin);
}

bool Shaper::is_safe(const Word& word, std::size_t byte) const {
    if (byte == 0 || byte == word.bytes) return true;
    const std::size_t at = glyph_at(word, byte);
    if (at == word.glyph_count) return false;
    const ShapedGlyph& glyph = glyphs_[word.first_glyph + at];
    return glyph.cluster == byte && !glyph.unsafe;
}

std::int32_t Shaper::hang_before(const Word& word, std::size_t byte) const {
    const std::string_view text = std::string_view(text_).substr(word.text, word.bytes);
    const std::size_t at = glyph_at(word, byte);
    if (at == 0) return 0;
    const Protrusion protrusion = faces_.protrusion(
        types_[word.type].face, utf8::decode_before(text, byte).code_point
    );
    return glyphs_[word.first_glyph + at - 1].advance * protrusion.right / 1000;
}

std::int32_t Shaper::hang_after(const Word& word, std::size_t byte) const {
    const std::string_view text = std::string_view(text_).substr(word.text, word.bytes);
    const std::size_t at = glyph_at(word, byte);
    if (at == word.glyph_count) return 0;
    const Protrusion protrusion =
        faces_.protrusion(types_[word.type].face, utf8::decode(text, byte).code_point);
    return glyphs_[word.first_glyph + at].advance * protrusion.left / 1000;
}

void Shaper::find_breaks(WordId id) {
    opportunities_.clear();
    const std::string text(this->text(id));
    const TypeId type = words_[id].type;
    find_opportunities(text, *hyphenator_, hyphen_rules_[type], opportunities_);
    const auto first = static_cast<std::uint32_t>(breaks_.size());
    // A face without a hyphen cannot put one in.
    const bool has_hyphen =
        hyphens_[type].id != 0
        || types_[type].hyphen_sign.kind == style::HyphenSign::Kind::Nothing;
    for (const Opportunity& opportunity : opportunities_) {
        if (!has_hyphen && opportunity.kind != BreakKind::Bare) continue;
        if (opportunity.respelt)
            respellings_.emplace(std::pair(id, opportunity.byte), *opportunity.respelt);
        breaks_.push_back(measure_break(id, opportunity.byte, opportunity.kind));
    }
    words_[id].first_break = first;
    words_[id].break_count = static_cast<std::uint16_t>(breaks_.size() - first);
}

WordBreak Shaper::measure_break(WordId id, std::uint32_t byte, BreakKind kind) {
    const Word word = words_[id];
    const FaceId face = types_[word.type].face;
    WordBreak result;
    result.byte = static_cast<std::uint16_t>(byte);
    result.kind = kind;
    const std::span<const ShapedGlyph> head = fragment(id, 0, byte);
    result.before = width_of(head);
    result.hang_before = hang_before(word, byte);
    if (kind != BreakKind::Bare) {
        if (!head.empty()) {
            const ShapedGlyph last = head.back();
            const std::string characters(text(id).substr(last.cluster, byte - last.cluster)
            );
            result.before += hyphen_kern(word.type, last, characters);
        }
        const ShapedGlyph hyphen = this->hyphen(word.type);
        result.before += hyphen.advance;
        result.hang_before = hyphen.advance * faces_.protrusion(face, U'-').right / 1000;
    }
    result.after = width_of(fragment(id, byte, word.bytes));
    result.hang_after = hang_after(word, byte);
    return result;
}

const HyphenPoint* Shaper::respelling(WordId word, std::size_t byte) const {
    if (respellings_.empty()) return nullptr;
    const auto found = respellings_.find(std::pair(word, static_cast<std::uint32_t>(byte)));
    return found == respellings_.end() ? nullptr : &found->second;
}

/// Shapes a part of a word as it stands on its line, respelt at its ends where it must.
/// Letters that the document has otherwise stand for those they replace.
Shaper::Fragment Shaper::shape_fragment(WordId id, std::size_t from, std::size_t to) {
    const std::string_view word = text(id);
    std::string part;
    std::vector<std::uint16_t> places;  // bytes of the word, for each byte of the part
    const auto add = [&](std::string_view letters, std::size_t place, std::size_t step) {
        for (std::size_t i = 0; i < letters.size(); ++i)
            places.push_back(static_cast<std::uint16_t>(place + i * step));
        part += letters;
    };
    const HyphenPoint* head = respelling(id, to);
    const HyphenPoint* tail = respelling(id, from);
    if (tail) add(tail->tail, from, 0);
    const std::size_t begin = tail ? tail->tail_begin : from;
    const std::size_t end = std::max(begin, head ? head->head_end : to);
    add(word.substr(begin, end - begin), begin, 1);
    if (head) {
        const std::size_t place = end < to ? end : to - utf8::decode_before(word, to).bytes;
        add(head->head, std::max(place, from), 0);
    }
    const std::uint32_t first = shape(words_[id].type, part, Neighbours::None, nullptr);
    for (std::size_t i = first; i < glyphs_.size(); ++i)
        glyphs_[i].cluster = places[glyphs_[i].cluster];
    return {first, static_cast<std::uint32_t>(glyphs_.size()) - first};
}

std::span<const ShapedGlyph> Shaper::fragment(WordId id, std::size_t from, std::size_t to) {
    const Word word = words_[id];
    const bool respelt = respelling(id, from) || respelling(id, to);
    if (!respelt && is_safe(word, from) && is_safe(word, to)) {
        const std::size_t first = from == 0 ? 0 : glyph_at(word, from);
        const std::size_t last = to == word.bytes ? word.glyph_count : glyph_at(word, to);
        return std::span(glyphs_).subspan(word.first_glyph + first, last - first);
    }
    const auto key =
        std::tuple(id, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
    auto found = fragments_.find(key);
    if (found == fragments_.end())
        found = fragments_.emplace(key, shape_fragment(id, from, to)).first;
    return std::span(glyphs_).subspan(found->second.first_glyph, found->second.count);
}

/// Where a cut is safe, the widths beside it are sums along the way: a word of thousands of
/// letters would take long if each of its breaks were measured from the word's begin.
std::vector<WordBreak> Shaper::desperate_breaks(WordId id) {
    std::vector<WordBreak> result;
    const Word word = words_[id];
    const std::int32_t whole = width_of(fragment(id, 0, word.bytes));
    std::int32_t before = 0;
    for (std::size_t i = 1; i < word.glyph_count; ++i) {
        const ShapedGlyph glyph = glyphs_[word.first_glyph + i];
        const ShapedGlyph last = glyphs_[word.first_glyph + i - 1];
        before += last.advance;
        if (glyph.cluster == last.cluster) continue;
        if (glyph.unsafe || respelling(id, glyph.cluster)) {
            result.push_back(measure_break(id, glyph.cluster, BreakKind::Bare));
            continue;
        }
        WordBreak safe;
        safe.byte = glyph.cluster;
        safe.before = before;
        safe.after = whole - before;
        safe.hang_before = hang_before(word, glyph.cluster);
        safe.hang_after = hang_after(word, glyph.cluster);
        result.push_back(safe);
    }
    return result;
}

ShapedGlyph Shaper::space(FaceId face) const {
    ShapedGlyph glyph;
    glyph.id = faces_[face].space;
    glyph.advance = faces_[face].space_width;
    return glyph;
}

ShapedGlyph Shaper::hyphen(TypeId type) const {
    return hyphens_[type];
}

std::int32_t
Shaper::hyphen_kern(TypeId type, const ShapedGlyph& glyph, std::string_view characters) {
    const auto key = std::pair(type, glyph.id);
    if (const auto found = hyphen_kerns_.find(key); found != hyphen_kerns_.end())
        return found->second;
    const std::vector<ShapedGlyph> pair = shape_text(type, std::string(characters) + "-");
    // A respelt letter's glyph is not that of the document's characters.
    if (pair.size() != 2 || pair[0].id != glyph.id) return 0;
    const std::int32_t kern = pair[0].advance - faces_[types_[type].face].advance(glyph.id);
    hyphen_kerns_.emplace(key, kern);
    return kern;
}

std::int32_t Shaper::units_per_em(FaceId face) const {
    return faces_[face].units_per_em;
}

bool Shaper::has_glyph(FaceId face, char32_t c) const {
    return faces_[face].has_glyph(c);
}

bool is_attached(char32_t c) {
    return is_mark(c) || is_invisible(c);
}

void report_missing(char32_t c, Span place, Diagnostics& log) {
    log.warn(
        codes::glyph_missing,
        place,
        fmt::format(
            "no declared font has the character \"{}\" (U+{:04X}); a box is set in its "
            "place",
            utf8::encode(c),
            static_cast<std::uint32_t>(c)
        ),
        {"declare a font that has it in fonts/families.yaml"}
    );
}

}  // namespace pam::foundry
