// Words that are new to the cache are shaped in batches, many in one call of HarfBuzz. Each
// has spaces of its own on both sides in the batch, so that it meets the same neighbours as
// when it is shaped alone, and its glyphs do not depend on the company.
#include "foundry/shaper.h"
#include "foundry/workbench.h"

namespace pam::foundry {

namespace {

constexpr std::string_view between = "  ";
constexpr std::size_t most_bytes = 2048;  // of a batch: more would only leave the cache

/// In other scripts letters may be joined or moved over longer distances.
bool may_share(const Type& type) {
    const auto script = static_cast<hb_script_t>(type.script);
    return !type.right_to_left
           && (type.script == 0 || script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK
               || script == HB_SCRIPT_CYRILLIC);
}

}  // namespace

void Shaper::settle() {
    for (std::size_t begin = 0; begin < unsettled_.size();) {
        const std::size_t end = end_of_batch(begin);
        if (end - begin == 1)
            shape_alone(unsettled_[begin]);
        else
            shape_batch(std::span(unsettled_).subspan(begin, end - begin));
        begin = end;
    }
    for (const Unsettled& one : unsettled_)
        measure(one.word);
    unsettled_.clear();
}

std::size_t Shaper::end_of_batch(std::size_t begin) const {
    const TypeId type = words_[unsettled_[begin].word].type;
    std::size_t end = begin;
    std::size_t bytes = 0;
    while (end < unsettled_.size() && may_share(types_[type])
           && words_[unsettled_[end].word].type == type
           && unsettled_[end].neighbours == Neighbours::Both && bytes < most_bytes) {
        bytes += words_[unsettled_[end].word].bytes + between.size();
        ++end;
    }
    return std::max(end, begin + 1);
}

void Shaper::shape_alone(const Unsettled& one) {
    Word& word = words_[one.word];
    const std::string text(this->text(one.word));
    word.first_glyph = shape(word.type, text, one.neighbours, &word.space_before);
    word.glyph_count = static_cast<std::uint16_t>(glyphs_.size() - word.first_glyph);
}

void Shaper::shape_batch(std::span<const Unsettled> batch) {
    const TypeId type = words_[batch.front().word].type;
    const OpenFace& face = faces_[types_[type].face];
    std::string texts;
    for (const Unsettled& one : batch) {
        if (!texts.empty()) texts += between;
        texts += text(one.word);
    }
    bench_->shape(face, types_[type], bench_->plans[type], texts, Neighbours::Both);
    unsigned int count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(bench_->buffer, &count);
    const hb_glyph_position_t* places =
        hb_buffer_get_glyph_positions(bench_->buffer, &count);
    // Clusters are bytes of the texts after one space.
    std::uint32_t begin = 1;
    unsigned int at = 0;
    for (const Unsettled& one : batch) {
        Word& word = words_[one.word];
        const std::uint32_t end = begin + word.bytes;
        word.first_glyph = static_cast<std::uint32_t>(glyphs_.size());
        word.space_before = face.space_width;
        for (; at < count && infos[at].cluster < begin; ++at)
            if (infos[at].cluster + 1 == begin) word.space_before = places[at].x_advance;
        for (; at < count && infos[at].cluster < end; ++at)
            glyphs_.push_back(shaped_glyph(infos[at], places[at], begin));
        word.glyph_count = static_cast<std::uint16_t>(glyphs_.size() - word.first_glyph);
        begin = end + static_cast<std::uint32_t>(between.size());
    }
}

}  // namespace pam::foundry
