#include "fixture.h"

#include "press/faces.h"
#include "press/finisher.h"
#include "press/paint.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <hb.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace pam::press::test {
namespace {

std::string contents_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::vector<std::string>& font_files() {
    static const std::vector<std::string> files{
        contents_of(garamond), contents_of(dejavu), contents_of(noto)};
    return files;
}

struct HarfBuzzFont {
    hb_font_t* font;
    unsigned units;
};

HarfBuzzFont harfbuzz_font(foundry::FaceId face) {
    static std::array<HarfBuzzFont, 3> fonts{};
    HarfBuzzFont& found = fonts[face];
    if (found.font == nullptr) {
        const std::string& bytes = font_files()[face];
        hb_blob_t* blob = hb_blob_create(
            bytes.data(),
            static_cast<unsigned>(bytes.size()),
            HB_MEMORY_MODE_READONLY,
            nullptr,
            nullptr
        );
        hb_face_t* opened = hb_face_create(blob, 0);
        found = {hb_font_create(opened), hb_face_get_upem(opened)};
        hb_face_destroy(opened);
        hb_blob_destroy(blob);
    }
    return found;
}

/// The soft hyphen is invisible to HarfBuzz, as it should be inside a line; at a line's end
/// the galley asks for the glyph itself.
hb_codepoint_t hyphen_glyph(hb_font_t* font) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(font, 0x00AD, &glyph) == 0)
        hb_font_get_nominal_glyph(font, '-', &glyph);
    return glyph;
}

}  // namespace

const std::vector<foundry::FontFile>& fonts() {
    static const std::vector<foundry::FontFile> files{
        {font_files()[0]}, {font_files()[1]}, {font_files()[2]}};
    return files;
}

bool have_fonts() {
    const bool have = !fonts()[0].bytes.empty() && !fonts()[1].bytes.empty();
    if (!have) WARN("SKIPPED: EB Garamond or DejaVu Serif is not installed");
    return have;
}

bool have_font(foundry::FaceId face) {
    const bool have = !fonts()[face].bytes.empty();
    if (!have) WARN("SKIPPED: the font of face " << face << " is not installed");
    return have;
}

