// Content streams, operator by operator: what is painted must be tagged or an artifact, its
// colours must be defined, its fonts and images sound (ISO 14289-1, 7.1 and 7.20;
// ISO 19005-2, 6.2).
#include "base/limits.h"
#include "preflight/pdf_boxes.h"
#include "preflight/pdf_colour_use.h"
#include "preflight/pdf_content_state.h"
#include "preflight/pdf_font_shelf.h"
#include "preflight/pdf_hints.h"
#include "preflight/pdf_image_checks.h"
#include "preflight/pdf_limits.h"
#include "preflight/pdf_marks.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

using Kind = ContentToken::Kind;
using Tokens = std::vector<ContentToken>;

constexpr int deepest_stream = 12;
// Annex C's limit for q inside q.
constexpr std::size_t deepest_state = 28;
// Beyond it the state is no longer kept, whatever the stream does.
constexpr std::size_t most_states = 1000;
constexpr int invisible = 3;
// What the start of a form, and the unpacking of its bytes, count as.
constexpr std::size_t run_cost = 200;
// What a property list to be read counts as.
constexpr std::size_t mark_cost = 4;
constexpr std::size_t bytes_of_operator = 64;
// Operands of one operator; a longer list is no content.
constexpr std::size_t most_operands = 100000;

class ContentWalk {
public:
    explicit ContentWalk(PdfSubject& subject)
        : subject_(subject)
        , log_(subject.log)
        , marks_(subject)
        , colours_(subject) {}

    void walk_page(QPDFObjectHandle page, int number) {
        page_ = number;
        place_ = place_of(page, number);
        transparent_ = false;
        colours_.enter(place_);
        marks_.enter(place_, page.getObjGen(), true);
        const bool own = has_key(page, "/Resources");
        ContentScope scope{
            inherited(page, "/Resources"),
            own,
            integer_at(page, "/StructParents"),
            page.getObjGen()};
        states_.assign(1, {});
        run_parts(value_of(page, "/Contents"), scope);
        walk_drawn_fonts();
        for (QPDFObjectHandle& one : elements(value_of(page, "/Annots")))
            walk_appearance(one);
        check_group(page);
    }

    void check_fonts() { fonts_.check(log_); }

private:
    GraphicsState& state() { return states_.back(); }

    // The streams of a page are one, parted anywhere between tokens (7.8.2).
    void run_parts(QPDFObjectHandle contents, const ContentScope& scope) {
        std::string all;
        for (QPDFObjectHandle& part : elements(contents)) {
            const auto data = data_of(part);
            if (!data || all.size() + data->size() > limits::pdf_stream_bytes)
                return unread(part);
            all += *data;
            all += '\n';
        }
        run(all, scope, 0);
    }

    void unread(QPDFObjectHandle stream) {
        if (stream.isNull()) return;
        log_.breach(
            rules::content_unread,
            place_of(stream, page_),
            "content cannot be unpacked, or is far too large",
            hints::export_again
        );
    }

    void run(const std::string& contents, const ContentScope& scope, int depth) {
        ContentLexer lexer(contents);
        Tokens operands;
        const std::size_t states = states_.size();
        const std::size_t marks = marks_.depth();
        for (ContentToken token = lexer.next(); token.kind != Kind::End;
             token = lexer.next()) {
            if (token.kind != Kind::Operator || is_constant(token.text)) {
                if (log_.held_to_archive()) check_operand(token, place_, log_);
                if (operands.size() < most_operands) operands.push_back(std::move(token));
                continue;
            }
            if (++operators_ > limits::pdf_operators) {
                too_long();
                break;
            }
            if (token.text == "ID") {
                inline_image(operands, scope);
                lexer.skip_inline_image();
            } else {
                perform(token.text, operands, scope, depth);
            }
            operands.clear();
        }
        // A stream that does not close what it opened must not reach beyond itself.
        states_.resize(std::min(states_.size(), states));
        marks_.close_to(marks);
    }

    void too_long() {
        log_.tell(
            Severity::Error,
            codes::pdf_damaged,
            {},
            "the file has more content than can be examined",
            "divide it into files of fewer pages"
        );
    }

    static bool is_constant(const std::string& word) {
        return word == "true" || word == "false" || word == "null";
    }

