#include "galley/line_setter.h"

#include <algorithm>

namespace pam::galley {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

Fine sum_of(std::span<const foundry::ShapedGlyph> glyphs) {
    Fine sum = 0;
    for (const foundry::ShapedGlyph& glyph : glyphs)
        sum += glyph.advance;
    return sum;
}

Fine count_clusters(std::span<const foundry::ShapedGlyph> glyphs) {
    Fine count = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i)
        if (i == 0 || glyphs[i].cluster != glyphs[i - 1].cluster) ++count;
    return count;
}

}  // namespace

/// The sum of widths at which the line's first glyph stands.
Fine LineSetter::text_start() const {
    const Element& first = elements_.front();
    const Item& item = row_.items()[first.item];
    if (first.from == 0) return item.before;
    const auto rest = shaper_.fragment(item.word, first.from, item.end - item.begin);
    const Piece& piece = copy_.pieces[item.piece];
    const Fine size = to_fine(piece.look.size);
    const Fine spacing = to_fine(piece.look.style->letter_spacing);
    const Fine width = sum_of(rest) * size / shaper_.units_per_em(item.face)
                       + spacing * count_clusters(rest);
    return item.before + item.width - width;
}

Fine LineSetter::left_of(
    const BreakPoint& from, const LineFit& fit, const LinePlace& place
) {
    const bool filled = fit.expansion != 0 || fit.rest != 0;
    const Fine spare = filled ? 0 : place.measure - fit.natural;
    if (copy_.direction == style::Direction::RightToLeft
        && place.align != style::TextAlign::Centre && place.align != style::TextAlign::Left)
        return place.left + spare;
    const Fine lead = text_start() - from.start;
    if (place.align == style::TextAlign::Right) return place.left + spare + lead;
    if (place.align == style::TextAlign::Centre) return place.left + spare / 2 + lead;
    return place.left + lead;
}

bool LineSetter::inserts_hyphen(const BreakPoint& to) const {
    if (to.byte == whole || to.kind != BreakClass::Hyphen) return false;
    return copy_.text[row_.items()[to.item].begin + to.byte - 1] != '-';
}

void LineSetter::gather(const BreakPoint& from, const BreakPoint& to) {
    elements_.clear();
    hyphen_ = {};
    const std::vector<Item>& items = row_.items();
    std::size_t at = from.item;
    std::uint32_t first_byte = 0;
    if (from.byte != whole)
        first_byte = from.byte;
    else if (at != 0 || from.kind != BreakClass::Plain)
        at = at < items.size() && items[at].kind != Item::Kind::Word
                 ? row_.end_of_blanks(at)
                 : at;
    for (; at < to.item; ++at) {
        const Item& item = items[at];
        if (item.kind == Item::Kind::Forced
            || (item.kind == Item::Kind::Space && item.folded))
            continue;
        elements_.push_back({at, first_byte, item.end - item.begin});
        first_byte = 0;
    }
    if (to.byte == whole) return;
    const Item& parted = items[to.item];
    const std::string_view head =
        std::string_view(copy_.text).substr(parted.begin, to.byte);
    std::uint32_t end = to.byte;
    if (inserts_hyphen(to)) {
        hyphen_.inserted = true;
        if (head.ends_with(soft_hyphen))
            hyphen_.own_bytes = static_cast<std::uint32_t>(soft_hyphen.size());
        end -= hyphen_.own_bytes;
    }
    elements_.push_back({to.item, first_byte, end});
}

/// Width of a word or part of one as set, and what expansion adds to it.
void LineSetter::measure_word(Element& element, int expansion) {
    const Item& item = row_.items()[element.item];
    const bool all = element.from == 0 && element.to == item.end - item.begin;
    const Piece& piece = copy_.pieces[item.piece];
    Fine units = shaper_[item.word].width;
    Fine clusters = shaper_[item.word].clusters;
    if (!all) {
        const auto glyphs = shaper_.fragment(item.word, element.from, element.to);
        units = sum_of(glyphs);
        clusters = count_clusters(glyphs);
    }
    const Fine scaled_size = to_fine(piece.look.size);
    const Fine natural = units * scaled_size / shaper_.units_per_em(item.face);
    element.clusters = clusters;
    element.growth = natural * expansion / 1000;
    element.width =
        natural + element.growth + to_fine(piece.look.style->letter_spacing) * clusters;
}

