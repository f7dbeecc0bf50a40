// Inline elements: styles, links, quotation marks, ruby, images, anchors.
#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/html_builder.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::html {

using namespace document;

namespace {

Style style(StyleKind kind, Span span) {
    Style made;
    made.kind = kind;
    made.span = span;
    return made;
}

// The marks that CSS puts around <q>, by language, outer and inner.
struct Marks {
    std::string_view language;
    std::array<std::string_view, 4> marks;
};
constexpr std::array<Marks, 14> marks_of_languages{
    {{"de", {"\u201E", "\u201C", "\u201A", "\u2018"}},
     {"cs", {"\u201E", "\u201C", "\u201A", "\u2018"}},
     {"sk", {"\u201E", "\u201C", "\u201A", "\u2018"}},
     {"pl", {"\u201E", "\u201D", "\u00AB", "\u00BB"}},
     {"hu", {"\u201E", "\u201D", "\u00BB", "\u00AB"}},
     {"fr", {"\u00AB\u00A0", "\u00A0\u00BB", "\u201C", "\u201D"}},
     {"es", {"\u00AB", "\u00BB", "\u201C", "\u201D"}},
     {"it", {"\u00AB", "\u00BB", "\u201C", "\u201D"}},
     {"ru", {"\u00AB", "\u00BB", "\u201E", "\u201C"}},
     {"uk", {"\u00AB", "\u00BB", "\u201E", "\u201C"}},
     {"el", {"\u00AB", "\u00BB", "\u201C", "\u201D"}},
     {"sv", {"\u201D", "\u201D", "\u2019", "\u2019"}},
     {"fi", {"\u201D", "\u201D", "\u2019", "\u2019"}},
     {"ja", {"\u300C", "\u300D", "\u300E", "\u300F"}}}};
constexpr std::array<std::string_view, 4> english_marks{
    "\u201C", "\u201D", "\u2018", "\u2019"};

const std::array<std::string_view, 4>& marks_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const Marks& known : marks_of_languages)
        if (same_name(known.language, primary)) return known.marks;
    return english_marks;
}

bool has_scheme(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || colon < 2 || colon + 1 == address.size())
        return false;
    return std::all_of(
        address.begin(),
        address.begin() + static_cast<std::ptrdiff_t>(colon),
        [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                   || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        }
    );
}

// "http://a.org/b/c" and "../d" make "http://a.org/d" (RFC 3986, 5.2, as far as pages
// need).
std::string joined_address(std::string_view base, std::string_view path) {
    const std::size_t host = base.find("//");
    if (host == std::string_view::npos) return {};
    const std::size_t root = std::min(base.find('/', host + 2), base.size());
    if (path.starts_with('/')) return std::string(base.substr(0, root)) + std::string(path);
    std::string folder(base.substr(0, std::min(base.find_first_of("?#"), base.size())));
    folder.resize(std::max(folder.rfind('/') + 1, root));
    if (folder.size() == root) folder += '/';
    for (;;) {
        if (path.starts_with("./")) {
            path.remove_prefix(2);
        } else if (path.starts_with("../")) {
            path.remove_prefix(3);
            const std::size_t up = folder.rfind('/', folder.size() - 2);
            if (up != std::string::npos && up >= root) folder.resize(up + 1);
        } else {
            return folder + std::string(path);
        }
    }
}

}  // namespace

// "i2", "indent4": so many steps; two blanks make one.
std::uint32_t verse_indent(std::string_view names) {
    std::uint32_t blanks = 0;
    for_each_name(names, [&](std::string_view name) {
        const std::size_t digits = name.find_first_of("0123456789");
        const std::string_view word = name.substr(0, digits);
        const bool named = word == "i" || word == "indent" || word == "in";
        if (named && digits + 2 >= name.size() && digits < name.size())
            blanks = 2 * static_cast<std::uint32_t>(name.back() - '0');
    });
    return blanks <= 18 ? blanks : 0;
}

