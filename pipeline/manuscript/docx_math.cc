// A formula (ECMA-376, part 1, 22.1) as a line of text: raised and lowered parts stay so,
// everything else that its layout says is said by signs, (a+b)/c for a fraction. No
// character of it is lost; a typeset formula is more.
#include "base/utf8.h"
#include "manuscript/docx_paragraph.h"

#include <algorithm>
#include <utility>

namespace pam::manuscript::docx {

namespace {

using pugi::xml_node;

constexpr std::size_t deepest = 40;

bool is_variable(char32_t c) {
    const bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return latin || (c >= 0x3B1 && c <= 0x3C9);
}

class MathReader {
public:
    std::vector<MathPiece> read(xml_node math) {
        read_children(math, 0);
        return std::move(pieces_);
    }

private:
    void sign(std::string_view text) {
        if (!text.empty()) pieces_.push_back({std::string(text), -1, shift_, false});
    }

    void read_children(xml_node parent, std::size_t depth) {
        for (const xml_node node : parent.children())
            read_node(node, depth);
    }

    void read_node(xml_node node, std::size_t depth) {
        const std::string_view name = name_of(node);
        if (depth > deepest) return read_flat(node);
        if (name == "m:r" || name == "w:r")
            read_run(node);
        else if (name == "mc:AlternateContent")
            read_children(chosen_branch(node), depth + 1);
        else if (name == "m:f")
            read_fraction(node, depth + 1);
        else if (name == "m:rad")
            read_root(node, depth + 1);
        else if (name == "m:nary")
            read_nary(node, depth + 1);
        else if (name == "m:d")
            read_delimiters(node, depth + 1);
        else if (name == "m:m" || name == "m:eqArr")
            read_rows(node, depth + 1);
        else if (name == "m:acc")
            read_accent(node, depth + 1);
        else if (name == "m:sup" || name == "m:sub")
            read_shifted(node, depth + 1);
        else if (name == "m:lim")
            read_lowered(node, depth + 1);
        else if (name == "m:func")
            read_function(node, depth + 1);
        else if (!name.ends_with("Pr"))
            read_children(node, depth + 1);
    }

    // Letters are variables, unless the run is upright or plain text.
    void read_run(xml_node run) {
        const xml_node properties = run.child("m:rPr");
        const std::string_view style = properties.child("m:sty").attribute("m:val").value();
        const bool upright = properties.child("m:nor") || style == "p" || style == "b";
        for (const xml_node node : run.children()) {
            const std::string_view name = name_of(node);
            if (name == "m:t" || name == "w:t")
                put(characters(node), node.offset_debug(), upright);
            else if (name == "w:noBreakHyphen")
                put("\xE2\x80\x91", node.offset_debug(), true);
            else if (name == "w:softHyphen")
                put("\xC2\xAD", node.offset_debug(), true);
            else if (name == "w:br" || name == "w:tab")
                sign(" ");
        }
    }

    void put(const std::string& text, std::ptrdiff_t place, bool upright) {
        for (std::size_t i = 0; i < text.size();) {
            std::size_t end = i;
            const bool variable = !upright && is_variable(utf8::decode(text, i).code_point);
            while (end < text.size()) {
                const utf8::Decoded next = utf8::decode(text, end);
                if ((!upright && is_variable(next.code_point)) != variable) break;
                end += next.bytes;
            }
            pieces_.push_back({text.substr(i, end - i), place, shift_, variable});
            i = end;
        }
    }

    // Parentheses where more than one sign stands together.
    void read_grouped(xml_node part, std::size_t depth) {
        const std::size_t first = pieces_.size();
        read_children(part, depth);
        std::size_t characters = 0;
        for (std::size_t i = first; i < pieces_.size(); ++i)
            characters += utf8::count(pieces_[i].text);
        const bool number = std::all_of(
            pieces_.begin() + static_cast<std::ptrdiff_t>(first),
            pieces_.end(),
            [](const MathPiece& piece) {
                return piece.text.find_first_not_of("0123456789.,") == std::string::npos;
            }
        );
        if (characters < 2 || number) return;
        pieces_.insert(
            pieces_.begin() + static_cast<std::ptrdiff_t>(first),
            MathPiece{"(", -1, shift_, false}
        );
        sign(")");
    }