/// Parts the letters by equal amounts, and says what that comes to.
Fine LineSetter::track(Fine tracking) {
    tracking_ = 0;
    if (tracking == 0) return 0;
    Fine gaps = hyphen_.inserted ? 0 : -1;
    for (const Element& element : elements_)
        gaps += element.clusters;
    if (gaps < 1) return 0;
    tracking_ = tracking / gaps;
    for (Element& element : elements_)
        element.width += tracking_ * element.clusters;
    return tracking_ * gaps;
}

/// Gives every element its width as set and its place, as if all were set from left to
/// right. What the measure leaves after the glyphs' own growth goes to the spaces, to the
/// last unit.
void LineSetter::place(const LineFit& fit, const LinePlace& where, Fine left) {
    Fine growth = 0;
    for (Element& element : elements_) {
        if (row_.items()[element.item].kind == Item::Kind::Space) continue;
        measure_word(element, fit.expansion);
        growth += element.growth;
    }
    if (hyphen_.inserted) {
        const Item& item = row_.items()[elements_.back().item];
        const Fine size = to_fine(copy_.pieces[item.piece].look.size);
        growth += shaper_.hyphen(shaper_[item.word].type).advance * size * fit.expansion
                  / (Fine{1000} * shaper_.units_per_em(item.face));
    }
    growth += track(fit.tracking);
    const bool filled = (fit.expansion != 0 || fit.rest != 0) && fit.over == 0;
    const Fine rest =
        filled && fit.spaces != 0 ? where.measure - fit.natural - growth : fit.rest;
    Fine pen = left;
    Fine given = 0;  // natural width of the spaces so far
    for (Element& element : elements_) {
        const Item& item = row_.items()[element.item];
        element.x = pen;
        const bool space = item.kind == Item::Kind::Space;
        if (space) element.width = item.width;
        pen += element.width;
        if (&element != &elements_.back()) {
            element.after = item.seam;
            pen += item.seam;
        }
        // After the line's last character nothing gives.
        if (item.give == 0 || fit.spaces == 0 || (!space && &element == &elements_.back()))
            continue;
        const Fine before = rest * given / fit.spaces;
        given += item.give;
        const Fine share = rest * given / fit.spaces - before;
        (space ? element.width : element.after) += share;
        pen += share;
    }
}

/// Rule L2 of UAX #9: from the highest level down, every row of at least that level is
/// turned round.
void LineSetter::place_visually() {
    std::vector<std::size_t> order(elements_.size());
    std::vector<std::uint8_t> levels(elements_.size());
    std::uint8_t highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        levels[i] = row_.items()[elements_[i].item].level;
        highest = std::max(highest, levels[i]);
    }
    for (std::uint8_t level = highest; level > 0; --level) {
        for (std::size_t i = 0; i < order.size();) {
            std::size_t end = i;
            while (end < order.size() && levels[order[end]] >= level)
                ++end;
            std::reverse(
                order.begin() + static_cast<std::ptrdiff_t>(i),
                order.begin() + static_cast<std::ptrdiff_t>(end)
            );
            i = std::max(end, i + 1);
        }
    }
    Fine pen = elements_.front().x;
    for (const std::size_t i : order) {
        elements_[i].x = pen;
        pen += elements_[i].width + elements_[i].after;
    }
}

/// The product is a little off the quotient it stands for; a whole number that it should
/// have been is not missed by that little.
Fine LineSetter::scaled(std::int64_t units) const {
    constexpr double little = 1e-7;
    const double exact = static_cast<double>(units) * scale_;
    return static_cast<Fine>(exact < 0 ? exact - little : exact + little);
}

void LineSetter::open_run(const Element& element) {
    close_run();
    const Item& item = row_.items()[element.item];
    const Piece& piece = copy_.pieces[item.piece];
    const style::ComputedStyle& style = *piece.look.style;
    Fragment& fragment = line_->fragments.emplace_back();
    fragment.rise = piece.look.rise;
    fragment.color = style.color;
    fragment.matter = piece.look.matter;
    fragment.link = piece.look.link;
    fragment.element = piece.look.element;
    fragment.underline = style.underline;
    fragment.strike = style.strike;
    fragment.run.face = item.face;
    fragment.run.size = piece.look.size;
    fragment.run.stretch = 1000 + expansion_;
    const std::size_t next = item.piece + 1;
    const std::size_t piece_end =
        next < copy_.pieces.size() ? copy_.pieces[next].begin : copy_.text.size();
    const Element& last = elements_.back();
    const std::size_t line_end = row_.items()[last.item].begin + last.to;
    const std::size_t room = std::min(piece_end, line_end) - item.begin + 3;
    fragment.run.text.reserve(room);
    fragment.run.glyphs.reserve(room);
    fragment.run.clusters.reserve(room);
    run_ = &fragment;
    level_ = item.level;
    origin_ = pen_ = element.x;
    units_ = shaper_.units_per_em(item.face) * Fine{1000};
    factor_ = to_fine(piece.look.size) * (1000 + expansion_);
    scale_ = static_cast<double>(factor_) / static_cast<double>(units_);
    spacing_ = to_fine(style.letter_spacing) + tracking_;
    run_begin_ = run_end_ = item.begin + element.from;
}

