// The galley as text, one thing a line, for tests and `dump --stage galley`.
#include "base/utf8.h"
#include "galley/galley.h"

#include <fmt/format.h>

namespace pam::galley {

namespace {

constexpr std::size_t shown = 60;

class Dumper {
public:
    std::string take() { return std::move(text_); }

    void blocks(const std::vector<Block>& blocks, int depth) {
        for (std::size_t i = 0; i < blocks.size(); ++i)
            block(blocks[i], i, depth);
    }

    void say(int depth, const std::string& line) {
        text_.append(static_cast<std::size_t>(depth) * 2, ' ');
        text_ += line;
        text_ += '\n';
    }

private:
    static std::string points(Length length) {
        std::string text = fmt::format("{:.3f}", length.points());
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text == "-0" ? "0" : text;
    }

    static const char* kind_of(const Block& block) {
        return block.kind == Block::Kind::Panel ? "panel" : "paragraph";
    }

    static std::string flags(const Block& block) {
        std::string text;
        if (block.break_before != style::Break::Auto) text += "  break-before";
        if (block.keep_with_next) text += "  keep-with-next";
        if (block.keep_together) text += "  keep-together";
        if (block.repeat_head) text += "  repeat-head";
        if (!block.longer.lines.empty())
            text += fmt::format("  longer {}", block.longer.demerits);
        if (!block.shorter.lines.empty())
            text += fmt::format("  shorter {}", block.shorter.demerits);
        return text;
    }

    void block(const Block& block, std::size_t index, int depth) {
        say(depth,
            fmt::format(
                "{} {}  before {}  height {}  demerits {}{}",
                kind_of(block),
                index,
                points(block.space_before),
                points(block.height()),
                block.demerits,
                flags(block)
            ));
        for (const std::string& id : block.ids)
            say(depth + 1, fmt::format("id {}", id));
        for (const NamedString& string : block.strings)
            say(depth + 1, fmt::format("string {} \"{}\"", string.name, string.value));
        for (const Rule& rule : block.rules)
            say(depth + 1, fmt::format("rule {}", box(rule.box)));
        for (const PlacedImage& image : block.images)
            say(depth + 1, fmt::format("image {}  {}", image.image, box(image.box)));
        for (std::size_t i = 0; i < block.lines.size(); ++i)
            line(block.lines[i], fmt::format("line {}", i), depth + 1);
        for (const PanelLine& placed : block.panel_lines)
            line(
                placed.line,
                fmt::format(
                    "line at {} {}", points(placed.origin.x), points(placed.origin.y)
                ),
                depth + 1
            );
    }

    static std::string box(const Rect& rect) {
        return fmt::format(
            "x {}  y {}  width {}  height {}",
            points(rect.origin.x),
            points(rect.origin.y),
            points(rect.size.width),
            points(rect.size.height)
        );
    }

    void line(const SetLine& line, const std::string& name, int depth) {
        const Length x = line.fragments.empty() ? Length() : line.fragments.front().x;
        std::string text =
            fmt::format("{}  x {}  width {}", name, points(x), points(width_of(line)));
        if (line.ratio != 0) text += fmt::format("  spaces {:+d}", line.ratio);
        if (!line.fragments.empty() && line.fragments.front().run.stretch != 1000)
            text +=
                fmt::format("  glyphs {:+d}", line.fragments.front().run.stretch - 1000);
        if (line.hyphenated) text += "  hyphen";
        for (const std::size_t note : line.notes)
            text += fmt::format("  note {}", note + 1);
        for (const std::string& id : line.ids)
            text += fmt::format("  id {}", id);
        if (line.folio >= 0) text += fmt::format("  folio {}", line.folio);
        say(depth,
            fmt::format("{}  \"{}\"", text, utf8::elide_middle(text_of(line), shown)));
    }

    std::string text_;
};

}  // namespace

std::string dump(const Galley& galley) {
    Dumper dumper;
    std::string measure = fmt::format("{:.3f}", galley.measure.points());
    dumper.say(0, fmt::format("galley  measure {}", measure));
    dumper.blocks(galley.blocks, 1);
    for (std::size_t i = 0; i < galley.notes.size(); ++i) {
        dumper.say(1, fmt::format("note {}", i + 1));
        dumper.blocks(galley.notes[i], 2);
    }
    for (std::size_t i = 0; i < galley.links.size(); ++i)
        dumper.say(1, fmt::format("link {}  {}", i, galley.links[i].target));
    for (std::size_t i = 0; i < galley.folios.size(); ++i)
        dumper.say(1, fmt::format("folio {}  #{}", i, galley.folios[i].target));
    return dumper.take();
}

}  // namespace pam::galley