void Builder::inline_element(NodeIndex i) {
    const Tag tag = tree_.nodes[i].tag;
    switch (tag) {
    case Tag::Br:
        if (plan_.is_kept(i)) words_.line_break(tree_.span(i), style_);
        return;
    case Tag::Img:
    case Tag::Image:
        return image(i);
    case Tag::Q:
        return quoted(i);
    case Tag::Ruby:
        return ruby(i);
    case Tag::Math:
        return formula(i);
    default:
        break;
    }
    const std::string_view list =
        tag == Tag::Span ? tree_.attribute(i, "style") : std::string_view();
    if (!list.empty() && contains(list, "mso-list") && contains(list, "ignore"))
        return consume_texts(i, "list mark");
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    const Direction outer_direction = direction_;
    const int outer_size = setting_.size;
    claim_id(i);
    if (setting_.verse) words_.indent(verse_indent(tree_.attribute(i, "class")));
    style_ = style_of(i, page_.looks.of(i));
    children(i);
    style_ = outer;
    language_ = outer_language;
    direction_ = outer_direction;
    setting_.size = outer_size;
}

// ---------------------------------------------------------------- styles

StyleIndex Builder::style_of(NodeIndex i, const Look& look) {
    const Span span = tree_.span(i);
    StyleIndex made = style_by_language(i, style_);
    const auto add = [&](StyleKind kind) { made = styles_.add(made, style(kind, span)); };
    switch (tree_.nodes[i].tag) {
    case Tag::Cite:
        // A whole reference, not the title of a work.
        if (!contains(tree_.attribute(i, "class"), "citation")) add(StyleKind::Emphasis);
        break;
    case Tag::Dfn:
    case Tag::Em:
    case Tag::I:
    case Tag::Var:
        if (look.italic != false) add(StyleKind::Emphasis);
        break;
    case Tag::B:
        // Standard Ebooks marks names by <b> and sets them in small capitals.
        if (contains(tree_.attribute(i, "epub:type"), "z3998:persona"))
            add(StyleKind::SmallCaps);
        else if (look.bold != false && !tree_.has_attribute(i, "epub:type"))
            add(StyleKind::Strong);
        break;
    case Tag::Strong:
        if (look.bold != false) add(StyleKind::Strong);
        break;
    case Tag::Del:
    case Tag::S:
    case Tag::Strike:
        add(StyleKind::Strikethrough);
        break;
    case Tag::Ins:
    case Tag::U:
        add(StyleKind::Underline);
        break;
    case Tag::Sub:
        add(StyleKind::Subscript);
        break;
    case Tag::Sup:
        add(StyleKind::Superscript);
        break;
    case Tag::Code:
    case Tag::Kbd:
    case Tag::Samp:
    case Tag::Tt:
        if (fold_ == Fold::Spaces) add(StyleKind::Code);
        break;
    case Tag::A:
        made = link_style(i);
        // The mark of a note that is not here looks like one still.
        if (plan_.other_calls.contains(i)) add(StyleKind::Superscript);
        break;
    case Tag::Font: {
        const std::string_view size = tree_.attribute(i, "size");
        const bool relative = !size.empty() && (size[0] == '+' || size[0] == '-');
        if (!size.empty() && size.back() >= '0' && size.back() <= '9') {
            const int steps = (size.back() - '0') * (size[0] == '-' ? -1 : 1);
            setting_.size = std::clamp(relative ? 3 + steps : steps, 1, 7);
        }
        break;
    }
    case Tag::Big:
        setting_.size = std::min(setting_.size + 1, 7);
        break;
    default:
        break;
    }
    return style_by_look(i, made, look);
}

StyleIndex Builder::style_by_look(NodeIndex i, StyleIndex made, const Look& look) {
    const Span span = tree_.span(i);
    const auto add = [&](StyleKind kind) { made = styles_.add(made, style(kind, span)); };
    if (look.bold == true) add(StyleKind::Strong);
    if (look.italic == true) add(StyleKind::Emphasis);
    if (look.bold == false) made = styles_.without(made, StyleKind::Strong);
    if (look.italic == false && tree_.nodes[i].tag != Tag::Font)
        made = styles_.without(made, StyleKind::Emphasis);
    const bool in_link =
        styles_.holds(made, StyleKind::Link) || tree_.nodes[i].tag == Tag::A;
    if (look.underlined && !in_link && !has_inside(i, Tag::A)) add(StyleKind::Underline);
    if (look.struck) add(StyleKind::Strikethrough);
    if (look.raised) add(StyleKind::Superscript);
    if (look.lowered) add(StyleKind::Subscript);
    bool small_caps = look.small_caps;
    const std::string_view names = tree_.attribute(i, "class");
    if (!small_caps && !names.empty())
        for (const std::string_view name :
             {"smcap", "smallcaps", "small-caps", "sc", "smallcap", "smcaps"})
            small_caps = small_caps || has_name(names, name);
    if (small_caps) add(StyleKind::SmallCaps);
    return made;
}

