// What the whole manuscript says about the author's ways, read before anything is mended:
// which marks are typed, whether lines break words, how often each asked word occurs.
#pragma once

#include "document/document.h"
#include "manuscript/copy_desk_hyphens.h"
#include "manuscript/copy_desk_languages.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace pam::manuscript {

struct Habits {
    bool backticks = false;     // the manuscript quotes `so'
    bool single_first = false;  // quotations stand in single marks, quoted ones in double
    int spaced_hyphens = 0;     // hyphens that stand for dashes beyond doubt
    int em_closed = 0;          // typed dashes: word—word
    int em_spaced = 0;          // word — word
    int en_spaced = 0;          // word – word
    int speech_hyphens = 0;     // paragraphs that begin with a hyphen or two
    int half_spaced = 0;        // two hyphens after a blank and before a word: word --word
    int options = 0;            // what only a command's option can be: --out=x, -k
    int compound_options = 0;   // --dry-run; but also --well-meant words after a dash
    int closed_dashes = 0;      // two hyphens right after a word, as no option has them
    SplitWords words;

    /// How often typographic marks open a quotation, by the mark.
    struct Opener {
        std::string_view mark;
        int count = 0;
    };
    std::array<Opener, 9> openers{
        {{"„", 0},
         {"“", 0},
         {"”", 0},
         {"«", 0},
         {"»", 0},
         {"‘", 0},
         {"‚", 0},
         {"‹", 0},
         {"›", 0}}};

    /// The text is about commands: two hyphens right before a word are no dash.
    [[nodiscard]] bool tell_of_options() const {
        const int all = options + compound_options;
        return all >= 2 && all * 4 >= half_spaced && (options > 0 || closed_dashes == 0);
    }

    /// The way of quoting that the author already uses, else the house's own for the
    /// language; null where there is none.
    [[nodiscard]] const QuoteStyle* quotes(const Conventions& conventions) const;
};

[[nodiscard]] Habits
study_habits(document::Document& document, const Source& source, std::string_view words);

}  // namespace pam::manuscript
