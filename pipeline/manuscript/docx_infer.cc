#include "manuscript/docx_infer.h"

#include "base/utf8.h"
#include "manuscript/docx_builder.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace pam::manuscript::docx {

namespace {

// A quarter of an inch: less is a first line's or a slip.
constexpr int indented = 360;
// A list's own indents are kept by hand to about this.
constexpr int tolerance = 120;

FlowParagraph* paragraph_of(FlowItem& item) {
    return std::get_if<FlowParagraph>(&item.value);
}
const FlowParagraph* paragraph_of(const FlowItem& item) {
    return std::get_if<FlowParagraph>(&item.value);
}

bool is_prose(const FlowParagraph& paragraph) {
    return paragraph.kind == Kind::Body && !paragraph.number && !paragraph.in_contents
           && !paragraph.blank() && paragraph.look.characters > 0;
}

bool has_break_or_picture(const FlowParagraph& paragraph) {
    return std::any_of(
        paragraph.pieces.begin(),
        paragraph.pieces.end(),
        [](const RunPiece& piece) {
            return std::holds_alternative<document::LineBreak>(piece.value)
                   || std::holds_alternative<document::Image>(piece.value);
        }
    );
}

template<typename Key>
Key heaviest(const std::map<Key, std::size_t>& weights, Key standard) {
    std::size_t most = 0;
    for (const auto& [key, weight] : weights)
        if (weight > most) {
            most = weight;
            standard = key;
        }
    return standard;
}

// ---- lists

// Styles named "List Bullet" without a numbering behind them are lists all the same.
void number_named_lists(Flow& flow) {
    std::map<int, int> counted;
    for (FlowItem& item : flow) {
        FlowParagraph* paragraph = paragraph_of(item);
        if (!paragraph || paragraph->blank()) continue;
        const bool bullet = paragraph->kind == Kind::ListBullet;
        const bool number = paragraph->kind == Kind::ListNumber;
        if (!bullet && !number && !paragraph->number
            && paragraph->kind != Kind::ListContinue)
            counted.clear();
        if ((!bullet && !number) || paragraph->number) continue;
        const int level = std::min(paragraph->level - 1, 8);
        ListNumber made;
        made.list = bullet ? -1 : -2;
        made.level = level;
        made.bulleted = bullet;
        made.counted = number;
        made.value = number ? ++counted[level] : 1;
        made.indent = paragraph->left > 0 ? paragraph->left : indented * (level + 1);
        paragraph->number = made;
    }
}

// Paragraphs that are indented as the words of the item before them belong to it.
void find_continued_items(Flow& flow, int margin) {
    int indent = -1;
    for (FlowItem& item : flow) {
        FlowParagraph* paragraph = paragraph_of(item);
        if (!paragraph) {
            indent = -1;
            continue;
        }
        if (paragraph->blank()) continue;
        if (paragraph->number && paragraph->kind != Kind::Heading) {
            indent = indent < 0 ? paragraph->number->indent
                                : std::min(indent, paragraph->number->indent);
            continue;
        }
        const bool inside = indent >= 0 && paragraph->left > margin + tolerance
                            && paragraph->left >= indent - tolerance;
        const bool plain = paragraph->kind == Kind::Body;
        if (plain && inside && paragraph->justify == Justify::Start
            && paragraph->first >= 0)
            paragraph->kind = Kind::ListContinue;
        else if (paragraph->kind != Kind::ListContinue && paragraph->kind != Kind::Code)
            indent = -1;
    }
}

// ---- extracts

void find_extracts(Flow& flow, int margin, Reading& reading) {
    for (FlowItem& item : flow) {
        FlowParagraph* paragraph = paragraph_of(item);
        if (!paragraph || !is_prose(*paragraph)) continue;
        const int edge = std::min(paragraph->left, paragraph->left + paragraph->first);
        if (edge - margin < indented || paragraph->justify != Justify::Start) continue;
        if (is_only_blanks(*paragraph, reading)) continue;
        if (paragraph->right_to_left || has_break_or_picture(*paragraph)) continue;
        paragraph->kind = Kind::Quote;
        reading.inferences.push_back(
            {"extract", words_of(*paragraph, reading), paragraph->line}
        );
    }
}

// ---- headings

// What makes one heading look unlike another, the strongest first.
using Rank = std::tuple<int, bool, bool, bool>;  // size, capitals, bold, centred

Rank look_of(const FlowParagraph& paragraph) {
    const Look& look = paragraph.look;
    return {
        look.size(),
        look.capitals > 1 && look.small == 0,
        look.bold == look.characters,
        paragraph.justify == Justify::Centre};
}

bool may_be_heading(
    const FlowParagraph& paragraph, const Prevailing& prevailing, const Reading& reading
) {
    if (!is_prose(paragraph) || has_break_or_picture(paragraph)) return false;
    const auto [size, capitals, bold, centred] = look_of(paragraph);
    const bool large = size * 5 >= prevailing.size * 6;
    if (!large && !bold && !(centred && capitals)) return false;
    const std::string words = words_of(paragraph, reading);
    if (words.empty() || utf8::count(words) > 100) return false;
    if (std::count(words.begin(), words.end(), ' ') > 13) return false;
    const char32_t last = utf8::decode_before(words, words.size()).code_point;
    return last != '.' && last != ',' && last != ';' && last != ':' && last != 0x2026;
}

class HeadingFinder {
public:
    HeadingFinder(Flow& flow, const Prevailing& prevailing, Reading& reading)
        : flow_(flow)
        , prevailing_(prevailing)
        , reading_(reading) {}

