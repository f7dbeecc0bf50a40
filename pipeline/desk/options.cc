#include "desk/options.h"

#include "base/nearest.h"
#include "desk/codes.h"
#include "desk/exit_status.h"
#include "style/style_sheet.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::desk {

namespace {

constexpr const char* about =
    "Pamphleteer makes an EPUB and a paginated PDF of a manuscript, and proves that not a "
    "word was lost.\n"
    "`pamphleteer essay.txt` is short for `pamphleteer build essay.txt`.";

constexpr const char* statuses = "Exit status: 0 built and proven; 1 the proof or a check "
                                 "failed, old outputs are as they were;\n"
                                 "2 wrong usage; 3 the manuscript or a resource cannot be "
                                 "read; 4 an output cannot be written;\n"
                                 "70 a fault of the program itself.";

// What CLI11 fills; turned into Options once everything is known to be right.
struct Raw {
    std::vector<std::string> files;
    std::string out = "out";
    std::vector<std::string> to;
    std::vector<std::string> readers;
    bool embed_fonts = false;
    bool store_cover = false;
    bool linearize = false;
    std::string style;
    std::string paper;
    std::string copyedit = "on";
    std::string profile = "auto";
    std::string encoding;
    std::string refuse;
    std::string accept;
    std::string words;
    std::vector<std::string> settings;
    std::string stage = "document";
    std::string page;
    std::vector<std::string> channels;
    std::vector<std::string> pdf_profiles;
    bool score = false;
    bool json = false;
    bool timings = false;
};

void add_reading_options(CLI::App& app, Raw& raw) {
    app.add_option(
           "--set",
           raw.settings,
           "State a fact about the work: title, subtitle, author, translator, series, "
           "publisher,\ndate, language, identifier, rights, cover and others that the "
           "manual "
           "page lists;\nor how to read it: profile, provenance, refuse, accept. May be "
           "repeated"
    )
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->take_all();
    app.add_option(
           "--copyedit",
           raw.copyedit,
           "Mend quotation marks, dashes and split hyphens: on (the default) or off"
    )
        ->type_name("on|off")
        ->check(CLI::IsMember({"on", "off"}));
    app.add_option(
           "--encoding",
           raw.encoding,
           "The text's encoding, as windows-1252 or Shift_JIS; where it is not stated,\nit "
           "is found out and told in the report"
    )
        ->type_name("NAME");
    app.add_option(
           "--profile",
           raw.profile,
           "What is known of a plain text: plain, gutenberg, mail, or auto (the default)"
    )
        ->type_name("NAME")
        ->check(CLI::IsMember({"auto", "plain", "gutenberg", "mail"}));
    app.add_option("--refuse", raw.refuse, "Ledger entries to undo, as 3,7,10-12")
        ->type_name("NUMBERS");
    app.add_option("--accept", raw.accept, "Proposals of the ledger to carry out, as 9")
        ->type_name("NUMBERS");
    app.add_option(
           "--words",
           raw.words,
           "A list of words, one a line, that decides on split hyphens where the "
           "manuscript does not"
    )
        ->type_name("FILE");
}

void add_style_options(CLI::App& app, Raw& raw) {
    app.add_option(
           "--style",
           raw.style,
           "House style: a name (see `pamphleteer styles`) or a CSS file;\npamphlet where "
           "neither this nor a book.yaml says another"
    )
        ->type_name("NAME|FILE.css");
    app.add_option(
           "--paper",
           raw.paper,
           "Trim size: a4, a5, a6, letter, half-letter, digest, or like 148x210mm, 6x9in"
    )
        ->type_name("SIZE");
}

void add_pdf_options(CLI::App& app, Raw& raw) {
    app.add_flag(
        "--linearize",
        raw.linearize,
        "Order the PDF for the web, where its first page is then seen at once"
    );
}

void add_ebook_options(CLI::App& app, Raw& raw) {
    app.add_option(
           "--reader",
           raw.readers,
           "Whom the e-book is for: universal (the default), kobo, kindle, apple, or "
           "several;\none text, in the form that each reading system wants"
    )
        ->type_name("NAME,...")
        ->delimiter(',')
        ->check(CLI::IsMember({"universal", "kobo", "kindle", "apple"}));
    app.add_flag(
        "--embed-fonts",
        raw.embed_fonts,
        "Put the text's typeface into the e-book, cut down to what the work shows"
    );
    app.add_flag(
        "--store-cover",
        raw.store_cover,
        "Write the cover for shops too, a JPEG of 1600 by 2560 pixels and an SVG"
    );
}

CLI::App* add_build(CLI::App& app, Raw& raw) {
    CLI::App* build = app.add_subcommand(
        "build", "Make an EPUB and a PDF of each manuscript, and prove them"
    );
    build
        ->add_option(
            "manuscript", raw.files, "Plain text, Markdown, HTML, Word or OpenDocument"
        )
        ->required()
        ->type_name("MANUSCRIPT");
    build
        ->add_option(
            "--out", raw.out, "Folder for the outputs; each manuscript gets its own in it"
        )
        ->type_name("DIR")
        ->capture_default_str();
    build->add_option("--to", raw.to, "What to make: epub, pdf, or both (the default)")
        ->type_name("epub,pdf")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"epub", "pdf"}));
    add_ebook_options(*build, raw);
    add_pdf_options(*build, raw);
    add_style_options(*build, raw);
    add_reading_options(*build, raw);
    build->add_flag(
        "--json",
        raw.json,
        "Report as JSON on standard output, and write the ledger as JSON too"
    );
    build->add_flag("--timings", raw.timings, "Tell the time and memory of each stage");
    build->add_flag("--score", raw.score, "Tell how well each page of the PDF is set");
    return build;
}