    void perform(
        const std::string& op, const Tokens& operands, const ContentScope& scope, int depth
    ) {
        switch (kind_of(op)) {
        case OperatorKind::Unknown:
            return unknown(op);
        case OperatorKind::Idle:
            return;
        case OperatorKind::Save:
            return save();
        case OperatorKind::Restore:
            return restore();
        case OperatorKind::BeginMark:
            operators_ += mark_cost;
            return marks_.begin(operands, property_list(operands, scope), scope);
        case OperatorKind::EndMark:
            return marks_.end();
        case OperatorKind::Show:
            return show(operands);
        case OperatorKind::Object:
            return invoke(operands, scope, depth);
        case OperatorKind::State:
            return set_state(op, operands, scope);
        case OperatorKind::Colour:
            return set_colour(op, operands, scope, depth);
        case OperatorKind::Paint:
            return paint(op, operands, scope);
        }
    }

    void unknown(const std::string& op) {
        log_.breach(
            rules::content_operator,
            place_,
            fmt::format("content has the unknown operator {}", op),
            hints::export_again
        );
    }

    void save() {
        if (states_.size() > deepest_state)
            log_.breach(
                rules::limits,
                place_,
                "graphics states are saved more than 28 deep",
                "close each q with its Q; Ghostscript does so by drawing the page anew, "
                "but loses the tags (gs -sDEVICE=pdfwrite -o out.pdf in.pdf)"
            );
        if (states_.size() < most_states) states_.push_back(states_.back());
    }

    void restore() {
        if (states_.size() > 1) states_.pop_back();
    }

    // -- resources ---------------------------------------------------------------------

    QPDFObjectHandle
    resource(const char* kind, const std::string& name, const ContentScope& scope) {
        QPDFObjectHandle found = value_of(value_of(scope.resources, kind), "/" + name);
        if (!found.isNull() && !scope.own_resources)
            log_.breach(
                rules::resources,
                place_,
                fmt::format("content uses {}, which are not its own resources", kind + 1),
                "give the page or form a Resources dictionary of its own; a program that "
                "writes PDF/A does"
            );
        return found;
    }

    QPDFObjectHandle property_list(const Tokens& operands, const ContentScope& scope) {
        if (operands.size() != 2 || operands[1].kind != Kind::Name)
            return QPDFObjectHandle::newNull();
        return resource("/Properties", operands[1].text, scope);
    }

    // -- state -------------------------------------------------------------------------

    void
    set_state(const std::string& op, const Tokens& operands, const ContentScope& scope) {
        if (operands.empty()) return;
        const ContentToken& first = operands[0];
        if (op == "Tf") {
            if (first.kind == Kind::Name)
                state().font = fonts_.take(resource("/Font", first.text, scope));
        } else if (op == "Tr") {
            state().rendering_mode = static_cast<int>(std::clamp(first.number, 0.0, 7.0));
        } else if (op == "ri") {
            check_rendering_intent(first.text, place_, log_);
        } else {
            QPDFObjectHandle dictionary = resource("/ExtGState", first.text, scope);
            if (log_.held_to_archive()) check_graphics_state(dictionary, place_, log_);
            apply(dictionary);
        }
    }

    void apply(QPDFObjectHandle dictionary) {
        QPDFObjectHandle font = value_of(dictionary, "/Font");
        if (font.isArray() && font.getArrayNItems() > 0)
            state().font = fonts_.take(font.getArrayItem(0));
        QPDFObjectHandle stroke = value_of(dictionary, "/OP");
        QPDFObjectHandle fill = value_of(dictionary, "/op");
        if (stroke.isBool()) state().overprint_stroke = is_true(stroke);
        if (fill.isBool() || stroke.isBool())
            state().overprint_fill = is_true(fill.isBool() ? fill : stroke);
        state().overprint_mode =
            integer_at(dictionary, "/OPM").value_or(state().overprint_mode);
        QPDFObjectHandle mask = value_of(dictionary, "/SMask");
        const auto modes = elements(value_of(dictionary, "/BM"));
        const bool blends = !modes.empty() && name_of(modes.front()) != "Normal"
                            && name_of(modes.front()) != "Compatible";
        if (mask.isDictionary() || blends || number_at(dictionary, "/CA").value_or(1) < 1
            || number_at(dictionary, "/ca").value_or(1) < 1)
            transparent_ = true;
    }

    // -- colour ------------------------------------------------------------------------

