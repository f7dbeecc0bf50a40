// The witness of a Word file (see office_witness.h): of every part it hears the characters
// of `w:t`, `w:delText`, `m:t` and `a:t`, and the few elements that are characters
// themselves. Of alternate contents it hears the branch that readers take, by the same
// rule, found its own way.
#include "manuscript/docx_reading.h"
#include "manuscript/office_witness.h"

#include <array>
#include <charconv>

namespace pam::manuscript::docx {

namespace {

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    for (const std::string_view end : ends)
        if (text.ends_with(end)) return true;
    return false;
}

bool is_word(std::string_view space) {
    return ends_with_any(
        space, {"/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"}
    );
}
bool is_math(std::string_view space) {
    return ends_with_any(space, {"/officeDocument/2006/math", "ooxml/officeDocument/math"});
}
bool is_drawing(std::string_view space) {
    return ends_with_any(space, {"/drawingml/2006/main", "ooxml/drawingml/main"});
}
bool is_compatibility(std::string_view space) {
    return space.ends_with("/markup-compatibility/2006");
}

bool bears_text(const MarkupEvent& event) {
    if (is_word(event.space)) return event.name == "t" || event.name == "delText";
    return event.name == "t" && (is_math(event.space) || is_drawing(event.space));
}

bool is_known_choice(std::string_view attributes) {
    std::string_view wanted = raw_attribute(attributes, "Requires");
    constexpr std::array<std::string_view, 8> known{
        "wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14"};
    while (!wanted.empty()) {
        const std::string_view one = wanted.substr(0, wanted.find(' '));
        bool found = one.empty();
        for (const std::string_view name : known)
            found = found || name == one;
        if (!found) return false;
        wanted.remove_prefix(std::min(one.size() + 1, wanted.size()));
    }
    return true;
}

class Ear {
public:
    Ear(std::string_view text, std::string& heard) : scanner_(text), heard_(&heard) {}

    void listen() {
        while (const auto event = scanner_.next()) {
            switch (event->kind) {
            case MarkupEvent::Kind::Open:
                open(*event);
                break;
            case MarkupEvent::Kind::Close:
                close(*event);
                break;
            case MarkupEvent::Kind::Characters:
                if (in_text_ == depth_ && in_text_ != 0)
                    take(event->characters, event->literal);
                break;
            }
        }
    }

private:
    // An alternate content: which branch counts, and what an unknown first one held, should
    // there be no other.
    struct Alternate {
        std::size_t depth = 0;
        bool chosen = false;
        bool tried = false;
        std::string first;
        bool in_first = false;
        bool mute = false;
    };

    void take(std::string_view characters, bool literal = false) {
        if (muted_ == 0) hear(out(), characters, literal);
    }

    [[nodiscard]] std::string& out() {
        return firsts_.empty() ? *heard_ : alternates_[firsts_.back()].first;
    }

    void open(const MarkupEvent& event) {
        ++depth_;
        if (bears_text(event) && in_text_ == 0) in_text_ = depth_;
        if (is_word(event.space)) open_word(event);
        if (!is_compatibility(event.space)) return;
        if (event.name == "AlternateContent")
            alternates_.push_back({depth_, {}, {}, {}, {}, {}});
        if (alternates_.empty() || alternates_.back().depth + 1 != depth_) return;
        Alternate& alternate = alternates_.back();
        if (event.name == "Choice") open_choice(event, alternate);
        if (event.name == "Fallback") {
            if (alternate.chosen) mute(alternate);
            alternate.chosen = true;
        }
    }

    void mute(Alternate& alternate) {
        alternate.mute = true;
        ++muted_;
    }

    void open_choice(const MarkupEvent& event, Alternate& alternate) {
        if (alternate.chosen || (alternate.tried && !is_known_choice(event.attributes))) {
            mute(alternate);
        } else if (is_known_choice(event.attributes)) {
            alternate.chosen = true;
        } else {
            alternate.tried = true;
            alternate.in_first = true;
            firsts_.push_back(alternates_.size() - 1);
        }
    }

    void open_word(const MarkupEvent& event) {
        if (event.name == "noBreakHyphen") take("\xE2\x80\x91");
        if (event.name == "softHyphen") take("\xC2\xAD");
        if (event.name != "sym") return;
        const std::string_view code = raw_attribute(event.attributes, "char");
        unsigned value = 0;
        std::from_chars(code.data(), code.data() + code.size(), value, 16);
        if (value != 0 && value < 0x100) value += 0xF000;
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return;
        if (value != 0) take("&#" + std::to_string(value) + ";");
    }

    void close(const MarkupEvent& event) {
        if (in_text_ == depth_) in_text_ = 0;
        if (is_compatibility(event.space) && !alternates_.empty()) {
            if (alternates_.back().depth + 1 == depth_) close_branch(alternates_.back());
            if (alternates_.back().depth == depth_) close_alternate();
        }
        --depth_;
    }

    void close_branch(Alternate& alternate) {
        if (alternate.mute) --muted_;
        if (alternate.in_first) firsts_.pop_back();
        alternate.mute = false;
        alternate.in_first = false;
    }

    void close_alternate() {
        const Alternate done = std::move(alternates_.back());
        alternates_.pop_back();
        if (!done.chosen && muted_ == 0) out() += done.first;
    }

    MarkupScanner scanner_;
    std::string* heard_;
    std::size_t depth_ = 0;
    std::size_t in_text_ = 0;
    std::size_t muted_ = 0;
    std::vector<std::size_t> firsts_;  // alternates whose unknown first branch is open
    std::vector<Alternate> alternates_;
};

}  // namespace

void hear_part(std::string_view text, std::string& heard) {
    Ear(text, heard).listen();
}

}  // namespace pam::manuscript::docx
