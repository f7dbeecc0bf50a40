#include "press/content.h"

#include "base/utf8.h"
#include "press/codes.h"
#include "press/exact_text.h"
#include "press/operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace pam::press {
namespace {

/// Operators that pass through as they are.
constexpr std::array<std::string_view, 16> known_operators{
    "ET", "re", "cm", "q", "Q", "m", "l", "c", "h", "W", "W*", "n", "S", "w", "J", "j"};

/// A number for people and files: at most `places` decimals, none that are zero.
std::string decimal(double value, int places) {
    std::string text = fmt::format("{:.{}f}", value, places);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

/// A text string in hexadecimal, UTF-16BE with its mark (ISO 32000-1, 7.9.2.2).
std::string utf16_string(std::string_view text) {
    std::string hex = "<FEFF";
    for (const char32_t c : utf8::to_utf32(text)) {
        const auto code = static_cast<std::uint32_t>(c);
        if (code < 0x10000)
            hex += fmt::format("{:04X}", code);
        else
            hex += fmt::format(
                "{:04X}{:04X}",
                0xD800 + ((code - 0x10000) >> 10),
                0xDC00 + ((code - 0x10000) & 0x3FF)
            );
    }
    return hex + '>';
}

class ContentFinisher {
public:
    ContentFinisher(const PageMarks& marks, const ContentSources& sources)
        : marks_(marks)
        , sources_(sources)
        , text_(marks.glyphs) {}

    Result<std::string> run(std::string_view raw) {
        out_.reserve(raw.size());
        OperationReader reader(raw);
        Operation operation;
        while (!error_ && reader.next(operation))
            take(operation);
        if (!error_) check_end();
        if (error_) return *error_;
        return std::move(out_);
    }

private:
    /// A marked piece of content that is open. Spans carry ActualText.
    struct Open {
        std::optional<std::u16string> actual;
        std::u16string shown;
        std::size_t begin = 0;  // where its opening stands in the output
    };

    void take(const Operation& operation);
    void choose_ink(const Operation& operation, Inks::Use use);
    void choose_font(const Operation& operation);
    void show(const Operation& operation);
    void follow(const Operation& operation);
    void fill(const Operation& operation);
    void open(const Operation& operation);
    void open_leaf();
    void open_span(std::string_view properties);
    void close();
    void place_image();
    void tell_silent();
    void check_end();

    void copy(std::string_view operation) {
        out_.append(operation);
        out_.push_back('\n');
    }
    void fail(std::string message) {
        if (!error_) error_ = Error{codes::finisher_failed, std::move(message)};
    }

    const PageMarks& marks_;
    const ContentSources& sources_;
    std::string out_;
    std::optional<Error> error_;
    std::vector<Open> open_;
    std::size_t leaves_ = 0;  // seen so far
    std::size_t numbers_ = 0;
    std::size_t images_ = 0;
    std::size_t silent_ = 0;
    const ContentFont* font_ = nullptr;
    ExactText text_;
    Operation parts_;  // of a show
    /// What the ink chosen is for.
    enum class Box { None, Image, Silence };
    Box box_ = Box::None;
};

void ContentFinisher::take(const Operation& operation) {
    const std::string_view name = operation.name;
    if (name == "Tj" || name == "TJ") return show(operation);
    if (name == "Tf") return choose_font(operation);
    if (name == "BT" || name == "Tm" || name == "Td") return follow(operation);
    if (name == "BDC") return open(operation);
    if (name == "EMC") return close();
    if (name == "rg") return choose_ink(operation, Inks::Use::Fill);
    if (name == "RG") return choose_ink(operation, Inks::Use::Stroke);
    if (name == "f" || name == "f*") return fill(operation);
    if (box_ != Box::None && name == "re") return;
    // Cairo's only graphics state without transparency: opacity 1, which is the default.
    if (name == "gs" && operation.operands.size() == 1 && operation.operands[0] == "/a0")
        return;
    if (std::find(known_operators.begin(), known_operators.end(), name)
        == known_operators.end())
        return fail(
            fmt::format("the painted page holds \"{}\"", operation.whole.substr(0, 60))
        );
    copy(operation.whole);
}

void ContentFinisher::choose_ink(const Operation& operation, Inks::Use use) {
    if (operation.operands.size() != 3) return fail("a colour has not three parts");
    const StandIn written{
        number(operation.operands[0]),
        number(operation.operands[1]),
        number(operation.operands[2])};
    box_ = Inks::is_image_box(written) ? Box::Image
           : Inks::is_silence(written) ? Box::Silence
                                       : Box::None;
    if (box_ != Box::None) return;
    const std::optional<Ink> ink = sources_.inks.find(written);
    if (!ink) return fail(fmt::format("\"{}\" is no ink of the palette", operation.whole));
    copy(sources_.inks.screen_operators(*ink, use));
}

void ContentFinisher::choose_font(const Operation& operation) {
    font_ = nullptr;
    if (!operation.operands.empty()) {
        const auto found = sources_.fonts.find(operation.operands[0].substr(1));
        if (found != sources_.fonts.end()) font_ = &found->second;
    }
    if (font_ == nullptr) return fail("text is set in a font that the file does not name");
    // The size stands in the text's matrix.
    if (operation.operands.size() != 2 || number(operation.operands[1]) != 1)
        return fail("a font is chosen with a size");
    text_.choose(*font_);
    copy(operation.whole);
}

/// The text's state passes through.
void ContentFinisher::follow(const Operation& operation) {
    if (operation.name == "BT") text_.begin();
    if (operation.name == "Tm") text_.set_matrix(operation);
    if (operation.name == "Td") text_.move(operation);
    if (text_.fault()) return fail(*text_.fault());
    copy(operation.whole);
}

/// Inside a span, what the glyphs say by themselves is kept for comparison.
void ContentFinisher::show(const Operation& operation) {
    if (font_ == nullptr) return fail("text is shown without a font");
    if (operation.operands.size() != 1) return fail("text is shown without text");
    const bool in_span = !open_.empty() && open_.back().actual;
    OperationReader(operation.operands[0].substr(operation.name == "TJ" ? 1 : 0))
        .next(parts_);
    text_.begin_show();
    for (const std::string_view part : parts_.operands) {
        if (part.front() == '(' || part.front() == '<') {
            const std::string codes = string_bytes(part);
            if (in_span) open_.back().shown += font_->text.text_of(codes);
            text_.show(codes);
        } else if (part.front() != ']') {
            text_.displace(number(part));
        }
    }
    if (text_.fault()) return fail(*text_.fault());
    copy(text_.end_show());
}

void ContentFinisher::fill(const Operation& operation) {
    if (box_ == Box::Image) return place_image();
    if (box_ == Box::Silence) return tell_silent();
    copy(operation.whole);
}

void ContentFinisher::open(const Operation& operation) {
    if (operation.operands.size() != 2) return fail("marked content has no properties");
    const std::string_view properties = operation.operands[1];
    if (properties.find("/MCID") != properties.npos) return open_leaf();
    if (properties.find("/ActualText") != properties.npos) return open_span(properties);
    fail(fmt::format("unknown marked content \"{}\"", operation.whole.substr(0, 60)));
}

void ContentFinisher::open_leaf() {
    if (!open_.empty()) return fail("a leaf stands in another");
    if (leaves_ == marks_.leaves.size())
        return fail("there are more leaves than were painted");
    const LeafKind kind = marks_.leaves[leaves_++].kind;
    open_.push_back({std::nullopt, {}, out_.size()});
    copy(opening(kind, numbers_));
    if (!is_artifact(kind)) ++numbers_;
}

void ContentFinisher::open_span(std::string_view properties) {
    if (open_.size() != 1 || open_.back().actual)
        return fail("a span stands outside a leaf");
    const std::size_t begin = properties.find('<', properties.find("/ActualText"));
    const std::size_t end = properties.find('>', begin);
    if (begin == properties.npos || end == properties.npos)
        return fail("a span says nothing");
    const std::string_view text = properties.substr(begin, end - begin + 1);
    open_.push_back({text_string(string_bytes(text)), {}, out_.size()});
    copy(fmt::format("/Span <</ActualText {}>> BDC", text));
}

void ContentFinisher::close() {
    if (open_.empty()) return fail("marked content ends that never began");
    const Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.actual && *closed.actual == closed.shown) {
        const std::size_t end = out_.find('\n', closed.begin);
        out_.erase(closed.begin, end + 1 - closed.begin);
        return;
    }
    copy("EMC");
}

/// The page's space has y downwards, the image's own space upwards.
void ContentFinisher::place_image() {
    if (images_ == marks_.images.size())
        return fail("there are more images than were painted");
    const page::PlacedImage& placed = marks_.images[images_++];
    const Artwork& artwork = sources_.artworks[placed.image];
    const double x = placed.box.origin.x.points();
    const double y = (placed.box.origin.y + placed.box.size.height).points();
    const double width = placed.box.size.width.points();
    const double height = -placed.box.size.height.points();
    const auto& [a, b, c, d, e, f] = artwork.place;
    std::string matrix;
    for (const double part :
         {a * width, b * height, c * width, d * height, x + e * width, y + f * height})
        matrix += decimal(part, 6) + ' ';
    copy(fmt::format("q {}cm {} Do Q", matrix, artwork.name));
}

/// Marked content without any content: nothing is shown, but the text is there to be read.
void ContentFinisher::tell_silent() {
    if (silent_ == marks_.silent.size())
        return fail("there is more silent text than was painted");
    copy(fmt::format("/Span <</ActualText {}>> BDC", utf16_string(marks_.silent[silent_++]))
    );
    copy("EMC");
}

void ContentFinisher::check_end() {
    if (!open_.empty()) fail("marked content is open at the page's end");
    if (leaves_ != marks_.leaves.size() || images_ != marks_.images.size()
        || silent_ != marks_.silent.size())
        fail(fmt::format(
            "{} leaves and {} images were painted, {} and {} are there",
            marks_.leaves.size(),
            marks_.images.size(),
            leaves_,
            images_
        ));
    text_.end();
    if (text_.fault()) fail(*text_.fault());
}

}  // namespace

Result<std::string> finish_content(
    std::string_view raw, const PageMarks& marks, const ContentSources& sources
) {
    return ContentFinisher(marks, sources).run(raw);
}

}  // namespace pam::press