CLI::App* add_proof(CLI::App& app, Raw& raw) {
    CLI::App* proof = app.add_subcommand(
        "proof", "Compare finished files with their manuscript, character for character"
    );
    proof
        ->add_option(
            "files", raw.files, "The manuscript, then EPUB or PDF files made of it"
        )
        ->required()
        ->expected(2, 1000)
        ->type_name("MANUSCRIPT OUTPUT...");
    add_style_options(*proof, raw);
    add_reading_options(*proof, raw);
    return proof;
}

// Names on the command line, in the order of the help.
struct ChannelName {
    const char* name;
    preflight::Channel channel;
};

constexpr std::array<ChannelName, 6> channel_names{{
    {"apple", preflight::Channel::Apple},
    {"kobo", preflight::Channel::Kobo},
    {"kindle", preflight::Channel::Kindle},
    {"google", preflight::Channel::Google},
    {"ingram", preflight::Channel::Ingram},
    {"draft2digital", preflight::Channel::Draft2Digital},
}};

struct PdfProfileName {
    const char* name;
    preflight::PdfProfile profile;
};

constexpr std::array<PdfProfileName, 4> pdf_profile_names{{
    {"ua1", preflight::PdfProfile::Ua1},
    {"a2a", preflight::PdfProfile::A2a},
    {"a2u", preflight::PdfProfile::A2u},
    {"a2b", preflight::PdfProfile::A2b},
}};