void LineSetter::close_run() {
    if (!run_) return;
    if (!pending_.empty(
        )) {  // a run of nothing but invisible characters: a space bears them
        add_glyph(shaper_.space(run_->run.face), pen_);
        add_cluster({}, 1);
    }
    run_->x = to_length(origin_);
    run_->run.width = to_length(pen_ - origin_);
    run_->run.source = copy_.source(run_begin_, run_end_);
    line_->source = joined(line_->source, run_->run.source);
    run_ = nullptr;
}

foundry::Glyph LineSetter::placed(const foundry::ShapedGlyph& glyph, Fine x) const {
    if (glyph.dx != 0) x += scaled(glyph.dx);
    const Length y =
        glyph.dy == 0
            ? Length()
            : to_length(-Fine{glyph.dy} * factor_ * 1000 / (units_ * (1000 + expansion_)));
    return {glyph.id, to_length(x - origin_), y};
}

void LineSetter::add_glyph(const foundry::ShapedGlyph& glyph, Fine x) {
    run_->run.glyphs.push_back(placed(glyph, x));
}

void LineSetter::add_cluster(std::string_view text, std::uint16_t glyphs) {
    foundry::GlyphRun& run = run_->run;
    if (glyphs == 0) {  // nothing to see: the characters go with those before them
        if (run.clusters.empty()) {
            pending_ += text;
            return;
        }
        run.text += text;
        run.clusters.back().bytes += static_cast<std::uint32_t>(text.size());
        return;
    }
    if (!pending_.empty()) run.text += pending_;
    run.text += text;
    run.clusters.push_back(
        {static_cast<std::uint32_t>(pending_.size() + text.size()), glyphs}
    );
    pending_.clear();
}

void LineSetter::write_word(const Element& element) {
    const Item& item = row_.items()[element.item];
    const std::string_view text =
        std::string_view(copy_.text).substr(item.begin, item.end - item.begin);
    const bool reversed = item.level % 2 != 0;
    const auto glyphs = shaper_.fragment(item.word, element.from, element.to);
    if (glyphs.empty())
        return add_cluster(text.substr(element.from, element.to - element.from), 0);
    foundry::GlyphRun& run = run_->run;
    std::size_t cluster_begin = element.from;
    const auto leading = static_cast<std::uint32_t>(pending_.size());
    run.text += pending_;
    run.text += text.substr(element.from, element.to - element.from);
    pending_.clear();
    std::uint32_t in_cluster = 0;
    std::uint32_t bytes_before = leading;
    const auto end_cluster = [&](std::size_t end) {
        const auto bytes = static_cast<std::uint32_t>(end - cluster_begin) + bytes_before;
        run.clusters.push_back({bytes, static_cast<std::uint16_t>(in_cluster)});
        bytes_before = 0;
        cluster_begin = end;
        in_cluster = 0;
    };
    Fine units = 0;
    Fine spacing = 0;
    Fine pen = 0;
    const std::size_t first = run.glyphs.size();
    run.glyphs.resize(first + glyphs.size());
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const foundry::ShapedGlyph& glyph = glyphs[i];
        if (i > 0 && glyph.cluster != glyphs[i - 1].cluster) {
            end_cluster(glyph.cluster);
            spacing += spacing_;
        }
        ++in_cluster;
        const Fine before = pen + spacing;
        units += glyph.advance;
        pen = scaled(units);
        const Fine after = pen + spacing;
        run.glyphs[first + i] = placed(
            glyph, reversed ? element.x + element.width - after : element.x + before
        );
    }
    end_cluster(element.to);
}

void LineSetter::write_space(const Element& element) {
    const Item& item = row_.items()[element.item];
    foundry::ShapedGlyph glyph = shaper_.space(item.face);
    add_glyph(glyph, element.x);
    add_cluster(std::string_view(copy_.text).substr(item.begin, item.end - item.begin), 1);
}

