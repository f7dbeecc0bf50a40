#include "press/paint.h"

#include "base/match.h"
#include "press/codes.h"
#include "press/glyph_texts.h"
#include "press/lone_blanks.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <new>
#include <optional>

namespace pam::press {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    try {
        static_cast<Bytes*>(bytes)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

/// A box on the page in points.
struct Box {
    double x, y, width, height;
};

Box in_points(const Rect& rect) {
    return {
        rect.origin.x.points(),
        rect.origin.y.points(),
        rect.size.width.points(),
        rect.size.height.points()};
}

/// Where a run's visible glyphs end: the space at a line's end is there to be read, not
/// seen.
Length visible_width(const foundry::GlyphRun& run) {
    std::size_t glyphs = run.glyphs.size();
    std::size_t bytes = run.text.size();
    for (std::size_t c = run.clusters.size(); c > 0 && bytes > 0; --c) {
        if (run.text[bytes - 1] != ' ' || run.clusters[c - 1].bytes != 1) break;
        glyphs -= run.clusters[c - 1].glyphs;
        bytes -= 1;
    }
    return glyphs < run.glyphs.size() ? run.glyphs[glyphs].x : run.width;
}

/// Do the clusters cover the run's text and glyphs?
bool adds_up(const foundry::GlyphRun& run) {
    std::size_t bytes = 0;
    std::size_t glyphs = 0;
    for (const foundry::Cluster& cluster : run.clusters) {
        bytes += cluster.bytes;
        glyphs += cluster.glyphs;
    }
    return bytes == run.text.size() && glyphs == run.glyphs.size();
}

/// The run from a cluster on.
foundry::GlyphRun rest_of(
    const foundry::GlyphRun& run, std::size_t cluster, std::size_t glyph, std::size_t byte
) {
    foundry::GlyphRun rest;
    rest.face = run.face;
    rest.text = run.text.substr(byte);
    rest.glyphs.assign(
        run.glyphs.begin() + static_cast<std::ptrdiff_t>(glyph), run.glyphs.end()
    );
    rest.clusters.assign(
        run.clusters.begin() + static_cast<std::ptrdiff_t>(cluster), run.clusters.end()
    );
    return rest;
}

/// Paints on Cairo's surface and keeps the account of leaves. A leaf opens with the first
/// mark in it, so none is ever empty, and closes before the next one opens, so none is ever
/// nested.
class Pen {
public:
    Pen(Size size, Faces& faces)
        : faces_(faces)
        , size_(size)
        , surface_(cairo_pdf_surface_create_for_stream(
              append, &painted_.raw, size.width.points(), size.height.points()
          ))
        , cairo_(cairo_create(surface_.get())) {
        cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
    }

    void glyph_page(const std::vector<GlyphText>& texts);
    void begin_page() { painted_.pages.emplace_back(); }
    void end_page();
    void glyphs(Leaf leaf, Point origin, const galley::Fragment& fragment);
    void strokes(Leaf leaf, Point origin, const galley::Fragment& fragment, Length width);
    void fill(Leaf leaf, style::Color color, const Box& box);
    void image(Leaf leaf, const page::PlacedImage& image);
    /// Text that leaves no mark: a box says where it is to be told.
    void silence(Leaf leaf, Point origin, const std::string& text);
    /// Ends the open leaf, if there is one: what comes next opens another.
    void leave();
    [[nodiscard]] Result<Painted> finish();

private:
    void enter(Leaf leaf);
    void show(Point origin, const foundry::GlyphRun& run);
    void note_places(Point origin, const foundry::GlyphRun& run);
    void show_apart(Leaf leaf, Point origin, const foundry::GlyphRun& run);
    [[nodiscard]] bool
    is_in_sight(Point origin, const foundry::GlyphRun& run, std::size_t glyph) const;
    [[nodiscard]] bool is_spelt_out(
        const foundry::GlyphRun& run,
        std::size_t cluster,
        std::size_t glyph,
        std::size_t byte
    ) const;
    void fail(std::string message);
    void choose(const StandIn& ink) {
        cairo_set_source_rgb(cairo_.get(), ink.red, ink.green, ink.blue);
    }
    void fill_box(const Box& box);

