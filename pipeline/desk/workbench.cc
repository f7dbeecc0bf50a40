#include "desk/workbench.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/codes.h"
#include "desk/house_files.h"

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

bool has_visible_character(std::string_view text) {
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.remove_prefix(3);
    return !utf8::trim(text).empty();
}

Error empty_file(const fs::path& file) {
    return {
        codes::empty_file,
        fmt::format("{} is empty", file.string()),
        Span::none(),
        {"there is nothing to set; check that the file was saved"}};
}

Result<manuscript::Opened>
open_manuscript(const Options& options, const fs::path& file, Diagnostics& log) {
    PAM_TRY(Bytes bytes, read_file(file, limits::manuscript_bytes));
    if (bytes.empty()) return empty_file(file);
    PAM_TRY(
        manuscript::Opened opened,
        manuscript::open(std::move(bytes), file.string(), options.encoding, log)
    );
    if (!has_visible_character(opened.text)) return empty_file(file);
    return opened;
}

// "essay.yaml" beside "essay.txt" states facts about it, weaker than --set, stronger than
// front matter.
Result<std::vector<manuscript::Setting>> sidecar_settings(Workbench& bench) {
    fs::path sidecar = bench.file;
    sidecar.replace_extension(".yaml");
    std::error_code ignored;
    if (sidecar == bench.file || !fs::exists(sidecar, ignored))
        return std::vector<manuscript::Setting>{};
    PAM_TRY(Bytes yaml, read_file(sidecar, limits::style_sheet_bytes));
    const SourceId id = bench.sources.add(Source(sidecar.string(), yaml));
    return manuscript::read_settings(yaml, id, 0, document::Origin::Sidecar, bench.log);
}

Result<manuscript::ReadOptions>
read_options(const Options& options, manuscript::Opened& opened, Workbench& bench) {
    manuscript::ReadOptions reading;
    reading.format = opened.format;
    reading.decoding = std::move(opened.decoding);
    reading.copyedit = options.copyedit;
    reading.profile = options.profile;
    reading.refuse = options.refuse;
    reading.accept = options.accept;
    PAM_TRY(reading.settings, sidecar_settings(bench));
    reading.settings.insert(
        reading.settings.end(), options.settings.begin(), options.settings.end()
    );
    return reading;
}

Error open_account(const Workbench& bench) {
    const manuscript::Account& account = bench.account;
    if (!account.unexplained.empty()) {
        const Span first = account.unexplained.front();
        return {
            codes::account_open,
            fmt::format(
                "the reader cannot account for {} piece(s) of the manuscript, first: "
                "\"{}\"",
                account.unexplained.size(),
                utf8::elide_middle(bench.sources[0].text(first), 60)
            ),
            first,
            {"this is a fault of the program, not of the text; please report it with this "
             "paragraph"}};
    }
    return {
        codes::account_open,
        fmt::format(
            "the document holds text that stands nowhere in the manuscript: \"{}\"",
            account.invented.front()
        ),
        Span::none(),
        {"this is a fault of the program, not of the text; please report it"}};
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
        auto bytes = read_file(bench.file.parent_path() / target, limits::image_bytes);
        if (bytes) images.emplace(target, std::move(*bytes));
    }
    return images;
}

void add_literals(const style::Content& content, std::vector<std::string>& literals) {
    for (const style::ContentPart& part : content)
        if (part.kind == style::ContentPart::Kind::Literal) literals.push_back(part.text);
}

}  // namespace

Result<void> read_manuscript(const Options& options, Workbench& bench, Timings& timings) {
    bench.file = options.manuscripts.front();
    PAM_TRY(manuscript::Opened opened, timings.measure("file", [&] {
        return open_manuscript(options, bench.file, bench.log);
    }));
    bench.sources.add(Source(bench.file.string(), std::move(opened.text)));
    bench.images = std::move(opened.images);
    PAM_TRY(const manuscript::ReadOptions reading, read_options(options, opened, bench));
    const Source& source = bench.sources[0];
    bench.manuscript = timings.measure("manuscript", [&] {
        return opened.draft ? manuscript::finish(
                   std::move(*opened.draft), source, reading, bench.log
               )
                            : manuscript::read(source, reading, bench.log);
    });
    bench.account = timings.measure("account", [&] {
        return manuscript::balance(source, bench.manuscript);
    });
    if (!bench.account.balances()) return open_account(bench);
    return {};
}

Result<void> build_model(const Options& options, Workbench& bench, Timings& timings) {
    PAM_TRY(bench.house, find_house());
    PAM_TRY(const fs::path style, style_file(bench.house, options.style));
    PAM_CHECK(timings.measure("style", [&] { return add_sheets(style, bench); }));
    if (options.paper) bench.sheet.set_paper(*options.paper);
    const model::ImageFiles images = read_images(bench);
    bench.model = timings.measure("model", [&] {
        return model::build(bench.manuscript.document, bench.sheet, images, bench.log);
    });
    return {};
}

Result<galley::Galley> compose(Workbench& bench, Timings& timings) {
    PAM_TRY(
        const Bytes catalogue,
        read_file(bench.house / "fonts/families.yaml", limits::style_sheet_bytes)
    );
    PAM_TRY(foundry::Foundry foundry, foundry::Foundry::open(catalogue));
    bench.foundry = std::move(foundry);
    return timings.measure("galley", [&] {
        return galley::compose(bench.model, *bench.foundry, bench.log);
    });
}

preflight::Generated generated_text(const model::TypesetModel& model) {
    preflight::Generated generated;
    for (const style::ComputedStyle& style : model.styles) {
        add_literals(style.before, generated.literals);
        add_literals(style.after, generated.literals);
    }
    for (const style::PageStyle* page :
         {&model.pages.right, &model.pages.left, &model.pages.first, &model.pages.blank})
        for (const style::MarginBox& box : page->boxes)
            add_literals(box.content, generated.literals);
    return generated;
}

}  // namespace pam::desk
