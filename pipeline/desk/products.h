// The finished bytes of one manuscript and their proofs: what `build` makes before it
// writes anything.
#pragma once

#include "base/files.h"
#include "desk/options.h"
#include "desk/workbench.h"
#include "page/score.h"
#include "preflight/preflight.h"

#include <cstdint>
#include <optional>

namespace pam::desk {

/// One output and what its proof said.
struct Product {
    Bytes bytes;
    preflight::Report report;
};

/// An e-book and whom it is for.
struct EbookProduct {
    epub::Reader reader = epub::Reader::Universal;
    Product product;
};

struct Products {
    std::vector<EbookProduct> ebooks;
    std::optional<Product> pdf;
    Bytes store_cover;    // JPEG; empty where none is wanted
    Bytes cover_drawing;  // SVG; empty where none is wanted
    std::size_t pages = 0;
    std::optional<page::Score> score;  // where it is asked for
};

/// Composes, makes up pages, prints, packages and proves. The pages are made even when only
/// an EPUB is wanted: its page list comes from them.
[[nodiscard]] Result<Products> make_products(
    const Options& options, Workbench& bench, Timings& timings, std::int64_t date
);

/// The date that goes into the files: SOURCE_DATE_EPOCH, or 2000-01-01, so that bytes are
/// the same on any day.
[[nodiscard]] std::int64_t publication_date();

}  // namespace pam::desk