    Painted painted_;
    Faces& faces_;
    Size size_;
    SurfaceHandle surface_;
    ContextHandle cairo_;
    std::optional<Leaf> leaf_;
    std::optional<Error> error_;
    std::map<std::pair<foundry::FaceId, std::uint16_t>, std::string> usual_;
    std::vector<cairo_glyph_t> glyphs_;
    std::vector<cairo_text_cluster_t> clusters_;
};

/// All glyphs of a face in one go: Cairo paints nothing for a space alone.
void Pen::glyph_page(const std::vector<GlyphText>& texts) {
    if (texts.empty()) return;
    painted_.has_glyph_page = true;
    for (const GlyphText& text : texts)
        usual_.emplace(std::pair(text.face, text.glyph), text.text);
    for (std::size_t begin = 0, end = 0; begin < texts.size(); begin = end) {
        const foundry::FaceId face = texts[begin].face;
        galley::Fragment shown;
        shown.run.face = face;
        shown.run.size = Length::from_points(10);
        for (; end < texts.size() && texts[end].face == face; ++end) {
            const auto place = static_cast<double>(10 * (end - begin));
            shown.run.glyphs.push_back(
                {texts[end].glyph, Length::from_points(place), Length()}
            );
            shown.run.text += texts[end].text;
            shown.run.clusters.push_back(
                {static_cast<std::uint32_t>(texts[end].text.size()), 1}
            );
        }
        show(Point{Length::from_points(10), Length::from_points(20)}, shown.run);
    }
    cairo_show_page(cairo_.get());
}

void Pen::end_page() {
    leave();
    cairo_show_page(cairo_.get());
    painted_.pages.back().glyphs.xs.shrink_to_fit();
}

void Pen::enter(Leaf leaf) {
    if (leaf_ == leaf) return;
    leave();
    cairo_tag_begin(cairo_.get(), "Span", nullptr);
    painted_.pages.back().leaves.push_back(leaf);
    leaf_ = leaf;
}

void Pen::leave() {
    if (leaf_) cairo_tag_end(cairo_.get(), "Span");
    leaf_.reset();
}

void Pen::fail(std::string message) {
    if (!error_) error_ = Error{codes::painter_failed, std::move(message)};
}

void Pen::glyphs(Leaf leaf, Point origin, const galley::Fragment& fragment) {
    if (fragment.run.glyphs.empty()) return;
    enter(leaf);
    choose(Inks::stand_in(painted_.inks.ink(fragment.color)));
    if (is_artifact(leaf.kind) || !adds_up(fragment.run))
        show(origin, fragment.run);  // Cairo refuses what does not add up
    else
        show_apart(leaf, origin, fragment.run);
}

/// Do the run's glyphs from that one on stand on the page?
bool Pen::is_in_sight(Point origin, const foundry::GlyphRun& run, std::size_t glyph) const {
    const auto shows = [&](const foundry::Glyph& at) {
        const Length x = origin.x + at.x;
        return x > Length() && x + run.size < size_.width;
    };
    return glyph < run.glyphs.size() && shows(run.glyphs[glyph])
           && shows(run.glyphs.back());
}

/// Does Cairo put a span around the cluster that says what its glyphs stand for?
bool Pen::is_spelt_out(
    const foundry::GlyphRun& run, std::size_t cluster, std::size_t glyph, std::size_t byte
) const {
    const foundry::Cluster& here = run.clusters[cluster];
    if (here.glyphs != 1) return true;
    const auto usual = usual_.find(std::pair(run.face, run.glyphs[glyph].id));
    return usual == usual_.end()
           || std::string_view(run.text).substr(byte, here.bytes) != usual->second;
}

/// A leaf ends after a span: some readers (Poppler's, up to this day) take a span's end for
/// the leaf's, and would not read on. What leaves no mark is not parted from the rest, for
/// Cairo paints nothing for it: blanks alone, and the end of a line that runs off the page.
void Pen::show_apart(Leaf leaf, Point origin, const foundry::GlyphRun& run) {
    foundry::GlyphRun part;
    part.face = run.face;
    part.size = run.size;
    part.stretch = run.stretch;
    bool spelt_out = false;
    std::size_t glyph = 0;
    std::size_t byte = 0;
    for (std::size_t c = 0; c < run.clusters.size(); ++c) {
        const foundry::Cluster& cluster = run.clusters[c];
        if (spelt_out && is_in_sight(origin, run, glyph) && !is_blank(part, faces_)
            && !is_blank(rest_of(run, c, glyph, byte), faces_)) {
            show(origin, part);
            leave();
            enter(leaf);
            part.text.clear();
            part.glyphs.clear();
            part.clusters.clear();
            spelt_out = false;
        }
        part.text.append(run.text, byte, cluster.bytes);
        for (std::size_t i = 0; i < cluster.glyphs; ++i)
            part.glyphs.push_back(run.glyphs[glyph + i]);
        part.clusters.push_back(cluster);
        spelt_out = spelt_out || is_spelt_out(run, c, glyph, byte);
        glyph += cluster.glyphs;
        byte += cluster.bytes;
    }
    show(origin, part);
    if (spelt_out) leave();
}

void Pen::show(Point origin, const foundry::GlyphRun& run) {
    if (!faces_.has(run.face)) return fail(fmt::format("no font for face {}", run.face));
    note_places(origin, run);
    const double x = origin.x.points();
    const double y = origin.y.points();
    glyphs_.clear();
    for (const foundry::Glyph& glyph : run.glyphs)
        glyphs_.push_back({glyph.id, x + glyph.x.points(), y + glyph.y.points()});
    clusters_.clear();
    for (const foundry::Cluster& cluster : run.clusters)
        clusters_.push_back({static_cast<int>(cluster.bytes), cluster.glyphs});
    cairo_set_scaled_font(cairo_.get(), faces_.scaled(run.face, run.size, run.stretch));
    cairo_show_text_glyphs(
        cairo_.get(),
        run.text.data(),
        static_cast<int>(run.text.size()),
        glyphs_.data(),
        static_cast<int>(glyphs_.size()),
        clusters_.data(),
        static_cast<int>(clusters_.size()),
        cairo_text_cluster_flags_t{}
    );
}

/// What is not surely on the page, or shows nothing, Cairo may leave out.
void Pen::note_places(Point origin, const foundry::GlyphRun& run) {
    if (painted_.pages.empty()) return;  // the glyph page is of no account
    bool sure = !is_blank(run, faces_);
    for (std::size_t i = 0; i < run.glyphs.size() && sure; ++i) {
        const Length y = origin.y + run.glyphs[i].y;
        sure = is_in_sight(origin, run, i) && y > Length() && y < size_.height;
    }
    PlacedGlyphs& places = painted_.pages.back().glyphs;
    for (const foundry::Glyph& glyph : run.glyphs)
        places.add(
            {origin.x + glyph.x, origin.y + glyph.y}, sure ? Sight::Sure : Sight::Doubtful
        );
}

/// Underlines and strikes, as the face wants them.
void Pen::strokes(Leaf leaf, Point origin, const galley::Fragment& fragment, Length width) {
    if (!faces_.has(fragment.run.face)) return;
    const FaceShape& shape = faces_.shape(fragment.run.face);
    const double size = fragment.run.size.points();
    const double x = origin.x.points();
    const double y = origin.y.points();
    const auto line = [&](double from, double top, double thickness) {
        const double height = thickness * size;
        fill(leaf, fragment.color, {x, from - top * size, width.points(), height});
    };
    // The rule under superior figures is that of their line.
    const double baseline = y + fragment.rise.points();
    if (fragment.underline) line(baseline, shape.underline_top, shape.underline_thickness);
    if (fragment.strike) line(y, shape.strike_top, shape.strike_thickness);
}

void Pen::fill(Leaf leaf, style::Color color, const Box& box) {
    if (box.width <= 0 || box.height <= 0) return;
    enter(leaf);
    choose(Inks::stand_in(painted_.inks.ink(color)));
    fill_box(box);
}

void Pen::fill_box(const Box& box) {
    cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
    cairo_fill(cairo_.get());
}

void Pen::image(Leaf leaf, const page::PlacedImage& image) {
    const Box box = in_points(image.box);
    if (box.width <= 0 || box.height <= 0) return;
    // Each image is a leaf of its own, also beside another of the same block.
    leave();
    enter(leaf);
    choose(Inks::image_box());
    fill_box(box);
    leave();
    painted_.pages.back().images.push_back(image);
}

void Pen::silence(Leaf leaf, Point origin, const std::string& text) {
    enter(leaf);
    choose(Inks::silence());
    fill_box({origin.x.points(), origin.y.points(), 1, 1});
    painted_.pages.back().silent.push_back(text);
}

Result<Painted> Pen::finish() {
    const cairo_status_t drawn = cairo_status(cairo_.get());
    cairo_surface_finish(surface_.get());
    const cairo_status_t written = cairo_surface_status(surface_.get());
    if (error_) return *error_;
    for (const cairo_status_t status : {drawn, written})
        if (status != CAIRO_STATUS_SUCCESS)
            return Error{
                codes::painter_failed,
                fmt::format(
                    "Cairo cannot paint the pages: {}", cairo_status_to_string(status)
                )};
    return std::move(painted_);
}

void paint_fragments(
    Pen& pen,
    const page::PlacedLine& placed,
    const std::vector<galley::Fragment>& fragments,
    const Faces& faces
) {
    for (const galley::Fragment& fragment : fragments) {
        const LeafKind kind = kind_of(fragment.matter, placed.layer);
        // Made text is told line by line: an entry's folio is no part of its words.
        if (kind == LeafKind::Label && &fragment == &fragments.front()) pen.leave();
        const Leaf leaf{kind, is_artifact(kind) ? galley::no_element : fragment.element};
        const Point origin{
            placed.baseline.x + fragment.x, placed.baseline.y - fragment.rise};
        if (is_blank(fragment.run, faces))
            pen.silence(leaf, origin, fragment.run.text);
        else
            pen.glyphs(leaf, origin, fragment);
        if (!fragment.underline && !fragment.strike) continue;
        const bool last = &fragment == &fragments.back();
        pen.strokes(
            leaf, origin, fragment, last ? visible_width(fragment.run) : fragment.run.width
        );
    }
}

void paint_line(Pen& pen, const page::PlacedLine& placed, const Faces& faces) {
    // Each folio and running head is an artifact of its own, so that it can be told from
    // its neighbour.
    if (placed.layer == page::Layer::Furniture) pen.leave();
    const std::vector<galley::Fragment>& fragments = placed.line->fragments;
    if (!has_lone_blanks(*placed.line, faces))
        return paint_fragments(pen, placed, fragments, faces);
    paint_fragments(pen, placed, blanks_joined(fragments, faces), faces);
}

/// An image of the work that something stands for where it cannot be seen.
bool is_figure(const page::PlacedImage& image, const galley::Structure& structure) {
    return image.layer != page::Layer::Furniture && image.element < structure.size()
           && !structure[image.element].alternative.empty();
}

void paint_item(
    Pen& pen, const page::Item& item, const galley::Structure& structure, const Faces& faces
) {
    match(
        item,
        [&](const page::PlacedLine& line) { paint_line(pen, line, faces); },
        [&](const page::PlacedRule& rule) {
            pen.fill({LeafKind::Decoration}, rule.color, in_points(rule.box));
        },
        [&](const page::PlacedImage& image) {
            const bool figure = is_figure(image, structure);
            pen.image(
                figure ? Leaf{LeafKind::Figure, image.element} : Leaf{LeafKind::Decoration},
                image
            );
        }
    );
}

}  // namespace

Result<Painted> paint(const page::PagedDocument& paged, Faces& faces) {
    if (paged.pages.empty())
        return Error{codes::painter_failed, "there is no page to print"};
    Pen pen(paged.size, faces);
    pen.glyph_page(usual_texts(paged));
    for (const page::Page& page : paged.pages) {
        pen.begin_page();
        for (const page::Item& item : page.items)
            paint_item(pen, item, paged.galley.structure, faces);
        pen.end_page();
    }
    return pen.finish();
}

}  // namespace pam::press
