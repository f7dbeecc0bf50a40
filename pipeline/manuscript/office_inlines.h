// Word processors keep a paragraph as a row of runs, each with all its properties;
// documents keep it as emphasis around words. This turns the one into the other: equal
// neighbours become one, the property that reaches farthest goes outside, blanks at the
// border of emphasis leave it, white space is folded over the whole paragraph.
#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pam::manuscript {

enum class Shift { None, Subscript, Superscript };

struct RunFormat {
    bool strong = false;
    bool emphasis = false;
    bool underline = false;
    bool strikethrough = false;
    bool small_caps = false;
    bool code = false;
    Shift shift = Shift::None;
    document::Direction direction = document::Direction::Natural;
    int link = -1;         // index into the goals, none: -1
    std::string language;  // empty: the document's
    bool operator==(const RunFormat&) const = default;
};

struct LinkGoal {
    std::string target;
    std::string title;
};

/// Characters of the transcript that show as others: a sign of a font of signs. The ledger
/// tells it.
struct ShownAs {
    Span span;
    std::string text;
};

/// One piece of a paragraph, in order: characters of the transcript, characters that stand
/// in no file, or a thing.
struct RunPiece {
    RunFormat format;
    std::variant<
        Span,
        ShownAs,
        std::string,
        document::LineBreak,
        document::NoteReference,
        document::Image,
        document::Anchor>
        value;
};

[[nodiscard]] document::Inlines nested_inlines(
    const std::vector<RunPiece>& pieces,
    std::string_view transcript,
    const std::vector<LinkGoal>& goals
);

/// The smallest span over the inlines' own; none when all are generated.
[[nodiscard]] Span span_of(const document::Inlines& inlines);

}  // namespace pam::manuscript
