// The cover: a page of type, centred in a frame. Title, subtitle and names are set in the
// style's own faces, by the same shaping as the text; the accent colour is the title's own,
// so that a shelf is varied.
#include "base/utf8.h"
#include "galley/galley.h"
#include "press/display_lines.h"
#include "press/faces.h"
#include "press/picture.h"
#include "press/press.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

namespace pam::press {
namespace {

constexpr int cover_width = 1400;
constexpr int cover_height = 2240;
constexpr double store_width = 1600;
constexpr double side_margin = 170;

constexpr style::Color paper{0xF7, 0xF2, 0xE7};
constexpr style::Color ink{0x21, 0x1D, 0x1A};
/// Printers' colours that sit well on warm paper.
constexpr std::array<style::Color, 6> accents{
    {{0x9C, 0x2B, 0x1F},
     {0x1F, 0x45, 0x66},
     {0x2D, 0x52, 0x3C},
     {0x5B, 0x2E, 0x4E},
     {0x8A, 0x5A, 0x12},
     {0x36, 0x4A, 0x55}}};

/// FNV-1a: any even choice will do, so long as it is always the same.
style::Color accent_for(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return accents[hash % accents.size()];
}

const model::Element* find_role(const model::Element& element, model::Role role) {
    if (element.role == role) return &element;
    for (const model::Node& node : element.children)
        if (const auto* child = std::get_if<model::Element>(&node.value))
            if (const model::Element* found = find_role(*child, role)) return found;
    return nullptr;
}

style::ComputedStyle
style_of(const model::TypesetModel& model, const model::Element& element) {
    return element.style < model.styles.size() ? model.styles[element.style]
                                               : style::ComputedStyle{};
}

/// Only family, weight and slope are kept: sizes and spacing are the cover's own.
style::ComputedStyle display_style(const style::ComputedStyle& from) {
    style::ComputedStyle style;
    style.families = from.families;
    style.weight = from.weight;
    style.italic = from.italic;
    style.direction = from.direction;
    style.hyphens = style::Hyphens::None;
    style.align = style::TextAlign::Centre;
    return style;
}

/// What a passage of the cover needs to be set.
struct Passage {
    style::ComputedStyle style;
    DisplayRoom room;
};

/// A passage's lines; `size` decides their distance.
struct SetPassage {
    std::vector<galley::SetLine> lines;
    double leading = 0;
    double size = 0;
    [[nodiscard]] double height() const {
        return leading * static_cast<double>(lines.size());
    }
};

class CoverSetter {
public:
    CoverSetter(std::string_view language, foundry::Foundry& foundry)
        : language_(language)
        , foundry_(foundry) {}

    Result<SetPassage> set(std::string_view text, const Passage& passage) {
        PAM_TRY(const std::vector<DisplayWord> words, measured_words(text, passage));
        PAM_TRY(const double with_space, width("n n", passage.style));
        PAM_TRY(const double without, width("nn", passage.style));
        const DisplaySetting setting =
            set_display(words, with_space - without, passage.room);
        SetPassage set{{}, setting.size * passage.room.leading, setting.size};
        std::size_t begin = 0;
        for (const std::size_t end : setting.line_ends) {
            PAM_TRY(
                galley::SetLine line,
                shaped(words_text(words, begin, end), passage.style, setting.size)
            );
            set.lines.push_back(std::move(line));
            begin = end;
        }
        return set;
    }

private:
    /// Widths are taken at a large size and scaled: the faces are unhinted.
    static constexpr double trial_size = 100;

    Result<galley::SetLine>
    shaped(std::string_view text, style::ComputedStyle style, double size) {
        style.size = Length::from_points(size);
        style.line_height = style.size;
        // Missing glyphs are told where the text itself is set.
        Diagnostics unheard;
        return galley::set_label(text, style, language_, foundry_, unheard);
    }

    Result<double> width(std::string_view text, const style::ComputedStyle& style) {
        PAM_TRY(const galley::SetLine line, shaped(text, style, trial_size));
        return galley::width_of(line).points() / trial_size;
    }

