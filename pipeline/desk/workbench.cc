#include "desk/workbench.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/codes.h"
#include "desk/house_files.h"
#include "model/page_references.h"
#include "page/settling.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

Error not_utf8(const fs::path& file, const Bytes& bytes, std::size_t at) {
    const Source source(file.string(), bytes.substr(0, at));
    const Position where = source.position(static_cast<std::uint32_t>(at));
    return {
        codes::not_utf8,
        fmt::format(
            "{}:{}:{}: byte 0x{:02X} is not UTF-8",
            file.string(),
            where.line,
            where.column,
            static_cast<unsigned char>(bytes[at])
        ),
        Span::none(),
        {"a style sheet is read as UTF-8; save it so"}};
}

Result<void> add_sheet(const fs::path& file, Workbench& bench) {
    PAM_TRY(Bytes css, read_file(file, limits::style_sheet_bytes));
    if (const auto at = utf8::find_invalid(css)) return not_utf8(file, css, *at);
    const SourceId id = bench.sources.add(Source(file.string(), std::move(css)));
    const std::size_t before = bench.log.entries.size();
    bench.sheet.add(bench.sources[id], id, bench.log);
    const auto errors = std::count_if(
        bench.log.entries.begin() + static_cast<std::ptrdiff_t>(before),
        bench.log.entries.end(),
        [](const Diagnostic& entry) { return entry.severity == Severity::Error; }
    );
    if (errors == 0) return {};
    return Error{
        codes::style_with_errors,
        fmt::format("{} has {} error{}", file.string(), errors, errors == 1 ? "" : "s"),
        Span::none(),
        {"mend the style sheet; docs/house-styles.md tells what may stand in it"}};
}

// The base sheet first, so that the chosen style can overrule it.
Result<void> add_sheets(const fs::path& style, Workbench& bench) {
    PAM_CHECK(add_sheet(bench.house / "styles/base.css", bench));
    return add_sheet(style, bench);
}

model::ImageFiles read_images(const Workbench& bench) {
    model::ImageFiles images = bench.images;
    for (const std::string& target : model::image_targets(bench.manuscript.document)) {
        if (images.contains(target) || target.find("://") != std::string::npos) continue;
        auto bytes = read_file(bench.folder / target, limits::image_bytes);
        if (bytes) images.emplace(target, std::move(*bytes));
    }
    return images;
}

void add_literals(const style::Content& content, std::vector<std::string>& literals) {
    for (const style::ContentPart& part : content)
        if (part.kind == style::ContentPart::Kind::Literal) literals.push_back(part.text);
}

/// Once: the words that it has shaped are those of the next round too.
Result<void> take_foundry(Workbench& bench) {
    if (bench.foundry) return {};
    PAM_TRY(foundry::Foundry foundry, open_foundry(bench.house));
    bench.foundry = std::move(foundry);
    return {};
}

Result<galley::Galley> compose(Workbench& bench, Timings& timings, Diagnostics& log) {
    PAM_CHECK(take_foundry(bench));
    return timings.measure("galley", [&] {
        return galley::compose(bench.model, *bench.foundry, log);
    });
}

// What a round has to say is told only of the last one: the pages of the others are gone.
Result<page::PagedDocument>
make_pages_once(Workbench& bench, Timings& timings, Diagnostics& log) {
    PAM_TRY(galley::Galley galley, compose(bench, timings, log));
    return timings.measure("page", [&] {
        return page::make_up(std::move(galley), bench.model, *bench.foundry, log);
    });
}

}  // namespace

Result<void> build_model(const Options& options, Workbench& bench, Timings& timings) {
    PAM_TRY(bench.house, find_house());
    const std::string& stated = options.style.empty() ? bench.plan.style : options.style;
    PAM_TRY(
        const fs::path style,
        style_file(bench.house, stated.empty() ? std::string(default_style) : stated)
    );
    PAM_CHECK(timings.measure("style", [&] { return add_sheets(style, bench); }));
    if (options.paper)
        bench.sheet.set_paper(*options.paper);
    else if (!bench.plan.paper.empty()) {
        PAM_TRY(const Size paper, style::paper_size(bench.plan.paper));
        bench.sheet.set_paper(paper);
    }
    const model::ImageFiles images = read_images(bench);
    bench.model = timings.measure("model", [&] {
        return model::build(bench.manuscript.document, bench.sheet, images, bench.log);
    });
    return {};
}

Result<galley::Galley> compose(Workbench& bench, Timings& timings) {
    return compose(bench, timings, bench.log);
}

Result<page::PagedDocument> make_pages(Workbench& bench, Timings& timings) {
    page::Settling settling;
    for (;;) {
        Diagnostics log;
        auto paged = make_pages_once(bench, timings, log);
        const bool done =
            !paged
            || settling.take(page::folio_labels(*paged, bench.model.referred_places));
        if (done) {
            bench.log.merge(std::move(log));
            settling.report(bench.log);
            return paged;
        }
        model::state_folios(bench.model, settling.stated());
    }
}

preflight::Generated generated_text(const model::TypesetModel& model) {
    preflight::Generated generated;
    for (const style::ComputedStyle& style : model.styles) {
        add_literals(style.before, generated.literals);
        add_literals(style.after, generated.literals);
    }
    for (std::size_t page = 0; page <= model.pages.named.size(); ++page) {
        const style::PageKinds& kinds = model.pages.kinds(page);
        for (const auto* kind : {&kinds.right, &kinds.left, &kinds.first, &kinds.blank})
            for (const style::MarginBox& box : kind->boxes)
                add_literals(box.content, generated.literals);
    }
    generated.words = model.made_words;
    return generated;
}

}  // namespace pam::desk