    void set_colour(
        const std::string& op, const Tokens& operands, const ContentScope& scope, int depth
    ) {
        static const std::map<std::string, const char*> device = {
            {"g", "DeviceGray"},
            {"G", "DeviceGray"},
            {"rg", "DeviceRGB"},
            {"RG", "DeviceRGB"},
            {"k", "DeviceCMYK"},
            {"K", "DeviceCMYK"}};
        const bool stroke = op[0] >= 'A' && op[0] <= 'Z';
        PdfColour& colour = stroke ? state().stroke : state().fill;
        if (const auto found = device.find(op); found != device.end()) {
            colour = colour_of(
                QPDFObjectHandle::newName("/" + std::string(found->second)), scope.resources
            );
            return;
        }
        if (op == "cs" || op == "CS") {
            if (operands.empty()) return;
            QPDFObjectHandle space = resource("/ColorSpace", operands[0].text, scope);
            if (space.isNull()) space = QPDFObjectHandle::newName("/" + operands[0].text);
            colour = colour_of(space, scope.resources);
            return;
        }
        if ((op == "scn" || op == "SCN") && !operands.empty()
            && operands.back().kind == Kind::Name)
            use_pattern(resource("/Pattern", operands.back().text, scope), scope, depth);
    }

    void use_pattern(QPDFObjectHandle pattern, const ContentScope& scope, int depth) {
        check_graphics_state(value_of(pattern, "/ExtGState"), place_, log_);
        if (pattern.isStream()) return run_stream(pattern, scope, depth);
        colours_.use(colour_of(
            value_of(value_of(pattern, "/Shading"), "/ColorSpace"), scope.resources
        ));
    }

    // -- painting ----------------------------------------------------------------------

    void show(const Tokens& operands) {
        const int mode = state().rendering_mode;
        const int kind = mode % 4;
        colours_.paint(state(), kind == 0 || kind == 2, kind == 1 || kind == 2);
        marks_.paint_text();
        const bool replaced = marks_.in_actual_text();
        if (state().font == nullptr) return;
        for (const ContentToken& operand : operands)
            if (operand.kind == Kind::String)
                state().font->show(operand.text, {page_, mode != invisible, !replaced});
    }

    void paint(const std::string& op, const Tokens& operands, const ContentScope& scope) {
        static const std::set<std::string> fills = {"f", "F", "f*", "b", "B", "b*", "B*"};
        static const std::set<std::string> strokes = {"s", "S", "b", "B", "b*", "B*"};
        const bool fill = fills.count(op) > 0;
        const bool stroke = strokes.count(op) > 0;
        if (fill || stroke) {
            colours_.paint(state(), fill, stroke);
            marks_.paint("a drawing");
        }
        if (op != "sh" || operands.empty()) return;
        marks_.paint("a shading");
        QPDFObjectHandle shading = resource("/Shading", operands[0].text, scope);
        colours_.use(colour_of(value_of(shading, "/ColorSpace"), scope.resources));
    }

    void inline_image(const Tokens& operands, const ContentScope& scope) {
        marks_.paint("an image");
        const InlineImage image = read_inline_image(operands);
        check_inline_image(image, place_, log_);
        if (image.mask) return colours_.paint(state(), true, false);
        if (image.space.empty()) return;
        QPDFObjectHandle named = resource("/ColorSpace", image.space, scope);
        colours_.use(colour_of(
            named.isNull() ? QPDFObjectHandle::newName("/" + image.space) : named,
            scope.resources
        ));
    }

    // -- XObjects ----------------------------------------------------------------------

    void invoke(const Tokens& operands, const ContentScope& scope, int depth) {
        if (operands.empty()) return;
        QPDFObjectHandle object = resource("/XObject", operands[0].text, scope);
        if (!object.isStream()) return;
        const std::string kind = name_at(object, "/Subtype");
        if (kind == "Image") return use_image(object, scope);
        if (kind == "PS" || name_at(object, "/Subtype2") == "PS" || has_key(object, "/PS")
            || has_key(object, "/OPI"))
            log_.breach(
                rules::form_object,
                place_of(object, page_),
                "a form holds PostScript, or stands for another (OPI)",
                "place the picture itself, not PostScript or a stand-in, and export anew"
            );
        if (has_key(object, "/Ref"))
            log_.breach(
                rules::form_reference,
                place_of(object, page_),
                "a form is taken from another file (Ref)",
                "embed what it refers to, and export anew"
            );
        if (kind == "Form") run_form(object, scope, depth);
    }