    Result<std::vector<DisplayWord>>
    measured_words(std::string_view text, const Passage& passage) {
        std::vector<DisplayWord> words;
        const std::string folded = utf8::collapse_spaces(text);
        std::size_t begin = 0;
        while (begin < folded.size()) {
            const std::size_t end = std::min(folded.find(' ', begin), folded.size());
            PAM_CHECK(add_word(folded.substr(begin, end - begin), passage, words));
            begin = end + 1;
        }
        return words;
    }

    /// A word that would force the passage below a decent size is parted: after its own
    /// hyphens, or with one, into pieces of like length.
    Result<void> add_word(
        const std::string& word, const Passage& passage, std::vector<DisplayWord>& words
    ) {
        PAM_TRY(const double whole, width(word, passage.style));
        const double parting_size = (passage.room.largest + passage.room.smallest) / 2;
        const double widest = passage.room.width / parting_size;
        if (whole <= widest) {
            words.push_back({word, whole, false});
            return {};
        }
        const double fitting = static_cast<double>(utf8::count(word)) * widest / whole;
        bool glued = false;
        for (const std::string& piece : pieces(word, fitting)) {
            PAM_TRY(const double part, width(piece, passage.style));
            words.push_back({piece, part, glued});
            glued = true;
        }
        return {};
    }

    /// `fitting` is the number of characters that fit a line. A tenth less is taken, for
    /// the hyphens and for letters of unlike width.
    static std::vector<std::string> pieces(std::string_view word, double fitting) {
        std::vector<std::string> parts;
        while (!word.empty()) {
            const std::size_t end = std::min(word.find('-', 1), word.size() - 1) + 1;
            const auto characters = static_cast<double>(utf8::count(word.substr(0, end)));
            const double count = std::ceil(characters / std::max(fitting * 0.9, 1.0));
            const auto size = static_cast<std::size_t>(std::ceil(characters / count));
            for (std::string& part : equal_pieces(word.substr(0, end), size))
                parts.push_back(std::move(part));
            word.remove_prefix(end);
        }
        return parts;
    }

    static std::vector<std::string>
    equal_pieces(std::string_view word, std::size_t characters) {
        std::vector<std::string> parts;
        std::size_t begin = 0;
        while (begin < word.size()) {
            std::size_t end = begin;
            for (std::size_t i = 0; i < characters && end < word.size(); ++i)
                end += utf8::decode(word, end).bytes;
            std::string part(word.substr(begin, end - begin));
            const bool inside =
                end < word.size()
                && utf8::is_letter(utf8::decode_before(word, end).code_point)
                && utf8::is_letter(utf8::decode(word, end).code_point);
            parts.push_back(inside ? part + '-' : part);
            begin = end;
        }
        return parts;
    }

    std::string language_;
    foundry::Foundry& foundry_;
};

/// The passages of a cover, set; those without text have no lines.
struct CoverText {
    SetPassage authors, title, subtitle, publisher;
};

std::string names(const std::vector<document::Field>& authors) {
    std::string text;
    for (const document::Field& author : authors) {
        if (author.value.empty()) continue;
        if (!text.empty()) text += " \u00B7 ";
        text += author.value;
    }
    return text;
}

struct Titles {
    std::string title, subtitle;
};

/// A long title with a colon is two, as title pages have always parted them.
Titles titles_of(const document::Metadata& metadata) {
    constexpr std::size_t long_title = 30;
    Titles titles{metadata.title.value, metadata.subtitle.value};
    if (titles.title.empty()) titles.title = "Untitled";
    const std::size_t colon = titles.title.find(": ");
    if (!titles.subtitle.empty() || colon == std::string::npos || colon == 0) return titles;
    if (utf8::count(titles.title) < long_title) return titles;
    return {titles.title.substr(0, colon), titles.title.substr(colon + 2)};
}

Result<CoverText> set_text(const model::TypesetModel& model, foundry::Foundry& foundry) {
    const document::Metadata& metadata = model.metadata;
    const style::ComputedStyle body = display_style(style_of(model, model.body));
    const model::Element* heading = find_role(model.body, model::Role::Title);
    const style::ComputedStyle title =
        heading == nullptr ? body : display_style(style_of(model, *heading));
    style::ComputedStyle italic = body;
    italic.italic = true;
    const double measure = cover_width - 2 * side_margin;
    CoverSetter setter(model.language, foundry);
    CoverText text;
    const Titles titles = titles_of(metadata);
    PAM_TRY(
        text.title, setter.set(titles.title, {title, {measure, 880, 190, 40, 1.12, 5}})
    );
    const double smaller = std::min(64.0, text.title.size * 0.62);
    PAM_TRY(
        text.subtitle,
        setter.set(titles.subtitle, {italic, {measure, 320, smaller, 28, 1.25, 4}})
    );
    PAM_TRY(
        text.authors,
        setter.set(names(metadata.authors), {body, {measure, 220, 66, 28, 1.25, 3}})
    );
    const document::Field& publisher =
        metadata.publisher.value.empty() ? metadata.organisation : metadata.publisher;
    PAM_TRY(
        text.publisher, setter.set(publisher.value, {body, {measure, 160, 46, 26, 1.3, 3}})
    );
    return text;
}

class CoverPainter {
public:
    CoverPainter(Picture& picture, Faces& faces) : picture_(picture), faces_(faces) {}

