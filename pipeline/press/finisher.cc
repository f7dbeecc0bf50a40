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
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>
#include <optional>
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

/// All pages wait for the writer, so they had better be small.
std::string deflated(const std::string& content) {
    std::string packed;
    Pl_String end("deflated content", nullptr, packed);
    Pl_Flate pipe("deflate content", &end, Pl_Flate::a_deflate);
    pipe.writeString(content);
    pipe.finish();
    packed.shrink_to_fit();
    return packed;
}

/// Gives a page its finished content and the images it shows.
class PageFinisher {
public:
    PageFinisher(Painted& painted, Artworks& artworks, const ContentFonts& fonts)
        : painted_(painted)
        , artworks_(artworks)
        , sources_{painted.inks, fonts, artworks.list()}
        , name_(begin_uuid()) {}

    Result<void> finish(Object page, std::size_t number) {
        PageMarks& marks = painted_.pages[number];
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
        contents.replaceStreamData(
            deflated(content), Object::newName("/FlateDecode"), Object::newNull()
        );
        set_resources(page, marks);
        marks.glyphs = {};  // there are as many as letters in the book
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

    Painted& painted_;
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

template<typename Step>
auto fenced(Step&& step) -> decltype(step()) {
    try {
        return step();
    } catch (const std::exception& exception) {
        return Error{
            codes::finisher_failed,
            fmt::format("cannot finish the PDF: {}", exception.what())};
    }
}

}  // namespace

struct Finisher::Work {
    Painted painted;
    const page::PagedDocument& paged;
    const model::TypesetModel& model;
    const PdfOptions& options;
    DrawingFonts& drawing_fonts;
    std::unique_ptr<QPDF> pdf = {};
    std::vector<Object> pages = {};
    ContentFonts fonts = {};
    std::optional<Artworks> artworks = {};
    std::string uuid = {};
    std::vector<AddedLink> links = {};
};

Finisher::Finisher(
    Painted painted,
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const PdfOptions& options,
    DrawingFonts& fonts
)
    : work_(new Work{std::move(painted), paged, model, options, fonts}) {}

Finisher::Finisher(Finisher&&) noexcept = default;
Finisher::~Finisher() = default;

Result<void> Finisher::read() {
    return fenced([&]() -> Result<void> {
        work_->pdf = open_raw(work_->painted.raw);
        QPDF& pdf = *work_->pdf;
        clear_catalogue(pdf);
        if (work_->painted.has_glyph_page) pdf.removePage(pdf.getAllPages().front());
        work_->pages = pdf.getAllPages();
        if (work_->pages.size() == work_->painted.pages.size()) return {};
        return Error{
            codes::finisher_failed, "Cairo wrote another number of pages than painted"};
    });
}

Result<void> Finisher::mend_fonts() {
    return fenced([&]() -> Result<void> {
        PAM_TRY(work_->fonts, press::mend_fonts(*work_->pdf));
        return {};
    });
}

Result<void> Finisher::finish_pages() {
    return fenced([&]() -> Result<void> {
        Painted& painted = work_->painted;
        PAM_TRY(
            work_->artworks,
            Artworks::make(*work_->pdf, painted, work_->model.images, work_->drawing_fonts)
        );
        PageFinisher finisher(painted, *work_->artworks, work_->fonts);
        for (std::size_t number = 0; number < work_->pages.size(); ++number) {
            PAM_CHECK(finisher.finish(work_->pages[number], number));
            set_page(
                work_->pages[number],
                work_->paged.size,
                shows_transparency(painted.pages[number], *work_->artworks)
            );
        }
        work_->uuid = finisher.uuid();
        work_->fonts.clear();
        return {};
    });
}

Result<void> Finisher::add_ways() {
    return fenced([&]() -> Result<void> {
        const Destinations destinations(work_->paged, work_->pages);
        add_outline(*work_->pdf, work_->model.outline, destinations);
        add_page_labels(*work_->pdf, work_->paged.pages);
        work_->links = add_links(*work_->pdf, work_->paged, work_->pages, destinations);
        return {};
    });
}

Result<void> Finisher::add_tree() {
    return fenced([&]() -> Result<void> {
        add_structure(
            *work_->pdf, work_->paged, work_->painted.pages, work_->pages, work_->links
        );
        work_->painted.pages = {};
        return {};
    });
}

Result<void> Finisher::add_about() {
    return fenced([&]() -> Result<void> {
        add_output_intent(*work_->pdf);
        press::add_about(*work_->pdf, about(work_->model, work_->options, work_->uuid));
        return {};
    });
}

Result<Bytes> Finisher::write() {
    return fenced([&]() -> Result<Bytes> {
        Bytes bytes = written(*work_->pdf, work_->options.linearized);
        if (!work_->pdf->anyWarnings()) return bytes;
        return Error{
            codes::finisher_failed,
            fmt::format(
                "the painted file is damaged: {}", work_->pdf->getWarnings().front().what()
            )};
    });
}

}  // namespace pam::press