    void find() {
        gather();
        if (candidates_.empty() || candidates_.size() * 3 > prose_ + 2) return;
        take_title();
        std::vector<Rank> looks;
        for (const FlowParagraph* candidate : candidates_)
            looks.push_back(look_of(*candidate));
        std::sort(looks.begin(), looks.end(), std::greater<>());
        looks.erase(std::unique(looks.begin(), looks.end()), looks.end());
        for (FlowParagraph* candidate : candidates_) {
            const auto rank = std::find(looks.begin(), looks.end(), look_of(*candidate));
            candidate->kind = Kind::Heading;
            candidate->level = std::min(static_cast<int>(rank - looks.begin()) + 1, 6);
            tell("heading", *candidate);
        }
    }

private:
    // A heading has text after it.
    void gather() {
        FlowParagraph* waiting = nullptr;
        for (FlowItem& item : flow_) {
            FlowParagraph* paragraph = paragraph_of(item);
            if (paragraph && paragraph->blank()) continue;
            if (waiting) candidates_.push_back(waiting);
            waiting = nullptr;
            if (!paragraph) continue;
            prose_ += is_prose(*paragraph);
            if (may_be_heading(*paragraph, prevailing_, reading_)) waiting = paragraph;
            if (!first_) first_ = paragraph;
        }
    }

    // What stands first and looks like nothing after it is the title.
    void take_title() {
        if (candidates_.front() != first_) return;
        const Rank look = look_of(*first_);
        const auto alike = std::count_if(
            candidates_.begin(),
            candidates_.end(),
            [&](const FlowParagraph* one) { return look_of(*one) >= look; }
        );
        if (alike != 1) return;
        first_->kind = Kind::Title;
        tell("title", *first_);
        candidates_.erase(candidates_.begin());
    }

    void tell(const char* what, const FlowParagraph& paragraph) {
        reading_.inferences.push_back({what, words_of(paragraph, reading_), paragraph.line}
        );
    }