CLI::App* add_preflight(CLI::App& app, Raw& raw) {
    CLI::App* preflight = app.add_subcommand(
        "preflight",
        "Examine finished EPUB and PDF files, of whatever origin, as a store or an "
        "archive\n"
        "would"
    );
    preflight->add_option("files", raw.files, "EPUB and PDF files")
        ->required()
        ->type_name("FILE...");
    std::vector<std::string> known;
    for (const ChannelName& one : channel_names)
        known.emplace_back(one.name);
    preflight
        ->add_option(
            "--channel",
            raw.channels,
            "Hold them to these channels' own limits too: apple, kobo, kindle, google,\n"
            "ingram, draft2digital"
        )
        ->type_name("NAME,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(known));
    std::vector<std::string> profiles;
    for (const PdfProfileName& one : pdf_profile_names)
        profiles.emplace_back(one.name);
    preflight
        ->add_option(
            "--profile",
            raw.pdf_profiles,
            "Hold PDF files to PDF/UA-1 (ua1), PDF/A-2 (a2a, a2u, a2b), or several;\n"
            "without it, to what they claim of themselves"
        )
        ->type_name("NAME,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(profiles));
    preflight->add_flag("--json", raw.json, "Report as JSON on standard output");
    preflight->footer(
        "Exit status: 0 no error was found; 1 errors were found; 2 wrong usage;\n"
        "3 a file cannot be read."
    );
    return preflight;
}

CLI::App* add_dump(CLI::App& app, Raw& raw) {
    CLI::App* dump =
        app.add_subcommand("dump", "Print what a stage of the work made, as text");
    dump->add_option("--stage", raw.stage, "document, model, galley or pages")
        ->type_name("STAGE")
        ->check(CLI::IsMember({"document", "model", "galley", "pages"}))
        ->capture_default_str();
    dump->add_option(
            "manuscript", raw.files, "Plain text, Markdown, HTML, Word or OpenDocument"
    )
        ->required()
        ->expected(1)
        ->type_name("MANUSCRIPT");
    add_style_options(*dump, raw);
    add_reading_options(*dump, raw);
    return dump;
}

CLI::App* add_explain(CLI::App& app, Raw& raw) {
    CLI::App* explain = app.add_subcommand(
        "explain",
        "Tell which lines of the manuscript stand on a page, and why the breaks fell so"
    );
    explain
        ->add_option(
            "manuscript", raw.files, "Plain text, Markdown, HTML, Word or OpenDocument"
        )
        ->required()
        ->expected(1)
        ->type_name("MANUSCRIPT");
    explain->add_option("--page", raw.page, "The page's folio as printed, as 12 or iv")
        ->required()
        ->type_name("N");
    add_style_options(*explain, raw);
    add_reading_options(*explain, raw);
    return explain;
}

std::string usage_error(const std::string& message, const std::string& hint) {
    std::string text =
        fmt::format("pamphleteer: error: {} [{}]\n", message, codes::wrong_option);
    if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
    return text;
}

Parsed wrong(
    const std::string& message,
    const std::string& hint = "pamphleteer --help names all options"
) {
    return {
        std::nullopt, usage_error(message, hint), static_cast<int>(ExitStatus::WrongUsage)};
}

std::vector<std::string_view>
names_of(const CLI::App& app, std::vector<std::string>& store) {
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            store.push_back("--" + name);
    for (const CLI::App* command : app.get_subcommands(nullptr))
        store.push_back(command->get_name());
    return {store.begin(), store.end()};
}

// CLI11 says "The following argument was not expected: --stlye"; people want to know what
// is meant.
Parsed unexpected(const CLI::App& app, const std::vector<std::string>& arguments) {
    const CLI::App* used =
        app.get_subcommands().empty() ? &app : app.get_subcommands().front();
    std::vector<std::string> store;
    const auto known = names_of(*used, store);
    for (const std::string& argument : arguments) {
        const std::string name = argument.substr(0, argument.find('='));
        if (name.rfind("--", 0) != 0
            || std::find(known.begin(), known.end(), name) != known.end())
            continue;
        const auto meant = nearest(name, known);
        return wrong(
            fmt::format("there is no option {}", name),
            meant ? fmt::format("did you mean {}?", *meant)
                  : "pamphleteer --help names all options"
        );
    }
    return wrong("there is an argument too many");
}

std::optional<std::string>
read_setting(const std::string& text, std::vector<manuscript::Setting>& settings) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        return usage_error(
            fmt::format("--set {}: a key and a value are wanted", text),
            "write --set title=\"My title\""
        );
    const std::string written = text.substr(0, equals);
    const std::string_view key = manuscript::setting_key(written);
    if (key.empty()) {
        const auto meant = nearest(written, manuscript::setting_keys());
        return usage_error(
            fmt::format("--set {}: there is no such key", written),
            meant ? fmt::format("did you mean {}?", *meant)
                  : "pamphleteer build --help names the keys"
        );
    }
    settings.push_back(
        {std::string(key), text.substr(equals + 1), document::Origin::Option, Span::none()}
    );
    return std::nullopt;
}

// None where the option is no list of entries; an option that was not given is an empty
// one.
std::optional<Parsed>
read_numbers(const char* option, const std::string& written, std::vector<int>& numbers) {
    if (written.empty()) return std::nullopt;
    const auto read = manuscript::entry_numbers(written);
    if (!read)
        return wrong(
            fmt::format("{} {}: numbers of ledger entries are wanted", option, written),
            fmt::format("write {} 3,7,10-12", option)
        );
    numbers = *read;
    return std::nullopt;
}

manuscript::Profile profile_of(const std::string& name) {
    if (name == "plain") return manuscript::Profile::Plain;
    if (name == "gutenberg") return manuscript::Profile::Gutenberg;
    if (name == "mail") return manuscript::Profile::Mail;
    return manuscript::Profile::Auto;
}

Stage stage_of(const std::string& name) {
    if (name == "model") return Stage::Model;
    if (name == "galley") return Stage::Galley;
    if (name == "pages") return Stage::Pages;
    return Stage::Document;
}

Command command_of(const std::string& name) {
    if (name == "proof") return Command::Proof;
    if (name == "preflight") return Command::Preflight;
    if (name == "dump") return Command::Dump;
    if (name == "explain") return Command::Explain;
    if (name == "styles") return Command::Styles;
    if (name == "fonts") return Command::Fonts;
    if (name == "doctor") return Command::Doctor;
    return Command::Build;
}

Parsed checked(const Raw& raw, const std::string& command) {
    Options options;
    options.command = command_of(command);
    for (const std::string& file : raw.files)
        options.manuscripts.emplace_back(file);
    if (options.command == Command::Proof) {
        options.outputs.assign(options.manuscripts.begin() + 1, options.manuscripts.end());
        options.manuscripts.resize(1);
    }
    if (options.command == Command::Preflight) options.outputs.swap(options.manuscripts);
    for (const std::string& wanted : raw.channels)
        for (const ChannelName& one : channel_names)
            if (one.name == wanted) options.channels.push_back(one.channel);
    for (const std::string& wanted : raw.pdf_profiles)
        for (const PdfProfileName& one : pdf_profile_names)
            if (one.name == wanted) options.pdf_profiles.push_back(one.profile);
    options.out = raw.out;
    const auto wanted = [&](const char* kind) {
        return raw.to.empty()
               || std::find(raw.to.begin(), raw.to.end(), kind) != raw.to.end();
    };
    options.outputs_stated = !raw.to.empty();
    options.epub = wanted("epub");
    options.pdf = wanted("pdf");
    options.readers_stated = !raw.readers.empty();
    if (options.readers_stated) options.readers.clear();
    for (const std::string& name : raw.readers) {
        const epub::Reader reader = *epub::reader_named(name);
        if (std::find(options.readers.begin(), options.readers.end(), reader)
            == options.readers.end())
            options.readers.push_back(reader);
    }
    options.embed_fonts = raw.embed_fonts;
    options.store_cover = raw.store_cover;
    options.linearize = raw.linearize;
    options.style = raw.style;
    options.stage = stage_of(raw.stage);
    options.json = raw.json;
    options.timings = raw.timings;
    options.score = raw.score;
    options.page = raw.page;
    if (raw.copyedit == "off") options.copyedit = manuscript::Copyedit::Off;
    options.profile = profile_of(raw.profile);
    options.encoding = raw.encoding;
    options.words = raw.words;
    if (auto answer = read_numbers("--refuse", raw.refuse, options.refuse)) return *answer;
    if (auto answer = read_numbers("--accept", raw.accept, options.accept)) return *answer;
    for (const std::string& setting : raw.settings)
        if (auto error = read_setting(setting, options.settings))
            return {std::nullopt, *error, static_cast<int>(ExitStatus::WrongUsage)};
    if (!raw.paper.empty()) {
        const auto size = style::paper_size(raw.paper);
        if (!size)
            return wrong(
                size.error().message,
                size.error().hints.empty() ? "" : size.error().hints.front()
            );
        options.paper = *size;
    }
    return {std::move(options), "", 0};
}

const std::vector<std::string_view> commands = {
    "build", "proof", "preflight", "dump", "explain", "styles", "fonts", "doctor"};
// Named in the design and in other people's notes, so that asking for them deserves a plain
// answer.
const std::vector<std::string_view> later_commands = {"impose", "catalogue"};
const std::vector<std::string_view> later_options = {"--press", "--impose"};

bool is_one_of(std::string_view word, const std::vector<std::string_view>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// A first word that is no command, no option and no file: mistyped, or ahead of its time.
std::optional<Parsed> not_a_command(const std::string& first) {
    if (first.rfind("-", 0) == 0 || is_one_of(first, commands)
        || std::filesystem::exists(first))
        return std::nullopt;
    if (is_one_of(first, later_commands))
        return wrong(
            fmt::format("{} is not part of this version", first),
            "pamphleteer --help names what is"
        );
    const auto meant = nearest(first, commands);
    if (!meant || first.find_first_of("./") != std::string::npos) return std::nullopt;
    return wrong(
        fmt::format("there is neither a command nor a file {}", first),
        fmt::format("did you mean {}?", *meant)
    );
}

std::optional<Parsed> not_an_option_yet(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments)
        if (const std::string name = argument.substr(0, argument.find('='));
            is_one_of(name, later_options))
            return wrong(fmt::format("{} is not part of this version", name));
    return std::nullopt;
}

// `pamphleteer essay.txt` means `pamphleteer build essay.txt`.
void put_command_first(std::vector<std::string>& arguments) {
    const std::string& first = arguments.front();
    const bool global = first == "--help" || first == "-h" || first == "--version";
    if (!global && !is_one_of(first, commands))
        arguments.insert(arguments.begin(), "build");
}

}  // namespace