foundry::GlyphRun
shaped(std::string_view text, foundry::FaceId face, double size, int stretch) {
    const HarfBuzzFont font = harfbuzz_font(face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font.font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    foundry::GlyphRun run;
    run.face = face;
    run.size = Length::from_points(size);
    run.stretch = stretch;
    run.text = text;
    const double scale = size * stretch / 1000.0 / font.units;
    double x = 0;
    for (unsigned i = 0; i < count; ++i) {
        const std::size_t begin = infos[i].cluster;
        const bool hyphen = text.substr(begin, 2) == "\u00AD";
        const hb_codepoint_t glyph = hyphen ? hyphen_glyph(font.font) : infos[i].codepoint;
        const int advance =
            hyphen ? hb_font_get_glyph_h_advance(font.font, glyph) : positions[i].x_advance;
        run.glyphs.push_back(
            {static_cast<std::uint16_t>(glyph), Length::from_points(x), Length()}
        );
        if (i > 0 && infos[i - 1].cluster == infos[i].cluster) {
            ++run.clusters.back().glyphs;
        } else {
            if (i > 0)
                run.clusters.back().bytes = static_cast<std::uint32_t>(
                    begin - infos[i - run.clusters.back().glyphs].cluster
                );
            run.clusters.push_back({static_cast<std::uint16_t>(text.size() - begin), 1});
        }
        x += advance * scale;
    }
    run.width = Length::from_points(x);
    hb_buffer_destroy(buffer);
    return run;
}

galley::Fragment fragment(foundry::GlyphRun run, double x) {
    galley::Fragment made;
    made.x = Length::from_points(x);
    made.run = std::move(run);
    return made;
}

galley::SetLine line(galley::Fragment fragment) {
    galley::SetLine made;
    made.height = Length::from_points(14);
    made.baseline = Length::from_points(10);
    made.fragments.push_back(std::move(fragment));
    return made;
}

galley::SetLine line(std::string_view text) {
    return line(fragment(shaped(text)));
}

Pages::Pages() {
    paged.size = {Length::from_millimetres(148), Length::from_millimetres(210)};
    model.language = "en";
    paged.galley.structure.emplace_back();
    model.metadata.title.value = "A title";
    add_page();
}

page::Page& Pages::add_page(std::string label) {
    if (paged.pages.size() == 1 && paged.pages[0].items.empty()
        && paged.pages[0].label.empty())
        paged.pages.clear();
    page::Page& page = paged.pages.emplace_back();
    page.label = std::move(label);
    return page;
}

galley::ElementNumber
Pages::add_element(galley::StructureKind kind, galley::ElementNumber parent) {
    galley::StructureElement& made = paged.galley.structure.emplace_back();
    made.kind = kind;
    made.parent = parent;
    return static_cast<galley::ElementNumber>(paged.galley.structure.size() - 1);
}

void Pages::add_line(galley::SetLine line, double y, page::Layer layer) {
    const bool stray =
        !line.fragments.empty() && line.fragments.front().element == galley::whole_work;
    if (stray && layer != page::Layer::Furniture) {
        const galley::ElementNumber element = add_element(galley::StructureKind::Paragraph);
        for (galley::Fragment& fragment : line.fragments)
            fragment.element = element;
    }
    paged.furniture_lines.push_back(std::make_unique<galley::SetLine>(std::move(line)));
    const Point baseline{Length::from_points(50), Length::from_points(y)};
    paged.pages.back().items.push_back(page::PlacedLine{
        baseline, paged.furniture_lines.back().get(), layer});
}

void Pages::add_paragraph(std::vector<galley::SetLine> lines, double y) {
    paged.galley.blocks.reserve(1000);
    galley::Block& block = paged.galley.blocks.emplace_back();
    block.lines = std::move(lines);
    const galley::ElementNumber element = add_element(galley::StructureKind::Paragraph);
    for (galley::SetLine& line : block.lines) {
        for (galley::Fragment& fragment : line.fragments)
            fragment.element = element;
        const Point baseline{Length::from_points(50), Length::from_points(y)};
        paged.pages.back().items.push_back(page::PlacedLine{
            baseline, &line, page::Layer::Text});
        y += 14;
    }
}

void Pages::add_image(std::size_t image, Rect box, page::Layer layer) {
    const galley::ElementNumber element = add_element(galley::StructureKind::Figure);
    paged.galley.structure[element].alternative = "A picture";
    paged.pages.back().items.push_back(page::PlacedImage{box, image, layer, element});
}

Rect box(double x, double y, double width, double height) {
    return {
        {Length::from_points(x), Length::from_points(y)},
        {Length::from_points(width), Length::from_points(height)}};
}

Result<Bytes> printed(const Pages& pages, const PdfOptions& options) {
    PAM_TRY(Faces faces, Faces::open(fonts()));
    PAM_TRY(Painted painted, paint(pages.paged, faces));
    const bool there = std::filesystem::exists(dejavu);
    DrawingFonts drawing_fonts({{"DejaVu Serif", dejavu, {}, {}, 400, false, there}});
    Finisher finisher(std::move(painted), pages.paged, pages.model, options, drawing_fonts);
    for (const auto step :
         {&Finisher::read,
          &Finisher::mend_fonts,
          &Finisher::finish_pages,
          &Finisher::add_ways,
          &Finisher::add_tree,
          &Finisher::add_about})
        PAM_CHECK((finisher.*step)());
    return finisher.write();
}

QPDFObjectHandle Opened::page(std::size_t number) const {
    return pdf->getAllPages().at(number);
}

std::string Opened::content(std::size_t number) const {
    const auto data = page(number).getKey("/Contents").getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::vector<QPDFObjectHandle> Opened::fonts(std::size_t number) const {
    std::vector<QPDFObjectHandle> found;
    for (auto& [name, font] :
         page(number).getKey("/Resources").getKey("/Font").getDictAsMap()) {
        found.push_back(font);
        if (font.hasKey("/DescendantFonts"))
            found.push_back(font.getKey("/DescendantFonts").getArrayItem(0));
    }
    return found;
}

Opened opened(const Pages& pages, const PdfOptions& options) {
    auto bytes = printed(pages, options);
    if (!bytes) FAIL(bytes.error().code << " " << bytes.error().message);
    return opened(std::move(*bytes));
}

Opened opened(Bytes bytes) {
    Opened file{std::move(bytes), std::make_unique<QPDF>()};
    file.pdf->setSuppressWarnings(true);
    file.pdf->setAttemptRecovery(false);
    file.pdf->processMemoryFile("finished", file.bytes.data(), file.bytes.size());
    return file;
}

std::string asked(const std::string& tool, const std::string& command, const Bytes& bytes) {
    if (std::system(fmt::format("command -v {} >/dev/null", tool).c_str()) != 0) {
        WARN("SKIPPED: " << tool << " is not installed");
        return {};
    }
    const auto path = std::filesystem::temp_directory_path()
                      / fmt::format("pam-press-{}.pdf", static_cast<long>(::getpid()));
    std::ofstream(path, std::ios::binary) << bytes;
    std::string line = command;
    line.replace(line.find("{}"), 2, path.string());
    std::string answer;
    FILE* pipe = ::popen((line + " 2>&1").c_str(), "r");
    std::array<char, 4096> piece{};
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe))
        answer.append(piece.data(), got);
    ::pclose(pipe);
    std::filesystem::remove(path);
    return answer;
}

}  // namespace pam::press::test
