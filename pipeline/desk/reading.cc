#include "desk/reading.h"

#include "base/files.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "desk/codes.h"
#include "manuscript/codes.h"
#include "manuscript/provenance.h"
#include "manuscript/reading_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::desk {

namespace {

namespace fs = std::filesystem;

// What is stated about one file, from all sides.
struct Order {
    fs::path file;
    std::string encoding;
    manuscript::ReadOptions reading;
};

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

Result<manuscript::Opened> open_manuscript(const Order& order, Diagnostics& log) {
    PAM_TRY(Bytes bytes, read_file(order.file, limits::manuscript_bytes));
    if (bytes.empty()) return empty_file(order.file);
    PAM_TRY(
        manuscript::Opened opened,
        manuscript::open(std::move(bytes), order.file.string(), order.encoding, log)
    );
    const bool something = has_visible_character(opened.text)
                           || (opened.draft && !opened.draft->document.blocks.empty());
    if (!something) return empty_file(order.file);
    return opened;
}

// "essay.yaml" beside "essay.txt" states facts about it, weaker than --set, stronger than
// front matter.
Result<std::vector<manuscript::Setting>>
sidecar_settings(const fs::path& file, Sources& sources, Diagnostics& log) {
    fs::path sidecar = file;
    sidecar.replace_extension(".yaml");
    std::error_code ignored;
    if (sidecar == file || !fs::exists(sidecar, ignored))
        return std::vector<manuscript::Setting>{};
    PAM_TRY(Bytes yaml, read_file(sidecar, limits::style_sheet_bytes));
    const SourceId id = sources.add(Source(sidecar.string(), yaml));
    return manuscript::read_settings(yaml, id, 0, document::Origin::Sidecar, log);
}

Error open_account(const manuscript::Account& account, const Sources& sources) {
    if (!account.unexplained.empty()) {
        const Span first = account.unexplained.front();
        return {
            codes::account_open,
            fmt::format(
                "the reader cannot account for {} piece(s) of the manuscript, first: "
                "\"{}\"",
                account.unexplained.size(),
                utf8::elide_middle(sources[first.source].text(first), 60)
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

// Remarks on a file that was read as source 0 are led to its own.
void append(Diagnostics& log, Diagnostics own, SourceId source) {
    for (Diagnostic& entry : own.entries) {
        if (!entry.span.is_none() && entry.span.source == 0) entry.span.source = source;
        log.entries.push_back(std::move(entry));
    }
}

Result<manuscript::Chapter> read_one(Order order, Workbench& bench, Timings& timings) {
    Diagnostics log;
    PAM_TRY(manuscript::Opened opened, timings.measure("file", [&] {
        return open_manuscript(order, log);
    }));
    manuscript::Chapter read;
    read.source = bench.sources.add(Source(order.file.string(), std::move(opened.text)));
    read.images = std::move(opened.images);
    manuscript::ReadOptions& reading = order.reading;
    reading.format = opened.format;
    reading.decoding = std::move(opened.decoding);
    PAM_TRY(auto settings, sidecar_settings(order.file, bench.sources, log));
    reading.settings.insert(reading.settings.begin(), settings.begin(), settings.end());
    const Source& source = bench.sources[read.source];
    read.manuscript = timings.measure("manuscript", [&] {
        return opened.draft
                   ? manuscript::finish(std::move(*opened.draft), source, reading, log)
                   : manuscript::read(source, reading, log);
    });
    read.account = timings.measure("account", [&] {
        return manuscript::balance(source, read.manuscript);
    });
    manuscript::lead_to_source(read.manuscript, read.source);
    manuscript::lead_to_source(read.account, read.source);
    append(bench.log, std::move(log), read.source);
    if (!read.account.balances()) return open_account(read.account, bench.sources);
    return read;
}

manuscript::ReadOptions reading_of(const Options& options, const Workbench& bench) {
    manuscript::ReadOptions reading;
    reading.words = bench.words;
    reading.copyedit = options.copyedit;
    reading.profile = options.profile;
    return reading;
}

// ---------------------------------------------------------------- books

// What a book's files are read by, and what is said of the whole.
struct BookOrder {
    manuscript::ReadOptions reading;
    std::vector<manuscript::Setting> facts;
};

bool says_how_to_read(const manuscript::Setting& setting) {
    return setting.key == "profile" || setting.key == "provenance"
           || setting.key == "refuse" || setting.key == "accept";
}

BookOrder book_order(const Options& options, Workbench& bench) {
    BookOrder order{reading_of(options, bench), {}};
    order.reading.binding = manuscript::Binding::InBook;
    order.reading.refuse = options.refuse;
    order.reading.accept = options.accept;
    std::vector<manuscript::Setting> stated = bench.plan.settings;
    stated.insert(stated.end(), options.settings.begin(), options.settings.end());
    for (manuscript::Setting& setting : stated)
        (says_how_to_read(setting) ? order.reading.settings : order.facts)
            .push_back(std::move(setting));
    order.reading = manuscript::settled(order.reading, {}, bench.log);
    order.reading.settings.clear();
    return order;
}

// Numbers beyond the last file's last entry name none; a file's reader cannot tell.
void tell_unknown_entries(const BookOrder& book, int entries, Diagnostics& log) {
    for (const std::vector<int>* numbers : {&book.reading.refuse, &book.reading.accept})
        for (const int number : *numbers)
            if (number > entries)
                log.warn(
                    pam::codes::no_such_entry,
                    Span::none(),
                    fmt::format(
                        "the ledgers of the book have no entry {}; the last is {}",
                        number,
                        entries
                    )
                );
}

// Entries are counted through the whole book; a file's reader counts from 1.
std::vector<int> numbers_from(const std::vector<int>& numbers, int before) {
    std::vector<int> own;
    for (const int number : numbers)
        if (number > before) own.push_back(number - before);
    return own;
}

Order order_of(
    const manuscript::BookFile& file,
    const BookOrder& book,
    const Workbench& bench,
    int entries
) {
    Order order{bench.folder / file.path, file.encoding, book.reading};
    if (file.profile != manuscript::Profile::Auto) order.reading.profile = file.profile;
    order.reading.refuse = numbers_from(book.reading.refuse, entries);
    order.reading.accept = numbers_from(book.reading.accept, entries);
    if (!file.title.empty())
        order.reading.settings.push_back(
            {"title", file.title, document::Origin::Option, file.span}
        );
    return order;
}

void add_account(const manuscript::Account& one, manuscript::Account& sum) {
    sum.characters += one.characters;
    sum.as_text += one.as_text;
    sum.as_markup += one.as_markup;
    sum.as_ledger += one.as_ledger;
}

constexpr std::array<std::string_view, 10> manuscript_endings{
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".html",
    ".htm",
    ".xhtml",
    ".docx"};

bool is_manuscript_name(const std::string& name) {
    std::string ending = fs::path(name).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return ending == ".odt"
           || std::find(manuscript_endings.begin(), manuscript_endings.end(), ending)
                  != manuscript_endings.end();
}

Result<void> plan_book(Workbench& bench) {
    fs::path plan = bench.file;
    std::error_code ignored;
    if (fs::is_directory(bench.file, ignored)) {
        bench.folder = bench.file;
        plan = bench.file / "book.yaml";
    } else {
        bench.folder = bench.file.parent_path();
    }
    if (fs::exists(plan, ignored)) {
        PAM_TRY(Bytes yaml, read_file(plan, limits::style_sheet_bytes));
        const SourceId id = bench.sources.add(Source(plan.string(), std::move(yaml)));
        PAM_TRY(
            bench.plan, manuscript::read_book_plan(bench.sources[id].text(), id, bench.log)
        );
        return {};
    }
    PAM_TRY(std::vector<std::string> names, list_files(bench.folder));
    std::erase_if(names, [](const std::string& name) { return !is_manuscript_name(name); });
    if (names.empty())
        return Error{
            codes::folder_without_manuscripts,
            fmt::format("{} holds no manuscripts", bench.folder.string()),
            Span::none(),
            {"name a file, or put a book.yaml into the folder that lists its files"}};
    bench.sources.add(Source(bench.folder.string(), ""));
    bench.plan = manuscript::plan_of_folder(std::move(names));
    return {};
}

// A plan that came from strangers shall not reach for what else is on the disk; a link is
// followed before it is judged.
Result<void> check_inside(const manuscript::BookFile& file, const Workbench& bench) {
    std::error_code ignored;
    const fs::path folder =
        fs::weakly_canonical(bench.folder.empty() ? fs::path(".") : bench.folder, ignored);
    const fs::path named = fs::weakly_canonical(bench.folder / file.path, ignored);
    const auto [left, unused] =
        std::mismatch(folder.begin(), folder.end(), named.begin(), named.end());
    if (left == folder.end()) return {};
    return Error{
        codes::file_outside_book,
        fmt::format("\"{}\" leads out of the folder of the book", file.path),
        file.span,
        {"put the file, not a link to it, into the book's folder"}};
}

Result<void> check_plan(const Workbench& bench) {
    std::size_t files = 0;
    for (const manuscript::BookPart& part : bench.plan.parts) {
        files += part.files.size();
        for (const manuscript::BookFile& file : part.files)
            PAM_CHECK(check_inside(file, bench));
    }
    if (files <= limits::book_files) return {};
    return Error{
        codes::too_many_files,
        fmt::format(
            "{}: the book has {} files, more than the {} that are bound",
            bench.file.string(),
            files,
            limits::book_files
        ),
        Span::none(),
        {"bind it in several volumes, each with its own book.yaml"}};
}

Result<void> read_book(const Options& options, Workbench& bench, Timings& timings) {
    PAM_CHECK(plan_book(bench));
    PAM_CHECK(check_plan(bench));
    const BookOrder order = book_order(options, bench);
    int entries = 0;
    for (std::size_t part = 0; part < bench.plan.parts.size(); ++part)
        for (const manuscript::BookFile& file : bench.plan.parts[part].files) {
            Order one = order_of(file, order, bench, entries);
            if (one.encoding.empty()) one.encoding = options.encoding;
            PAM_TRY(manuscript::Chapter chapter, read_one(std::move(one), bench, timings));
            chapter.path = file.path;
            chapter.part = part;
            for (manuscript::LedgerEntry& entry : chapter.manuscript.ledger)
                entry.number += entries;
            entries += static_cast<int>(chapter.manuscript.ledger.size());
            add_account(chapter.account, bench.account);
            bench.chapters.push_back(std::move(chapter));
        }
    tell_unknown_entries(order, entries, bench.log);
    bench.manuscript = manuscript::bind_book(
        bench.chapters, bench.plan, bench.name, order.facts, bench.log
    );
    if (order.reading.provenance == manuscript::ProvenancePlace::Front)
        manuscript::bring_to_front(bench.manuscript.document);
    bench.images = manuscript::images_of(bench.chapters);
    for (const manuscript::Chapter& chapter : bench.chapters)
        bench.manuscript.ledger.insert(
            bench.manuscript.ledger.end(),
            chapter.manuscript.ledger.begin(),
            chapter.manuscript.ledger.end()
        );
    return {};
}

}  // namespace

bool is_book(const fs::path& file) {
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) return true;
    const std::string ending = file.extension().string();
    if (ending != ".yaml" && ending != ".yml") return false;
    const auto yaml = read_file(file, limits::style_sheet_bytes);
    return yaml && manuscript::is_book_plan(*yaml);
}

std::string output_name(const fs::path& file) {
    std::error_code ignored;
    const bool folder = fs::is_directory(file, ignored);
    const bool plan = file.filename() == "book.yaml" || file.filename() == "book.yml";
    if (!folder && !plan) return file.stem().string();
    const fs::path whole = fs::absolute(folder ? file : file.parent_path(), ignored);
    const fs::path named = whole.lexically_normal();
    const std::string name =
        (named.has_filename() ? named : named.parent_path()).filename().string();
    return name.empty() ? "book" : name;
}

Result<void> read_manuscript(const Options& options, Workbench& bench, Timings& timings) {
    bench.file = options.manuscripts.front();
    bench.folder = bench.file.parent_path();
    bench.name = output_name(bench.file);
    if (!options.words.empty()) {
        PAM_TRY(bench.words, read_file(options.words, limits::manuscript_bytes));
    }
    if (is_book(bench.file)) return read_book(options, bench, timings);
    Order order{bench.file, options.encoding, reading_of(options, bench)};
    order.reading.refuse = options.refuse;
    order.reading.accept = options.accept;
    order.reading.settings = options.settings;
    PAM_TRY(manuscript::Chapter read, read_one(std::move(order), bench, timings));
    bench.manuscript = std::move(read.manuscript);
    bench.account = std::move(read.account);
    bench.images = std::move(read.images);
    return {};
}

std::string ledger_text(const Workbench& bench) {
    if (bench.chapters.empty())
        return manuscript::ledger_text(bench.sources[0], bench.manuscript, bench.account);
    std::string text;
    for (const manuscript::Chapter& chapter : bench.chapters) {
        if (!text.empty()) text += '\n';
        text += manuscript::ledger_text(
            bench.sources[chapter.source], chapter.manuscript, chapter.account
        );
    }
    return text;
}

std::string ledger_json(const Workbench& bench) {
    if (bench.chapters.empty())
        return manuscript::ledger_json(bench.sources[0], bench.manuscript, bench.account);
    std::string files;
    for (const manuscript::Chapter& chapter : bench.chapters) {
        if (!files.empty()) files += ',';
        files += manuscript::ledger_json(
            bench.sources[chapter.source], chapter.manuscript, chapter.account
        );
    }
    return fmt::format("{{\"files\":[{}]}}\n", files);
}

}  // namespace pam::desk
