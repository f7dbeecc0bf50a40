#include "desk/products.h"

#include "epub/epub.h"
#include "press/press.h"

#include <cstdlib>
#include <future>

namespace pam::desk {

namespace {

// 2000-01-01T00:00:00Z: no clock is read, so that the same manuscript gives the same bytes.
constexpr std::int64_t fixed_date = 946'684'800;

Result<Product>
make_epub(const Workbench& bench, Bytes cover, Timings& timings, std::int64_t date) {
    epub::EpubOptions options;
    options.date = date;
    options.cover_png = std::move(cover);
    PAM_TRY(Bytes bytes, timings.measure("epub", [&] {
        return epub::write(bench.model, options);
    }));
    preflight::Report report = timings.measure("proof of the EPUB", [&] {
        return preflight::prove_epub(
            bytes, bench.manuscript.document, generated_text(bench.model)
        );
    });
    return Product{std::move(bytes), std::move(report)};
}

Result<Product> make_pdf(
    const page::PagedDocument& paged,
    const Workbench& bench,
    Timings& timings,
    std::int64_t date
) {
    press::PdfOptions options;
    options.date = date;
    PAM_TRY(Bytes bytes, timings.measure("press", [&] {
        return press::print(paged, bench.model, *bench.foundry, options);
    }));
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
    std::future<Result<Product>> epub;
    if (options.epub) {
        PAM_TRY(Bytes cover, timings.measure("cover", [&] {
            return press::cover(bench.model, *bench.foundry);
        }));
        epub = std::async(std::launch::async, [&, cover = std::move(cover)]() mutable {
            return make_epub(bench, std::move(cover), timings, date);
        });
    }
    bench.foundry->report(bench.log);
    std::optional<Result<Product>> pdf;
    if (options.pdf) pdf = make_pdf(paged, bench, timings, date);
    if (epub.valid()) {
        PAM_TRY(products.epub, epub.get());
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
