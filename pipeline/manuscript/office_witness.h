// The witness: a small scanner of its own over a part's bytes, which shares no code with
// the parser or the readers' walks. It hears the characters of every element that bears
// text; a transcript that holds others was written by a reader at fault.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript {

/// What stands next in a part: a tag's beginning, its end (given for `<a/>` too), or the
/// raw characters between tags. `space` is the namespace's name, `attributes` the tag's
/// bytes after its name.
struct MarkupEvent {
    enum class Kind { Open, Close, Characters };
    Kind kind = Kind::Characters;
    std::string_view space;
    std::string_view name;
    std::string_view attributes;
    std::string_view characters;
    bool literal = false;  // of a CDATA section: no references in it
};

class MarkupScanner {
public:
    explicit MarkupScanner(std::string_view text) : text_(text) {}
    [[nodiscard]] std::optional<MarkupEvent> next();

private:
    struct Element {
        std::string_view space;
        std::string_view name;
        std::size_t bindings = 0;  // before it was opened
    };
    struct Binding {
        std::string_view prefix;
        std::string_view space;
    };
    MarkupEvent open(std::string_view tag);
    MarkupEvent close();
    void bind(std::string_view attributes);
    [[nodiscard]] std::string_view space_of(std::string_view prefix) const;
    void skip_past(std::string_view end);

    std::string_view text_;
    std::size_t at_ = 0;
    bool close_again_ = false;  // the tag just opened was `<a/>`
    std::vector<Element> elements_;
    std::vector<Binding> bindings_;
};

/// The value of an attribute by its local name, raw; empty when it is not there.
[[nodiscard]] std::string_view
raw_attribute(std::string_view attributes, std::string_view local_name);
/// Characters with their references resolved, blanks left out, appended to `heard`.
void hear(std::string& heard, std::string_view characters, bool literal);

/// MS165 where the transcript's characters are not those heard, with the first difference.
[[nodiscard]] Result<void> confront(std::string_view transcript, std::string_view heard);

}  // namespace pam::manuscript
