// The second pass over one leaf: its text cut at everything that is not plain text. Groups
// nest; what lies between tokens stands as typed.
#pragma once

#include "document/document.h"
#include "manuscript/markdown_attributes.h"
#include "manuscript/markdown_entities.h"
#include "manuscript/markdown_html_scan.h"
#include "manuscript/markdown_tree.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::markdown {

enum class GroupKind {
    Emphasis,
    Strong,
    Strike,
    Underline,
    SmallCaps,
    Subscript,
    Superscript,
    Link,
    Image,
    Note,  // written where it is called
    Index,
    Plain  // a tag or bracket that says only a language, an id, or nothing
};

/// `open` and `close` are the stretches of its marks.
struct Group {
    GroupKind kind = GroupKind::Plain;
    Stretch open, close;
    const char* rule = "";
    std::string target;
    std::string title;
    Stretch title_place;  // of an image's title where it stands in the text itself
    std::string id;
    std::string language;
    std::string alternative;  // of an image, where it is not what stands in its brackets
    bool decorative = false;  // an image that says nothing
    std::vector<std::string> classes;  // of an image, for house styles
    document::Direction direction = document::Direction::Natural;
    document::IndexMark mark = {};  // of Index
};

enum class TokenKind : std::uint8_t {
    Open,    // of group `index`
    Close,   // of group `index`
    Escape,  // a backslash and what it escapes
    Entity,
    LineBreak,   // a hard one, with its line end
    BreakTag,    // <br>
    Code,        // `index` marks on each side
    Attributes,  // behind something that has its own kind
    Html,        // not understood, text
    Comment,
    Picture,   // an <img>, group `index`
    NoteCall,  // of note `index`
    Address,   // a bare address, group `index`
};

/// Bytes [begin, end) of the text. Tokens are ascending and disjoint.
struct Token {
    TokenKind kind = TokenKind::Escape;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t index = 0;
};

/// Something odd, for the log.
struct Remark {
    const char* code = "";
    Stretch place;
    std::string about;
};

struct InlineCut {
    std::vector<Token> tokens;
    std::vector<Group> groups;
    std::vector<Remark> remarks;
};

/// What the whole text defines: targets by label, notes by label.
struct Labels {
    const std::vector<Definition>* definitions = nullptr;
    std::map<std::string, std::size_t, std::less<>> references;  // the first of a label
    std::map<std::string, std::size_t, std::less<>> notes;       // likewise
    std::size_t note_count = 0;  // of definitions, repeated ones included
    std::vector<bool> used;      // by definition
    /// Bytes of targets that references may still copy; a hostile text refers to one long
    /// target ten thousand times.
    std::size_t copies_left = 0;
    Entities entities;
};

/// Markdown; the text of an HTML block, in which only tags and entities count; a title, in
/// which escapes and entities do.
enum class Reading { Markdown, Html, Title };

[[nodiscard]] InlineCut cut_inlines(std::string_view text, Reading reading, Labels& labels);

}  // namespace pam::manuscript::markdown
