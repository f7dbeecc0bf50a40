#include "manuscript/markdown_inline_build.h"

#include "base/limits.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_verse.h"

#include <algorithm>

namespace pam::manuscript::markdown {

using namespace document;

// ---------------------------------------------------------------- inlines

Inlines InlineBuilder::children(std::size_t i) {
    std::size_t at = i + 1;
    return inlines(at, events_[i].partner, 0);
}

// Groups deeper than the limit give their children to the group around them.
Inlines InlineBuilder::inlines(std::size_t& at, std::size_t to, std::size_t depth) {
    Inlines made;
    while (at < to) {
        const std::size_t i = at++;
        Event& event = events_[i];
        if (event.kind == Kind::Image && event.step == Step::Enter) {
            image(made, i);
            at = event.partner + 1;
        } else if (event.step == Step::Whole) {
            whole(made, event);
        } else if (event.step == Step::Enter && depth < limits::nesting) {
            group(made, i, inlines(at, event.partner, depth + 1));
            at = event.partner + 1;
        } else if (event.step == Step::Enter) {
            warn_depth(event.span);
        }
    }
    return made;
}

void InlineBuilder::whole(Inlines& made, Event& event) {
    const bool opens = event.kind == Kind::Html && !event.literal.starts_with("</");
    if (opens) warn_html(event.span);
    if (event.kind == Kind::Code) {
        made.push_back({Code{std::move(event.text)}});
    } else if (event.kind == Kind::HardBreak) {
        made.push_back({LineBreak{event.span}});
    } else if (event.kind == Kind::NoteReference) {
        made.push_back({NoteReference{call(event.number), event.span}});
    } else if (!event.text.text.empty()) {
        made.push_back({std::move(event.text)});
    }
}

void InlineBuilder::group(Inlines& made, std::size_t i, Inlines children) {
    Event& event = events_[i];
    switch (event.kind) {
    case Kind::Emphasis:
        made.push_back({Emphasis{std::move(children), event.span}});
        break;
    case Kind::Strong:
        made.push_back({Strong{std::move(children), event.span}});
        break;
    case Kind::Strike:
        made.push_back({Strikethrough{std::move(children), event.span}});
        break;
    default:
        made.push_back({Link{event.target, event.title, std::move(children), event.span}});
        break;
    }
}

std::size_t InlineBuilder::call(int number) {
    const auto [found, first] = note_index_.emplace(number, called_.size());
    if (first) called_.push_back(number);
    return found->second;
}

// ---------------------------------------------------------------- images

Image InlineBuilder::image_of(std::size_t i) const {
    Image image{events_[i].target, events_[i].title, {}, events_[i].span};
    for (std::size_t k = i + 1; k < events_[i].partner; ++k)
        image.alternative += events_[k].text.text;
    return image;
}

void InlineBuilder::hide(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) hidden_.push_back({{begin, end, record_.source}, "image"});
}

void InlineBuilder::image(Inlines& made, std::size_t i) {
    hide(events_[i].span.begin, events_[i].span.end);
    made.push_back({image_of(i)});
}

bool InlineBuilder::is_figure(std::size_t i) const {
    const std::size_t first = i + 1;
    return first < events_[i].partner && events_[first].kind == Kind::Image
           && events_[first].partner + 1 == events_[i].partner;
}

// The caption is the image's title, or else its alternative text.
void InlineBuilder::figure(Blocks& made, std::size_t i) {
    Event& event = events_[i + 1];
    Figure figure;
    figure.image = image_of(i + 1);
    figure.span = events_[i].span;
    if (event.text.text.empty()) {
        figure.caption = children(i + 1);
    } else {
        hide(event.span.begin, event.text.span.begin);
        figure.caption.push_back({std::move(event.text)});
    }
    made.push_back({std::move(figure)});
}

// ---------------------------------------------------------------- paragraphs

void InlineBuilder::paragraph(Blocks& made, std::size_t i) {
    if (is_figure(i)) return figure(made, i);
    const VerseShape verse = verse_shape(events_, i);
    Inlines inlines = children(i);
    // Nothing is left of a paragraph that was only definitions.
    if (inlines.empty()) return;
    if (verse != VerseShape::None)
        return add_stanza(made, std::move(inlines), verse, events_[i].span);
    made.push_back({Paragraph{Role::Body, std::move(inlines), events_[i].span}});
}

// ---------------------------------------------------------------- for the record

void InlineBuilder::warn_html(Span span) {
    log_.warn(
        codes::raw_html,
        span,
        "HTML is not read here; it is printed as it was typed",
        {"use Markdown's own marks, or write \\< for a bracket that is only a bracket"}
    );
}

void InlineBuilder::warn_depth(Span span) {
    if (depth_told_) return;
    depth_told_ = true;
    log_.warn(
        codes::nested_too_deep,
        span,
        "more than " + std::to_string(limits::nesting)
            + " things inside one another; what is deeper is set flat"
    );
}

void InlineBuilder::settle(Manuscript& manuscript) {
    std::vector<Consumed> all = std::move(record_.consumed);
    std::vector<LedgerEntry> ledger = std::move(record_.ledger);
    all.insert(all.end(), hidden_.begin(), hidden_.end());
    std::stable_sort(all.begin(), all.end(), [](const Consumed& a, const Consumed& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        return a.span.end > b.span.end;
    });
    for (Consumed& one : all) {
        // Marks inside a hidden image belong to it.
        const std::uint32_t free =
            manuscript.consumed.empty() ? 0 : manuscript.consumed.back().span.end;
        if (one.span.begin >= free) manuscript.consumed.push_back(std::move(one));
    }
    std::sort(hidden_.begin(), hidden_.end(), [](const Consumed& a, const Consumed& b) {
        return a.span.begin < b.span.begin;
    });
    std::erase_if(ledger, [&](const LedgerEntry& entry) {
        const auto after = std::upper_bound(
            hidden_.begin(),
            hidden_.end(),
            entry.span.begin,
            [](std::uint32_t at, const Consumed& image) { return at < image.span.begin; }
        );
        return after != hidden_.begin() && entry.span.begin < std::prev(after)->span.end;
    });
    std::stable_sort(
        ledger.begin(),
        ledger.end(),
        [](const LedgerEntry& a, const LedgerEntry& b) {
            return a.span.begin < b.span.begin;
        }
    );
    for (std::size_t i = 0; i < ledger.size(); ++i)
        ledger[i].number = static_cast<int>(i + 1);
    manuscript.ledger = std::move(ledger);
}

}  // namespace pam::manuscript::markdown