    Flow& flow_;
    const Prevailing& prevailing_;
    Reading& reading_;
    FlowParagraph* first_ = nullptr;
    std::size_t prose_ = 0;
    std::vector<FlowParagraph*> candidates_;
};

bool has_headings(const Flow& flow) {
    return std::any_of(flow.begin(), flow.end(), [](const FlowItem& item) {
        const FlowParagraph* paragraph = paragraph_of(item);
        return paragraph && !paragraph->blank()
               && (paragraph->kind == Kind::Heading || paragraph->kind == Kind::Title);
    });
}

// Some authors make every chapter's heading a title.
void demote_later_titles(Flow& flow, const Reading& reading) {
    for (std::size_t i = title_run(flow, reading).second; i < flow.size(); ++i) {
        FlowParagraph* paragraph = paragraph_of(flow[i]);
        if (!paragraph || paragraph->kind != Kind::Title) continue;
        paragraph->kind = Kind::Heading;
        paragraph->level = 1;
    }
}

// ---- pauses

// An empty line is a pause only where paragraphs are not parted by empty lines.
void find_pauses(Flow& flow, Reading& reading) {
    constexpr std::size_t least_pairs = 10;
    constexpr std::size_t rare = 8;
    std::vector<std::size_t> gaps;
    std::size_t pairs = 0;
    bool after_prose = false;
    std::size_t blank = 0;
    for (std::size_t i = 0; i < flow.size(); ++i) {
        const FlowParagraph* paragraph = paragraph_of(flow[i]);
        if (paragraph && paragraph->blank() && paragraph->bookmarks.empty()) {
            blank = blank == 0 ? i : blank;
            continue;
        }
        const bool prose = paragraph && is_prose(*paragraph);
        if (prose && after_prose) {
            ++pairs;
            if (blank != 0) gaps.push_back(blank);
        }
        after_prose = prose;
        blank = 0;
    }
    if (pairs < least_pairs || gaps.size() * rare > pairs) return;
    for (const std::size_t gap : gaps) {
        const Span line = std::get<FlowParagraph>(flow[gap].value).line;
        flow[gap].value = FlowRule{line};
        reading.inferences.push_back({"pause", "", line});
    }
}

}  // namespace

std::string words_of(const FlowParagraph& paragraph, const Reading& reading) {
    std::string words;
    for (const RunPiece& piece : paragraph.pieces) {
        if (const auto* span = std::get_if<Span>(&piece.value))
            words += reading.transcript.text(*span);
        if (const auto* shown = std::get_if<ShownAs>(&piece.value)) words += shown->text;
        if (std::holds_alternative<document::LineBreak>(piece.value)) words += ' ';
    }
    return utf8::collapse_spaces(words);
}

Prevailing prevailing_of(const Flow& flow) {
    std::map<int, std::size_t> sizes;
    std::map<int, std::size_t> lefts;
    std::size_t all = 0;
    for (const FlowItem& item : flow) {
        const FlowParagraph* paragraph = paragraph_of(item);
        if (!paragraph) continue;
        all += paragraph->look.characters;
        if (!is_prose(*paragraph)) continue;
        sizes[paragraph->look.size()] += paragraph->look.characters;
        lefts[paragraph->left] += paragraph->look.characters;
    }
    Prevailing prevailing;
    prevailing.size = heaviest(sizes, prevailing.size);
    const int left = heaviest(lefts, prevailing.left);
    // A lone indented paragraph among lists is no margin.
    if (lefts[left] * 3 > all) prevailing.left = left;
    return prevailing;
}

void infer(Flow& flow, const Prevailing& prevailing, Reading& reading) {
    number_named_lists(flow);
    if (!has_headings(flow)) HeadingFinder(flow, prevailing, reading).find();
    demote_later_titles(flow, reading);
    find_continued_items(flow, prevailing.left);
    find_extracts(flow, prevailing.left, reading);
    find_pauses(flow, reading);
}

void infer_inside(Flow& flow, Reading&) {
    number_named_lists(flow);
    find_continued_items(flow, prevailing_of(flow).left);
}

}  // namespace pam::manuscript::docx