StyleIndex Builder::style_by_language(NodeIndex i, StyleIndex made) {
    const Token* tag = tree_.token(i);
    if (tag == nullptr || tag->attribute_count == 0) return made;
    std::string_view language = tree_.scan.attribute(*tag, "xml:lang");
    if (language.empty()) language = tree_.scan.attribute(*tag, "lang");
    const std::string_view written = tree_.scan.attribute(*tag, "dir");
    Direction direction = direction_;
    if (same_name(written, "rtl")) direction = Direction::RightToLeft;
    if (same_name(written, "ltr")) direction = Direction::LeftToRight;
    const bool other_language = !language.empty() && !same_name(language, language_);
    const Direction usual =
        direction_ == Direction::Natural ? Direction::LeftToRight : direction_;
    const bool other_direction = direction != direction_ && direction != usual;
    if (!other_language && !other_direction) return made;
    Style phrase = style(StyleKind::Phrase, tree_.span(i));
    if (other_language) phrase.target = language_ = std::string(utf8::trim(language));
    if (other_direction) phrase.direction = direction_ = direction;
    return styles_.add(made, std::move(phrase));
}

StyleIndex Builder::link_style(NodeIndex i) {
    const std::string_view href = utf8::trim(tree_.attribute(i, "href"));
    const Span span = tree_.span(i);
    if (href.empty()) return style_;
    Style made = style(StyleKind::Link, span);
    made.title =
        utf8::collapse_spaces(page_.entities.resolved(tree_.attribute(i, "title")));
    if (const std::string id = inner_target(page_, plan_, href); !id.empty()) {
        if (!plan_.targets.contains(id)) return style_;
        made.target = "#" + id;
        return styles_.add(style_, std::move(made));
    }
    std::string address = page_.entities.resolved(href);
    if (address.starts_with("//")) address.insert(0, "https:");
    if (!has_scheme(address) && !plan_.base.empty() && !address.starts_with('#'))
        address = joined_address(plan_.base, address);
    const bool action = contains(address.substr(0, 11), "javascript:")
                        || contains(address.substr(0, 5), "data:")
                        || contains(address.substr(0, 5), "file:");
    if (!has_scheme(address) || action) {
        if (!href.starts_with('#') && !action) {
            if (other_pages_++ == 0) other_page_ = span;
        }
        return style_;
    }
    made.target = std::move(address);
    return styles_.add(style_, std::move(made));
}

// ---------------------------------------------------------------- quotation marks, ruby

void Builder::quoted(NodeIndex i) {
    const StyleIndex outer = style_;
    const std::string outer_language = language_;
    const auto& marks = marks_of(language_);
    const std::size_t level = quotes_ % 2 == 0 ? 0 : 2;
    style_ = style_by_language(i, style_);
    ++quotes_;
    // What stands as typed is one text, and all of it stands in the page.
    const bool typed = fold_ == Fold::Nothing;
    if (!typed) words_.generated(marks[level], style_);
    children(i);
    if (!typed) words_.generated(marks[level + 1], style_);
    --quotes_;
    style_ = outer;
    language_ = outer_language;
}

// The reading follows in brackets: those of <rp> where the page has them, else our own.
void Builder::ruby(NodeIndex i) {
    const bool bracketed = has_inside(i, Tag::Rp) || fold_ == Fold::Nothing;
    for (NodeIndex child = i + 1; child < tree_.nodes[i].end;
         child = tree_.nodes[child].end) {
        const bool reading =
            tree_.nodes[child].tag == Tag::Rt && !tree_.nodes[child].is_text;
        if (reading && !bracketed) words_.generated("(", style_);
        node(child);
        if (reading && !bracketed) words_.generated(")", style_);
    }
}