    void read_fraction(xml_node node, std::size_t depth) {
        const std::string_view kind =
            node.child("m:fPr").child("m:type").attribute("m:val").value();
        read_grouped(node.child("m:num"), depth);
        sign(kind == "noBar" ? " " : "/");
        read_grouped(node.child("m:den"), depth);
    }

    void read_root(xml_node node, std::size_t depth) {
        const Shift outer = std::exchange(shift_, Shift::Superscript);
        read_children(node.child("m:deg"), depth);
        shift_ = outer;
        sign("\xE2\x88\x9A");
        read_grouped(node.child("m:e"), depth);
    }

    void read_nary(xml_node node, std::size_t depth) {
        const auto given = node.child("m:naryPr").child("m:chr").attribute("m:val");
        sign(given ? given.value() : "\xE2\x88\xAB");
        read_children(node, depth);
    }

    void read_delimiters(xml_node node, std::size_t depth) {
        const xml_node properties = node.child("m:dPr");
        const auto given = [&](const char* name, std::string_view standard) {
            const xml_node one = properties.child(name);
            return one ? std::string_view(one.attribute("m:val").value()) : standard;
        };
        sign(given("m:begChr", "("));
        bool first = true;
        for (const xml_node part : node.children("m:e")) {
            if (!first) sign(given("m:sepChr", "|"));
            read_children(part, depth);
            first = false;
        }
        sign(given("m:endChr", ")"));
    }

    void read_rows(xml_node node, std::size_t depth) {
        bool first_row = true;
        for (const xml_node row : node.children()) {
            const bool matrix_row = is(row, "m:mr");
            if (!matrix_row && !is(row, "m:e")) continue;
            if (!first_row) sign("; ");
            first_row = false;
            if (!matrix_row) {
                read_children(row, depth);
                continue;
            }
            bool first = true;
            for (const xml_node cell : row.children("m:e")) {
                if (!first) sign(", ");
                read_children(cell, depth);
                first = false;
            }
        }
    }

    // A combining mark goes after what it stands on.
    void read_accent(xml_node node, std::size_t depth) {
        read_children(node.child("m:e"), depth);
        const xml_node mark = node.child("m:accPr").child("m:chr");
        sign(mark ? mark.attribute("m:val").value() : "\xCC\x82");
    }

    void read_shifted(xml_node node, std::size_t depth) {
        const bool raised = is(node, "m:sup");
        if (shift_ != Shift::None) {  // a power of a power
            sign(raised ? "^" : "_");
            return read_grouped(node, depth);
        }
        shift_ = raised ? Shift::Superscript : Shift::Subscript;
        read_children(node, depth);
        shift_ = Shift::None;
    }

    void read_lowered(xml_node node, std::size_t depth) {
        const Shift outer = std::exchange(shift_, Shift::Subscript);
        read_children(node, depth);
        shift_ = outer;
    }

    // The name and its argument part by a space, unless a bracket parts them.
    void read_function(xml_node node, std::size_t depth) {
        read_children(node.child("m:fName"), depth);
        if (!is(node.child("m:e").first_child(), "m:d")) sign(" ");
        read_children(node.child("m:e"), depth);
    }

    void read_flat(xml_node node) {
        if (is(node, "m:r")) read_run(node);
        walk_below(node, [&](xml_node found) {
            if (is(found, "m:r")) read_run(found);
            return !is(found, "m:r");
        });
    }

    std::vector<MathPiece> pieces_;
    Shift shift_ = Shift::None;
};

}  // namespace

std::vector<MathPiece> read_math_pieces(xml_node math) {
    return MathReader().read(math);
}

}  // namespace pam::manuscript::docx