    void paint(const CoverText& text) {
        frame(70, 10);
        frame(92, 3);
        passage(text.authors, 330);
        // The eye finds the middle a little above it.
        const double block = text.title.height() + text.subtitle.height() + 130;
        double y = std::max(560.0, cover_height * 0.43 - block / 2) + text.title.size;
        y = passage(text.title, y);
        ornament(y + 10 - text.title.size * 0.45);
        passage(text.subtitle, y + 120 - text.title.size * 0.45 + text.subtitle.size);
        const double foot = cover_height - 250 - text.publisher.height();
        passage(text.publisher, foot + text.publisher.leading);
    }

private:
    void frame(double inset, double weight) {
        const double width = cover_width - 2 * inset;
        const double height = cover_height - 2 * inset;
        const auto side = [&](double x, double y, double w, double h) {
            picture_.fill(Picture::Layer::Accent, x, y, w, h);
        };
        side(inset, inset, width, weight);
        side(inset, inset + height - weight, width, weight);
        side(inset, inset, weight, height);
        side(inset + width - weight, inset, weight, height);
    }

    void ornament(double y) {
        constexpr double width = 240;
        picture_.fill(
            Picture::Layer::Accent, (cover_width - width) / 2, std::round(y), width, 6
        );
    }

    /// Centred lines from the first baseline on; returns the baseline after the last.
    double passage(const SetPassage& passage, double y) {
        for (const galley::SetLine& line : passage.lines) {
            const double x = (cover_width - galley::width_of(line).points()) / 2;
            for (const galley::Fragment& fragment : line.fragments) {
                const Point origin{
                    Length::from_points(x) + fragment.x,
                    Length::from_points(y) - fragment.rise};
                picture_.glyphs(Picture::Layer::Ink, origin, fragment.run, faces_);
            }
            y += passage.leading;
        }
        return y;
    }

    Picture& picture_;
    Faces& faces_;
};

}  // namespace

Result<Bytes>
cover(const model::TypesetModel& model, foundry::Foundry& foundry, CoverUse use) {
    PAM_TRY(const CoverText text, set_text(model, foundry));
    PAM_TRY(Faces faces, Faces::open(opened_fonts(foundry)));
    const double scale = use == CoverUse::Store ? store_width / cover_width : 1.0;
    Picture picture(
        cover_width,
        cover_height,
        scale,
        {paper, ink, accent_for(model.metadata.title.value)},
        use == CoverUse::Drawing ? Picture::Keep::Outlines : Picture::Keep::Pixels
    );
    CoverPainter(picture, faces).paint(text);
    switch (use) {
    case CoverUse::Book:
        break;
    case CoverUse::Store:
        return picture.jpeg();
    case CoverUse::Drawing:
        return picture.svg();
    }
    return picture.png();
}

}  // namespace pam::press
