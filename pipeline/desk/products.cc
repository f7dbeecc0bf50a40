#include "desk/products.h"

#include "desk/cover.h"
#include "desk/reader_fonts.h"
#include "epub/epub.h"
#include "press/press.h"

#include <malloc.h>

#include <cstdlib>
#include <future>

namespace pam::desk {

namespace {

// 2000-01-01T00:00:00Z: no clock is read, so that the same manuscript gives the same bytes.
constexpr std::int64_t fixed_date = 946'684'800;

/// One stage for the books of all readers: they are the same but for their form.
Result<std::vector<EbookProduct>> make_ebooks(
    const Options& options,
    const Workbench& bench,
    const Bytes& cover,
    Timings& timings,
    std::int64_t date
) {
    std::vector<EbookProduct> made;
    for (const epub::Reader reader : options.readers) {
        PAM_TRY(Bytes bytes, timings.measure("epub", [&] {
            return epub::write(bench.model, {date, cover, reader});
        }));
        preflight::Report report = timings.measure("proof of the EPUB", [&] {
            return preflight::prove_epub(
                bytes, bench.manuscript.document, generated_text(bench.model)
            );
        });
        made.push_back({reader, {std::move(bytes), std::move(report)}});
    }
    return made;
}

/// Step by step, so that each can be timed; what the steps held is gone when the file is
/// there.
Result<Bytes> print_pdf(
    const page::PagedDocument& paged,
    const Workbench& bench,
    const press::PdfOptions& wanted,
    Timings& timings
) {
    press::Printing printing(paged, bench.model, *bench.foundry, wanted);
    while (printing.step() != nullptr)
        PAM_CHECK(timings.measure(printing.step(), [&] { return printing.go_on(); }));
    return printing.take();
}

Result<Product> make_pdf(
    const page::PagedDocument& paged,
    const Options& options,
    const Workbench& bench,
    Timings& timings,
    std::int64_t date
) {
    press::PdfOptions wanted;
    wanted.date = date;
    wanted.linearized = options.linearize;
    PAM_TRY(Bytes bytes, print_pdf(paged, bench, wanted, timings));
    // The press lets go of much in small pieces, which the proof wants in large ones.
    ::malloc_trim(0);
    preflight::Report report = timings.measure("proof of the PDF", [&] {
        return preflight::prove_pdf(
            bytes, bench.manuscript.document, generated_text(bench.model)
        );
    });
    return Product{std::move(bytes), std::move(report)};
}

}  // namespace

Result<Products> make_products(
    const Options& options, Workbench& bench, Timings& timings, std::int64_t date
) {
    PAM_TRY(const page::PagedDocument paged, make_pages(bench, timings));
    bench.model.page_map = page::page_map(paged);
    Products products;
    products.pages = paged.pages.size();
    if (options.score) {
        PAM_TRY(
            products.score, page::score(paged, bench.model.pages, bench.model.direction)
        );
    }
    // The cover is set before the two outputs part: it may open faces, and after it nothing
    // that they share changes. Each has a thread; the results are taken in order.
    std::future<Result<std::vector<EbookProduct>>> ebooks;
    if (options.epub || options.store_cover) {
        PAM_TRY(Covers covers, timings.measure("cover", [&] {
            return make_covers(options, bench);
        }));
        products.store_cover = std::move(covers.store);
        products.cover_drawing = std::move(covers.drawing);
        if (options.epub && options.embed_fonts) {
            PAM_TRY(bench.model.fonts, timings.measure("fonts of the EPUB", [&] {
                return reader_fonts(bench.model, *bench.foundry);
            }));
        }
        if (options.epub)
            ebooks = std::async(std::launch::async, [&, cover = std::move(covers.book)] {
                return make_ebooks(options, bench, cover, timings, date);
            });
    }
    bench.foundry->report(bench.log);
    std::optional<Result<Product>> pdf;
    if (options.pdf) pdf = make_pdf(paged, options, bench, timings, date);
    if (ebooks.valid()) {
        PAM_TRY(products.ebooks, ebooks.get());
    }
    if (pdf) {
        PAM_TRY(products.pdf, std::move(*pdf));
    }
    return products;
}

std::int64_t publication_date() {
    const char* given = std::getenv("SOURCE_DATE_EPOCH");
    if (given == nullptr || *given == '\0') return fixed_date;
    char* end = nullptr;
    const long long seconds = std::strtoll(given, &end, 10);
    return *end == '\0' && seconds >= 0 ? seconds : fixed_date;
}

}  // namespace pam::desk