// A formula's letters and figures, raised and lowered; fractions and roots are beyond a
// line of text, and the log says so.
void Builder::formula(NodeIndex i) {
    bool told = false;
    const auto script = [&](NodeIndex node, StyleKind kind) {
        const StyleIndex outer = style_;
        style_ = styles_.add(style_, style(kind, tree_.span(i)));
        this->node(node);
        style_ = outer;
    };
    for (NodeIndex k = i + 1; k < tree_.nodes[i].end; ++k) {
        const Node& one = tree_.nodes[k];
        if (one.is_text) {
            text(k);
            told = told || (plan_.is_kept(k) && !tree_.token(k)->blank);
        }
        const bool scripted = one.tag == Tag::Msup || one.tag == Tag::Msub;
        if (!scripted || one.is_text) continue;
        NodeIndex child = k + 1;
        for (int count = 0; child < one.end; child = tree_.nodes[child].end) {
            count += !tree_.nodes[child].is_text;
            if (!tree_.nodes[child].is_text && count == 2)
                script(
                    child,
                    one.tag == Tag::Msup ? StyleKind::Superscript : StyleKind::Subscript
                );
            else
                node(child);
        }
        k = one.end - 1;
        told = true;
    }
    if (told)
        log_.note(
            codes::formula_as_text,
            tree_.span(i),
            "a formula is set as a line of text; fractions and roots are not drawn"
        );
}

// ---------------------------------------------------------------- images

Image Builder::image_of(NodeIndex i) const {
    Image made;
    std::string_view source = utf8::trim(tree_.attribute(i, "src"));
    // Pages that load images late keep the address elsewhere.
    for (const std::string_view name : {"data-src", "data-original", "data-lazy-src"})
        if (source.empty() || source.starts_with("data:"))
            if (const std::string_view late = tree_.attribute(i, name); !late.empty())
                source = utf8::trim(late);
    made.target = page_.entities.resolved(source);
    if (made.target.starts_with("//")) made.target.insert(0, "https:");
    made.title =
        utf8::collapse_spaces(page_.entities.resolved(tree_.attribute(i, "title")));
    made.alternative =
        utf8::collapse_spaces(page_.entities.resolved(tree_.attribute(i, "alt")));
    // An empty text is a statement: the picture is decoration (HTML, 4.8.4.4.7).
    made.decorative = made.alternative.empty() && tree_.has_attribute(i, "alt");
    made.span = tree_.span(i);
    return made;
}

bool Builder::is_spacer(NodeIndex i) const {
    const auto small = [&](std::string_view name) {
        const std::string_view size = tree_.attribute(i, name);
        return size == "0" || size == "1" || size == "2" || size == "1px" || size == "0px";
    };
    if (small("width") || small("height")) return true;
    const std::string_view source = tree_.attribute(i, "src");
    const std::string_view file = source.substr(source.find_last_of('/') + 1);
    for (const std::string_view name :
         {"spacer.",
          "clear.gif",
          "blank.gif",
          "pixel.gif",
          "transparent.",
          "dot_clear",
          "trans.gif",
          "1x1",
          "shim.gif"})
        if (contains(file.substr(0, 40), name)) return true;
    return source.empty() && tree_.attribute(i, "data-src").empty();
}

void Builder::image(NodeIndex i) {
    if (!plan_.is_kept(i)) return;
    const Span span = tree_.span(i);
    if (is_spacer(i)) {
        record_.ledger.push_back(
            {0,
             span,
             "spacer image",
             std::string(tree_.scan.text(*tree_.token(i))),
             {},
             codes::spacer_image}
        );
        return;
    }
    place_ids();
    words_.mark({image_of(i)}, style_);
}

// ---------------------------------------------------------------- ids and notes

void Builder::claim_id(NodeIndex i) {
    const Token* tag = tree_.token(i);
    if (tag == nullptr || tag->attribute_count == 0 || plan_.targets.empty()) return;
    for (const std::string_view name : {"id", "name"}) {
        if (name == "name" && tree_.nodes[i].tag != Tag::A) continue;
        const std::string id = page_.entities.resolved(tree_.scan.attribute(*tag, name));
        if (id.empty() || !plan_.targets.contains(id)) continue;
        if (claimed_ids_.insert(id).second) pending_ids_.push_back(id);
    }
}

void Builder::place_ids() {
    for (std::string& id : pending_ids_)
        words_.mark({Anchor{std::move(id), Span::none()}}, style_);
    pending_ids_.clear();
}

void Builder::call_note(NodeIndex i, std::uint32_t note) {
    if (note_places_[note] == Plan::no_note) {
        note_places_[note] = static_cast<std::uint32_t>(note_order_.size());
        note_order_.push_back(note);
    }
    consume_texts(i, "note mark");
    claim_id(i);
    place_ids();
    words_.mark({NoteReference{note_places_[note], tree_.span(i)}}, style_);
}

}  // namespace pam::manuscript::html
