// Writes documents for tests: every text it makes also stands in a manuscript, so that
// spans are true.
#pragma once

#include "base/source.h"
#include "document/document.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace pam::test {

using namespace document;

class Scribe {
public:
    Document document;

    [[nodiscard]] const std::string& manuscript() const { return manuscript_; }

    Text text(const std::string& characters) {
        const auto begin = static_cast<std::uint32_t>(manuscript_.size());
        manuscript_ += characters;
        const auto end = static_cast<std::uint32_t>(manuscript_.size());
        manuscript_ += '\n';
        return {characters, {begin, end, 0}, {}};
    }

    Inline run(const std::string& characters) { return {text(characters)}; }
    Inlines words(const std::string& characters) {
        Inlines inlines;
        inlines.push_back(run(characters));
        return inlines;
    }
    template<typename Wrapping>
    Inline wrapped(const std::string& characters) {
        Wrapping made;
        made.children = words(characters);
        return {std::move(made)};
    }
    Inline link(const std::string& target, const std::string& characters) {
        Link made;
        made.target = target;
        made.children = words(characters);
        return {std::move(made)};
    }
    static Inline call(std::size_t note) { return {NoteReference{note, {}}}; }

    /// Several inlines as one run: `inlines(run("a"), call(0))`.
    template<typename... Pieces>
    static Inlines inlines(Pieces... pieces) {
        Inlines made;
        (made.push_back(std::move(pieces)), ...);
        return made;
    }
    template<typename... Made>
    static Blocks blocks(Made... made) {
        Blocks all;
        (all.push_back(std::move(made)), ...);
        return all;
    }

    Block paragraph(const std::string& characters, Role role = Role::Body) {
        return paragraph(words(characters), role);
    }
    static Block paragraph(Inlines content, Role role = Role::Body) {
        return {Paragraph{role, std::move(content), {}}};
    }
    Block heading(int level, const std::string& id, const std::string& characters) {
        return {Heading{level, id, words(characters), {}}};
    }
    static Block division(DivisionKind kind, Blocks content) {
        return {Division{kind, std::move(content), {}}};
    }
    void note(const std::string& label, const std::string& characters) {
        document.notes.push_back({label, blocks(paragraph(characters)), {}});
    }
    template<typename... Made>
    void add(Made... made) {
        (document.blocks.push_back(std::move(made)), ...);
    }

private:
    std::string manuscript_;
};

}  // namespace pam::test
