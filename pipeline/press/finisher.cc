#include "press/finisher.h"

#include "press/about.h"
#include "press/artwork.h"
#include "press/codes.h"
#include "press/content.h"
#include "press/embedded_fonts.h"
#include "press/navigation.h"
#include "press/output_intent.h"
#include "press/structure_tree.h"
#include "press/uuid.h"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>
#include <utility>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

/// Cairo's file, opened without any guessing.
std::unique_ptr<QPDF> open_raw(const Bytes& raw) {
    auto pdf = std::make_unique<QPDF>();
    pdf->setSuppressWarnings(true);
    pdf->setAttemptRecovery(false);
    pdf->processMemoryFile("painted pages", raw.data(), raw.size());
    return pdf;
}

/// Cairo's own structure tree and catalogue entries go; unreferenced, they are not written.
void clear_catalogue(QPDF& pdf) {
    Object root = pdf.getRoot();
    for (const char* key :
         {"/StructTreeRoot", "/MarkInfo", "/PageLabels", "/Outlines", "/Names"})
        root.removeKey(key);
}

/// The sheet is the trim: a file for the screen has no bleed. Opaque pages need no group.
void set_page(Object page, Size size, bool transparent) {
    const Object box = Object::newArray(
        {Object::newInteger(0),
         Object::newInteger(0),
         Object::newReal(size.width.points(), 3),
         Object::newReal(size.height.points(), 3)}
    );
    for (const char* key : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"})
        page.replaceKey(key, Object(box).shallowCopy());
    page.removeKey("/StructParents");
    if (!transparent) page.removeKey("/Group");
}

/// Gives a page its finished content and the images it shows.
class PageFinisher {
public:
    PageFinisher(const Painted& painted, Artworks& artworks, const ContentFonts& fonts)
        : painted_(painted)
        , artworks_(artworks)
        , sources_{painted.inks, fonts, artworks.list()}
        , name_(begin_uuid()) {}

    Result<void> finish(Object page, std::size_t number) {
        const PageMarks& marks = painted_.pages[number];
        Object contents = page.getKey("/Contents");
        const std::shared_ptr<Buffer> raw = contents.getStreamData(qpdf_dl_generalized);
        PAM_TRY(
            std::string content,
            finish_content(
                {reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize()},
                marks,
                sources_
            )
        );
        name_.add(content);
        contents.replaceStreamData(content, Object::newNull(), Object::newNull());
        set_resources(page, marks);
        return {};
    }

    /// The name of everything finished so far.
    [[nodiscard]] std::string uuid() const { return end_uuid(name_); }

private:
    void set_resources(Object page, const PageMarks& marks) {
        Object resources = page.getKey("/Resources");
        resources.removeKey("/ExtGState");
        if (marks.images.empty()) return;
        Object images = Object::newDictionary();
        for (const page::PlacedImage& placed : marks.images)
            images.replaceKey(
                artworks_.list()[placed.image].name, artworks_.object(placed.image)
            );
        resources.replaceKey("/XObject", images);
    }

    const Painted& painted_;
    Artworks& artworks_;
    ContentSources sources_;
    Sha1 name_;
};

bool shows_transparency(const PageMarks& marks, const Artworks& artworks) {
    for (const page::PlacedImage& placed : marks.images)
        if (artworks.transparent(placed.image)) return true;
    return false;
}

/// Takes what the writer gives straight into memory.
class Collector : public Pipeline {
public:
    explicit Collector(Bytes& bytes) : Pipeline("finished file", nullptr), bytes_(bytes) {}
    void write(const unsigned char* data, std::size_t length) override {
        bytes_.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}

private:
    Bytes& bytes_;
};

Bytes written(QPDF& pdf, bool linearized) {
    Bytes bytes;
    Collector collector(bytes);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&collector);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_compress);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    writer.setLinearization(linearized);
    writer.write();
    return bytes;
}

Result<Bytes> finish_raw(
    const Painted& painted,
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const PdfOptions& options,
    DrawingFonts& drawing_fonts
) {
    const std::unique_ptr<QPDF> pdf = open_raw(painted.raw);
    clear_catalogue(*pdf);
    if (painted.has_glyph_page) pdf->removePage(pdf->getAllPages().front());
    std::vector<Object> pages = pdf->getAllPages();
    if (pages.size() != painted.pages.size())
        return Error{
            codes::finisher_failed, "Cairo wrote another number of pages than painted"};
    PAM_TRY(const ContentFonts fonts, mend_fonts(*pdf));
    PAM_TRY(Artworks artworks, Artworks::make(*pdf, painted, model.images, drawing_fonts));
    PageFinisher finisher(painted, artworks, fonts);
    for (std::size_t number = 0; number < pages.size(); ++number) {
        PAM_CHECK(finisher.finish(pages[number], number));
        set_page(
            pages[number], paged.size, shows_transparency(painted.pages[number], artworks)
        );
    }
    const Destinations destinations(paged, pages);
    add_outline(*pdf, model.outline, destinations);
    add_page_labels(*pdf, paged.pages);
    const std::vector<AddedLink> links = add_links(*pdf, paged, pages, destinations);
    add_structure(*pdf, paged, painted.pages, pages, links);
    add_output_intent(*pdf);
    add_about(*pdf, about(model, options, finisher.uuid()));
    Bytes bytes = written(*pdf, options.linearized);
    if (pdf->anyWarnings())
        return Error{
            codes::finisher_failed,
            fmt::format(
                "the painted file is damaged: {}", pdf->getWarnings().front().what()
            )};
    return bytes;
}

}  // namespace

Result<Bytes> finish(
    const Painted& painted,
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const PdfOptions& options,
    DrawingFonts& drawing_fonts
) {
    try {
        return finish_raw(painted, paged, model, options, drawing_fonts);
    } catch (const std::exception& exception) {
        return Error{
            codes::finisher_failed,
            fmt::format("cannot finish the PDF: {}", exception.what())};
    }
}

}  // namespace pam::press
