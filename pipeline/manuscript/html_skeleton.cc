#include "manuscript/html_skeleton.h"

#include "manuscript/codes.h"

#include <algorithm>
#include <array>
#include <map>

namespace pam::manuscript::html {

namespace {

/// Elements inside one another; browsers stop at 512, and no page that is meant to be read
/// comes near.
constexpr std::size_t deepest = 200;
/// Start tags that get an element of their own.
constexpr std::size_t most_elements = 250'000;
/// Of one kind of formatting at most three are opened again: the standard's Noah's Ark
/// clause for elements without attributes.
constexpr int most_reopened = 3;

// The name under which gumbo sees an element: its own, or a neutral one where gumbo would
// read on in another way than the scanner did; empty: not at all.
std::string_view shown_name(Tag tag) {
    switch (tag) {
    case Tag::Area:
    case Tag::Base:
    case Tag::Body:
    case Tag::Col:
    case Tag::Colgroup:
    case Tag::Embed:
    case Tag::Frame:
    case Tag::Frameset:
    case Tag::Head:
    case Tag::Html:
    case Tag::Input:
    case Tag::Isindex:
    case Tag::Keygen:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Param:
    case Tag::Script:
    case Tag::Source:
    case Tag::Style:
    case Tag::Title:
    case Tag::Track:
    case Tag::Wbr:
        return {};
    case Tag::Image:
        return "img";
    // Fences, out of which no forgotten end tag reaches.
    case Tag::Button:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Noscript:
    case Tag::Select:
    case Tag::Template:
    case Tag::Textarea:
        return "object";
    case Tag::Math:
        return "x-math";
    case Tag::Noframes:
        return "div";
    case Tag::Svg:
        return "x-svg";
    case Tag::Plaintext:
    case Tag::Xmp:
        return "pre";
    default:
        return name_of(tag);
    }
}

// Elements that end a drawing whose own end was forgotten (HTML, "in foreign content").
bool breaks_out(Tag tag) {
    return is_block(tag) || (is_formatting(tag) && tag != Tag::A && tag != Tag::Font)
           || tag == Tag::Br || tag == Tag::Img || tag == Tag::Span;
}

bool is_fence(Tag tag) {
    return tag == Tag::Object || shown_name(tag) == "object";
}

bool is_cell(Tag tag) {
    return tag == Tag::Td || tag == Tag::Th || tag == Tag::Caption;
}

// Which open elements, as far as it takes to know how deep the next one stands.
class OpenElements {
public:
    [[nodiscard]] std::size_t depth() const { return open_.size(); }

    void enter(Tag tag, std::uint32_t id) {
        if (is_block(tag)) leave_nearest(static_cast<std::uint32_t>(Tag::P), Tag::P);
        if (tag == Tag::Li) leave_above({Tag::Li, Tag::Li}, {Tag::Ul, Tag::Ol});
        if (tag == Tag::Dd || tag == Tag::Dt)
            leave_above({Tag::Dd, Tag::Dt}, {Tag::Dl, Tag::Dl});
        if (tag == Tag::Option)
            leave_above({Tag::Option, Tag::Option}, {Tag::Select, Tag::Select});
        if (tag == Tag::Td || tag == Tag::Th)
            leave_above({Tag::Td, Tag::Th}, {Tag::Table, Tag::Table});
        if (tag == Tag::Tr) leave_above({Tag::Tr, Tag::Tr}, {Tag::Table, Tag::Table});
        open_.push_back({tag, id});
    }

    /// False where no such element is open.
    bool leave(Tag tag, std::uint32_t id) { return leave_nearest(id, tag); }

private:
    struct Open {
        Tag tag;
        std::uint32_t id;
    };
    using Tags = std::array<Tag, 2>;

    bool leave_nearest(std::uint32_t id, Tag tag) {
        const bool of_table = is_cell(tag) || tag == Tag::Tr || tag == Tag::Table;
        for (std::size_t i = open_.size(); i-- > 0;) {
            const Open one = open_[i];
            if (one.id == id) {
                // What else was open in a formatting element stays open.
                if (is_formatting(tag))
                    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
                else
                    open_.resize(i);
                return true;
            }
            const bool fence = one.tag == Tag::Table || is_fence(one.tag);
            if (fence || (is_cell(one.tag) && !of_table)) return false;
        }
        return false;
    }

    void leave_above(Tags wanted, Tags barrier) {
        for (std::size_t i = open_.size(); i-- > 0;) {
            const Tag tag = open_[i].tag;
            if (tag == wanted[0] || tag == wanted[1]) return open_.resize(i);
            if (tag == barrier[0] || tag == barrier[1]) return;
        }
    }

    std::vector<Open> open_;
};

class Drawer {
public:
    Drawer(const Scan& scan, Diagnostics& log) : scan_(scan), log_(log) {}

    Skeleton draw() {
        made_.text.reserve(scan_.source.size() / 4);
        made_.text = "<!DOCTYPE html>";
        for (std::size_t i = 0; i < scan_.tokens.size(); ++i) {
            const Token& token = scan_.tokens[i];
            at_ = static_cast<std::uint32_t>(i);
            if (token.kind == Kind::Text) text(token);
            if (token.kind == Kind::Start) start(token);
            if (token.kind == Kind::End) end(token);
        }
        return std::move(made_);
    }

private:
    void text(const Token& token) {
        if (token.tag == Tag::Title) return;
        made_.texts.push_back({here(), at_});
        made_.text += token.blank ? ' ' : 'x';
    }