Parsed parse(int argc, const char* const* argv) {
    Raw raw;
    CLI::App app(about, "pamphleteer");
    app.set_version_flag("--version", std::string("pamphleteer ") + PAM_VERSION);
    app.require_subcommand(1);
    app.footer(statuses);
    add_build(app, raw);
    add_proof(app, raw);
    add_preflight(app, raw);
    add_dump(app, raw);
    add_explain(app, raw);
    app.add_subcommand("styles", "List the house styles");
    app.add_subcommand("fonts", "List the declared fonts, and which are installed");
    app.add_subcommand("doctor", "Check that everything the program needs is in its place");
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty())
        return {std::nullopt, app.help(), static_cast<int>(ExitStatus::WrongUsage)};
    if (auto answer = not_a_command(arguments.front())) return *answer;
    if (auto answer = not_an_option_yet(arguments)) return *answer;
    put_command_first(arguments);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        const auto used = app.get_subcommands();
        return {
            std::nullopt, used.empty() ? app.help() : used.front()->help("pamphleteer"), 0};
    } catch (const CLI::CallForVersion&) {
        return {std::nullopt, app.version() + "\n", 0};
    } catch (const CLI::ExtrasError&) {
        return unexpected(app, arguments);
    } catch (const CLI::ParseError& error) {
        return wrong(error.what());
    }
    return checked(raw, app.get_subcommands().front()->get_name());
}

}  // namespace pam::desk
