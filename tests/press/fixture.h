// Pages made by hand for the press's tests: real fonts, shaped here with HarfBuzz, put
// where the test says. And the questions that tests ask of a finished file.
#pragma once

#include "page/paged_document.h"
#include "press/press.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pam::press::test {

inline constexpr const char* garamond =
    "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf";
inline constexpr const char* dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf";

/// Not installed everywhere: asked for by its own tests.
inline constexpr const char* noto = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf";

/// Face 0 is EB Garamond (CFF, 1000 units to the em), face 1 DejaVu Serif (TrueType, 2048),
/// face 2 Noto Serif (TrueType).
const std::vector<foundry::FontFile>& fonts();
/// False, with a warning, where the fonts are not installed: of faces 0 and 1, or of one.
bool have_fonts();
bool have_font(foundry::FaceId face);

/// Shapes left to right; U+00AD is set with the face's own hyphen.
foundry::GlyphRun shaped(
    std::string_view text, foundry::FaceId face = 0, double size = 11, int stretch = 1000
);
galley::Fragment fragment(foundry::GlyphRun run, double x = 0);
galley::SetLine line(galley::Fragment fragment);
galley::SetLine line(std::string_view text);

/// An A5 document that grows line by line.
class Pages {
public:
    Pages();
    page::Page& add_page(std::string label = "1");
    /// To the structure.
    galley::ElementNumber add_element(
        galley::StructureKind kind, galley::ElementNumber parent = galley::whole_work
    );
    /// Sets the line on the last page, 50 pt from the left, and keeps it. A line whose
    /// first fragment belongs to no element is a paragraph, unless it is furniture.
    void add_line(galley::SetLine line, double y, page::Layer layer = page::Layer::Text);
    /// A paragraph of the galley, its lines 14 pt apart from `y`.
    void add_paragraph(std::vector<galley::SetLine> lines, double y);
    /// A figure that "A picture" stands for.
    void add_image(std::size_t image, Rect box, page::Layer layer = page::Layer::Text);

    page::PagedDocument paged;
    model::TypesetModel model;
};

Rect box(double x, double y, double width, double height);

/// Painted and finished, without a foundry.
Result<Bytes> printed(const Pages& pages, const PdfOptions& options = {});

/// A finished file with its bytes.
struct Opened {
    Bytes bytes;
    std::unique_ptr<QPDF> pdf;
    [[nodiscard]] QPDFObjectHandle root() const { return pdf->getRoot(); }
    [[nodiscard]] QPDFObjectHandle page(std::size_t number = 0) const;
    [[nodiscard]] std::string content(std::size_t page = 0) const;
    /// All fonts of a page, and the descendants of composite ones.
    [[nodiscard]] std::vector<QPDFObjectHandle> fonts(std::size_t page = 0) const;
};

/// The text on one height, as a reader of the file places it: by the operators and the
/// widths that stand in the file alone. In points, `y` downwards.
struct ShownLine {
    double y = 0, left = 0, right = 0;
};
std::vector<ShownLine> shown_lines(const Opened& file, std::size_t page = 0);

/// Prints and opens; fails the test when either cannot be done.
Opened opened(const Pages& pages, const PdfOptions& options = {});
Opened opened(Bytes bytes);

/// What a tool of the system says about a file; "{}" in the command is the file. Empty,
/// with a warning, where the tool is not installed.
std::string asked(const std::string& tool, const std::string& command, const Bytes& bytes);

}  // namespace pam::press::test