    [[nodiscard]] std::uint32_t here() const {
        return static_cast<std::uint32_t>(made_.text.size());
    }

    // Names of elements that we do not know are of use only to find their end tags.
    std::string_view name(const Token& token) {
        constexpr std::size_t longest = 32;
        if (token.tag != Tag::Unknown) return shown_name(token.tag);
        const std::size_t begin = token.begin + (token.kind == Kind::End ? 2 : 1);
        name_ = "x-";
        for (const char c : scan_.source.substr(
                 begin, std::min<std::size_t>(longest, token.name_end - begin)
             )) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            const bool capital = c >= 'A' && c <= 'Z';
            name_ += plain ? c : capital ? static_cast<char>(c + 32) : '-';
        }
        return name_;
    }

    std::uint32_t id_of(const Token& token, std::string_view name) {
        if (token.tag != Tag::Unknown) return static_cast<std::uint32_t>(token.tag);
        const auto next = static_cast<std::uint32_t>(256 + ids_.size());
        return ids_.try_emplace(std::string(name), next).first->second;
    }

    void start(const Token& token) {
        if (in_drawing_ && !leave_drawing(token.tag)) return;
        const std::string_view shown = name(token);
        if (shown.empty()) return;
        if (is_void(token.tag)) return put("<", shown);
        const std::uint32_t id = id_of(token, shown);
        if (token.self_closing && (scan_.xml || token.tag == Tag::Svg)) {
            if (is_bounded(token)) return;
            put("<", shown);
            return put("</", shown, Marked::No);
        }
        if (is_bounded(token)) {
            ++left_out_[id];
            return stand_in(token.tag);
        }
        open_.enter(token.tag, id);
        if (is_formatting(token.tag)) {
            int& open = formatting_[static_cast<std::size_t>(token.tag)];
            reopened_ += open < most_reopened;
            open = std::min(open + 1, most_reopened);
        }
        ++elements_;
        if (is_block(token.tag)) clones_ += static_cast<std::size_t>(reopened_);
        put("<", shown);
        in_drawing_ = token.tag == Tag::Svg;
    }

    void end(const Token& token) {
        if (in_drawing_) {
            if (token.tag != Tag::Svg) return;
            in_drawing_ = false;
        }
        if (token.tag == Tag::Br) return put("<", "br");
        const std::string_view shown = name(token);
        if (shown.empty() || is_void(token.tag)) return;
        const std::uint32_t id = id_of(token, shown);
        const auto left_out = left_out_.find(id);
        if (left_out != left_out_.end() && left_out->second > 0) {
            --left_out->second;
            return stand_in(token.tag);
        }
        if (is_formatting(token.tag)) {
            int& open = formatting_[static_cast<std::size_t>(token.tag)];
            reopened_ -= open > 0;
            open = std::max(open - 1, 0);
        }
        open_.leave(token.tag, id);
        if (is_block(token.tag)) clones_ += static_cast<std::size_t>(reopened_);
        put("</", shown, Marked::No);
    }

    // Inside a drawing only its texts count.
    bool leave_drawing(Tag next) {
        if (!breaks_out(next)) return false;
        put("</", shown_name(Tag::Svg), Marked::No);
        open_.leave(Tag::Svg, static_cast<std::uint32_t>(Tag::Svg));
        in_drawing_ = false;
        return true;
    }

    // True where another element would be one too many.
    bool is_bounded(const Token& token) {
        const std::size_t most_clones = 2 * scan_.tokens.size() + 10'000;
        const bool deep = open_.depth() >= deepest;
        const bool many = elements_ >= most_elements;
        const bool cloned = is_formatting(token.tag) && clones_ > most_clones;
        if (!deep && !many && !cloned) return false;
        if (cloned) close_formatting();
        if (!told_) {
            told_ = true;
            log_.warn(
                codes::nested_too_deep,
                {token.begin, token.end, 0},
                deep ? "more than " + std::to_string(deepest)
                           + " elements inside one another; what is deeper is set flat"
                     : "more elements than a page can have; from here on the page is set "
                       "flat"
            );
        }
        return true;
    }

    void close_formatting() {
        for (std::size_t i = 0; i < formatting_.size(); ++i)
            for (; formatting_[i] > 0; --formatting_[i])
                put("</", name_of(static_cast<Tag>(i)), Marked::No);
        reopened_ = 0;
    }

    // What a tag left out leaves of itself: the end of a line.
    void stand_in(Tag tag) {
        if (is_block(tag) && elements_++ < most_elements + most_elements / 2) put("<", "p");
    }

    enum class Marked { Yes, No };
    void put(std::string_view bracket, std::string_view name, Marked marked = Marked::Yes) {
        if (marked == Marked::Yes) made_.tags.push_back({here(), at_});
        made_.text += bracket;
        made_.text += name;
        made_.text += '>';
    }

    const Scan& scan_;
    Diagnostics& log_;
    Skeleton made_;
    OpenElements open_;
    std::map<std::string, std::uint32_t, std::less<>> ids_;
    std::map<std::uint32_t, std::size_t> left_out_;
    std::array<int, 256> formatting_{};  // how many of each Tag would be opened again
    std::string name_;
    std::uint32_t at_ = 0;
    std::size_t elements_ = 0;
    std::size_t clones_ = 0;
    int reopened_ = 0;
    bool in_drawing_ = false;
    bool told_ = false;
};

}  // namespace

Skeleton skeleton_of(const Scan& scan, Diagnostics& log) {
    return Drawer(scan, log).draw();
}

}  // namespace pam::manuscript::html
