// A style sheet from a piece of text, and elements to ask it about.
#pragma once

#include "style/style_sheet.h"

#include <catch2/catch.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace pam::style::test {

struct Sheet {
    Sources sources;
    Diagnostics log;
    StyleSheet style;

    Sheet() = default;
    explicit Sheet(std::string text) { add(std::move(text)); }
    void add(std::string text, std::string name = "test.css") {
        const SourceId id = sources.add(Source(std::move(name), std::move(text)));
        style.add(sources[id], id, log);
    }
    /// "line:column code message" of each diagnostic, hints after bars.
    [[nodiscard]] std::string said() const {
        std::string text;
        for (const Diagnostic& entry : log.entries) {
            const std::string at = place(sources, entry.span);
            text += at.substr(at.find(':') + 1) + ' ' + entry.code + ' ' + entry.message;
            for (const std::string& hint : entry.hints)
                text += " | " + hint;
            text += '\n';
        }
        return text;
    }
    [[nodiscard]] ComputedStyle body() const {
        return style.compute({"body", {}, {}, nullptr, nullptr}, nullptr);
    }
    [[nodiscard]] PageStyles pages() const { return style.pages(body()); }
    /// The values of the last of a chain of elements under the body: "blockquote.letter
    /// p#x.first". "a+b" stands for two neighbours.
    [[nodiscard]] ComputedStyle of(std::string_view path) const;
};

struct Made {
    std::string tag, id;
    std::vector<std::string> classes;
    ElementView view;
};

inline void make(
    Made& made,
    std::string_view text,
    const ElementView* parent,
    const ElementView* previous
) {
    std::string* into = &made.tag;
    for (const char c : text) {
        if (c == '.')
            into = &made.classes.emplace_back();
        else if (c == '#')
            into = &made.id;
        else
            *into += c;
    }
    made.view = {made.tag, made.classes, made.id, parent, previous};
}

inline ComputedStyle Sheet::of(std::string_view path) const {
    std::deque<Made> elements(1);
    make(elements[0], "body", nullptr, nullptr);
    const ElementView* parent = &elements[0].view;
    const ElementView* previous = nullptr;
    ComputedStyle parents = body();
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of(" +"), path.size());
        make(elements.emplace_back(), path.substr(0, end), parent, previous);
        const ComputedStyle own = style.compute(elements.back().view, &parents);
        if (end == path.size()) return own;
        if (path[end] == '+') {
            previous = &elements.back().view;
        } else {
            parent = &elements.back().view;
            previous = nullptr;
            parents = own;
        }
        path.remove_prefix(end + 1);
    }
    return parents;
}

inline Length pt(double points) {
    return Length::from_points(points);
}

}  // namespace pam::style::test