    void use_image(QPDFObjectHandle image, const ContentScope& scope) {
        marks_.paint("an image");
        // An image on every page is the same on all of them.
        const bool fresh = images_.insert(image.getObjGen()).second;
        if (fresh) check_image(image, place_of(image, page_), log_);
        QPDFObjectHandle mask = value_of(image, "/SMask");
        if (mask.isStream()) {
            transparent_ = true;
            if (fresh) check_image(mask, place_of(mask, page_), log_);
        }
        QPDFObjectHandle stencil = value_of(image, "/Mask");
        if (fresh && stencil.isStream())
            check_image(stencil, place_of(stencil, page_), log_);
        if (is_true(value_of(image, "/ImageMask")))
            return colours_.paint(state(), true, false);
        colours_.use(colour_of(value_of(image, "/ColorSpace"), scope.resources));
    }

    void run_form(QPDFObjectHandle form, const ContentScope& scope, int depth) {
        QPDFObjectHandle group = value_of(form, "/Group");
        if (name_at(group, "/S") == "Transparency") transparent_ = true;
        const bool again = !forms_.insert(form.getObjGen()).second;
        run_stream(form, scope, depth);
        if (again && marks_.is_marked(form.getObjGen()))
            log_.breach(
                rules::form_shared,
                place_of(form, page_),
                "a form with tagged content is painted twice",
                "let each place have content and a tag of its own; export with tags anew"
            );
    }

    void run_stream(QPDFObjectHandle stream, const ContentScope& around, int depth) {
        const QPDFObjGen id = stream.getObjGen();
        if (depth >= deepest_stream || operators_ > limits::pdf_operators
            || !running_.insert(id).second)
            return;
        if (const auto data = data_of(stream)) {
            // Unpacking costs too: forms may paint forms a million times over.
            operators_ += run_cost + data->size() / bytes_of_operator;
            QPDFObjectHandle own = value_of(stream, "/Resources");
            ContentScope scope{
                own.isDictionary() ? own : around.resources,
                own.isDictionary(),
                integer_at(stream, "/StructParents"),
                id};
            const std::size_t marks = marks_.depth();
            marks_.begin_form(stream);
            const std::size_t states = states_.size();
            states_.push_back(states_.back());
            run(*data, scope, depth + 1);
            states_.resize(states);
            marks_.close_to(marks);
        } else {
            unread(stream);
        }
        running_.erase(id);
    }

    // The glyphs of a Type 3 font are content streams.
    void walk_drawn_fonts() {
        for (QPDFObjectHandle& font : fonts_.freshly_drawn()) {
            const ContentScope scope{value_of(font, "/Resources"), true, std::nullopt, {}};
            states_.assign(1, {});
            marks_.enter(place_, {}, false);
            for (auto& [name, glyph] : entries(value_of(font, "/CharProcs")))
                if (const auto data = data_of(glyph)) run(*data, scope, 1);
        }
    }

    void walk_appearance(QPDFObjectHandle annotation) {
        QPDFObjectHandle normal = value_of(value_of(annotation, "/AP"), "/N");
        std::vector<QPDFObjectHandle> looks;
        if (normal.isStream()) looks.push_back(normal);
        if (normal.isDictionary())
            for (auto& [name, look] : entries(normal))
                looks.push_back(look);
        for (QPDFObjectHandle& look : looks) {
            if (!look.isStream()) continue;
            states_.assign(1, {});
            marks_.enter(place_, {}, false);
            run_stream(look, {QPDFObjectHandle::newNull(), true, std::nullopt, {}}, 0);
        }
    }

    void check_group(QPDFObjectHandle page) {
        QPDFObjectHandle space = value_of(value_of(page, "/Group"), "/CS");
        colours_.use(colour_of(space, inherited(page, "/Resources")));
        if (transparent_ && space.isNull() && subject_.intent.empty())
            log_.breach(
                rules::blending,
                place_,
                "the page is transparent, and no space is stated to blend in",
                "add an output intent, as every export to PDF/A or PDF/X does, or flatten "
                "the transparency (PDF/A-1, PDF/X-3)"
            );
    }

    PdfSubject& subject_;
    PdfLog& log_;
    int page_ = 0;
    PdfPlace place_;
    bool transparent_ = false;
    std::size_t operators_ = 0;
    std::vector<GraphicsState> states_;
    MarkedContent marks_;
    ColourUse colours_;
    FontShelf fonts_;
    std::set<QPDFObjGen> forms_;
    std::set<QPDFObjGen> images_;
    std::set<QPDFObjGen> running_;
};

}  // namespace

void check_content(PdfSubject& subject) {
    ContentWalk walk(subject);
    for (std::size_t i = 0; i < subject.pages.size(); ++i)
        walk.walk_page(subject.pages[i], static_cast<int>(i) + 1);
    walk.check_fonts();
}

}  // namespace pam::preflight