void LineSetter::write_hyphen() {
    const Element& last = elements_.back();
    const Item& item = row_.items()[last.item];
    const auto glyphs = shaper_.fragment(item.word, last.from, last.to);
    Fine kern = 0;
    if (!glyphs.empty()) {
        const std::size_t begin = item.begin + glyphs.back().cluster;
        const std::string characters =
            copy_.text.substr(begin, item.begin + last.to - begin);
        kern = shaper_.hyphen_kern(shaper_[item.word].type, glyphs.back(), characters);
    }
    const foundry::ShapedGlyph hyphen = shaper_.hyphen(shaper_[item.word].type);
    if (hyphen.id == 0) return add_cluster(soft_hyphen, 0);
    pen_ += scaled(kern);
    add_glyph(hyphen, pen_);
    add_cluster(soft_hyphen, 1);
    pen_ += scaled(hyphen.advance);
}

/// The space that the break swallowed stays in the text, past the margin, where it takes no
/// room.
void LineSetter::write_end_space(const BreakPoint& to) {
    const std::vector<Item>& items = row_.items();
    if (to.byte != whole || to.item >= items.size()
        || items[to.item].kind == Item::Kind::Word)
        return;
    if (!run_) return;
    const Item& blank = items[to.item];
    const bool forced = blank.kind == Item::Kind::Forced;
    // After a note's number the space is the manuscript's, not the number's.
    if (copy_.pieces[blank.piece].look.matter != run_->matter) {
        const foundry::FaceId face = run_->run.face;
        open_run(Element{to.item, 0, blank.end - blank.begin, 0, 0, pen_});
        if (forced) run_->run.face = face;  // a line's end has no face of its own
    }
    add_glyph(shaper_.space(run_->run.face), level_ % 2 != 0 ? origin_ : pen_);
    add_cluster(
        forced ? std::string_view(" ")
               : std::string_view(copy_.text).substr(blank.begin, blank.end - blank.begin),
        1
    );
}

void LineSetter::write(SetLine& line) {
    line_ = &line;
    run_ = nullptr;
    const Look* look = nullptr;
    for (const Element& element : elements_) {
        const Item& item = row_.items()[element.item];
        const Look& here = copy_.pieces[item.piece].look;
        const bool same = run_ && item.level == level_ && item.face == run_->run.face
                          && (&here == look || here == *look);
        if (!same) open_run(element);
        look = &here;
        if (element.x < origin_) {  // set from right to left: the run grows leftwards
            const Length shift = to_length(origin_ - element.x);
            for (foundry::Glyph& glyph : run_->run.glyphs)
                glyph.x += shift;
            origin_ = element.x;
        }
        if (item.kind == Item::Kind::Space)
            write_space(element);
        else
            write_word(element);
        pen_ = std::max(pen_, element.x + element.width);
        run_end_ = item.begin + element.to;
    }
}

/// The byte of the copy at which the break falls; blanks at the break belong to the next
/// line.
std::uint32_t LineSetter::byte_of(const BreakPoint& point) const {
    const std::vector<Item>& items = row_.items();
    if (point.item >= items.size()) return static_cast<std::uint32_t>(copy_.text.size());
    return items[point.item].begin + (point.byte == whole ? 0 : point.byte);
}

void LineSetter::collect_anchors(
    SetLine& line, const BreakPoint& from, const BreakPoint& to, bool last
) const {
    if (copy_.anchors.empty()) return;
    const std::uint32_t begin = byte_of(from);
    const std::uint32_t end = byte_of(to);
    for (const Anchor& anchor : copy_.anchors) {
        if (anchor.at < begin || (anchor.at >= end && !last)) continue;
        if (anchor.id) line.ids.push_back(*anchor.id);
        if (anchor.note >= 0) line.notes.push_back(static_cast<std::size_t>(anchor.note));
    }
}

SetLine LineSetter::outline(
    const BreakPoint& from, const BreakPoint& to, const LineFit& fit, const LinePlace& place
) const {
    SetLine line;
    collect_anchors(line, from, to, place.last);
    line.source = copy_.source(byte_of(from), byte_of(to));
    line.hyphenated = inserts_hyphen(to);
    line.over = to_length(fit.over);
    line.ratio =
        fit.spaces == 0 ? 0 : static_cast<std::int32_t>(fit.rest * 1000 / fit.spaces);
    return line;
}

SetLine LineSetter::set(
    const BreakPoint& from, const BreakPoint& to, const LineFit& fit, const LinePlace& place
) {
    SetLine line = outline(from, to, fit, place);
    gather(from, to);
    expansion_ = fit.expansion;
    pending_.clear();
    if (elements_.empty()) return line;
    line.source = Span::none();
    this->place(fit, place, left_of(from, fit, place));
    if (row_.has_bidi()) place_visually();
    write(line);
    if (hyphen_.inserted) write_hyphen();
    write_end_space(to);
    close_run();
    return line;
}

}  // namespace pam::galley
