// Each rule of the PDF examination with a file that keeps it, the sound one, and one that
// breaks it: the sound one with one thing spoilt. Which profiles the spoilt one then fails
// is held against veraPDF, file by file, by ./check.
#include "preflight/pdf_mutations.h"

#include "preflight/pdf_containment.h"
#include "preflight/pdf_rules.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

bool told(const Examination& examination, const char* code) {
    const auto& entries = examination.log.entries;
    return std::any_of(entries.begin(), entries.end(), [&](const Diagnostic& entry) {
        return entry.code == code;
    });
}

std::string all(const Examination& examination) {
    std::string text;
    for (const Diagnostic& entry : examination.log.entries)
        text += fmt::format(
            "{}: {} [{}]\n",
            place(examination.sources, entry.span),
            entry.message,
            entry.code
        );
    return text;
}

bool is_sound(const Mutation& mutation) {
    return mutation.code == nullptr;
}

// What a rule's breach looks like in a file that is held to one standard.
struct Breach {
    Severity severity;
    std::string code;
    std::string end;

    [[nodiscard]] bool is(const Diagnostic& entry) const {
        return entry.severity == severity && entry.code == code
               && entry.message.size() >= end.size()
               && entry.message.compare(entry.message.size() - end.size(), end.size(), end)
                      == 0;
    }
};

std::vector<Breach> breaches(const PdfRule& rule) {
    std::vector<Breach> all;
    const auto clause = [](const char* standard, const char* number) {
        return fmt::format("(ISO {}, {})", standard, number);
    };
    if (rule.access != nullptr)
        all.push_back({Severity::Error, rule.code, clause("14289-1", rule.access)});
    if (rule.archive != nullptr)
        all.push_back({Severity::Error, rule.code, clause("19005-2", rule.archive)});
    if (all.empty()) all.push_back({*rule.otherwise, rule.code, ""});
    return all;
}

std::string name_in_files(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '-');
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

// What may hold something itself, and is not only looked through.
std::vector<std::string> holding_types() {
    std::vector<std::string> types;
    for (const std::string& type : contained_types())
        if (type != "Part" && type != "Div" && type != "NonStruct") types.push_back(type);
    return types;
}

// Every type in every other, each pair alone: whoever judges may be held to the table.
Bytes pairs_of_types() {
    TaggedPdf pdf;
    int number = 0;
    for (const std::string& around : holding_types()) {
        for (const std::string& kid : contained_types()) {
            const std::string n = std::to_string(++number);
            pdf.add_element("Document", "", "Div " + n);
            pdf.add_element("Div " + n, "", around + " a" + n);
            pdf.add_element(around + " a" + n, "", kid + " b" + n);
        }
    }
    return pdf.write();
}

}  // namespace

TEST_CASE("nothing is wrong with the sound PDF, whatever it is held to", "[preflight]") {
    const Bytes sound = TaggedPdf().write();
    const std::vector<std::vector<PdfProfile>> wanted = {
        {}, {PdfProfile::Ua1}, {PdfProfile::A2a}, {PdfProfile::A2u}, {PdfProfile::A2b}};
    for (const auto& profiles : wanted) {
        const Examination examination = examined(sound, profiles);
        CHECK(all(examination) == "");
    }
}

TEST_CASE("each rule of PDF/UA-1 and PDF/A-2 is told when it is broken", "[preflight]") {
    for (const Mutation& mutation : mutations()) {
        const Bytes bytes = spoilt(mutation);
        const Examination access = examined(bytes, {PdfProfile::Ua1});
        const Examination archive = examined(bytes, {PdfProfile::A2a});
        INFO(mutation.name << "\n" << all(access) << "--\n" << all(archive));
        if (is_sound(mutation))
            CHECK(all(access) + all(archive) == "");
        else
            CHECK((told(access, mutation.code) || told(archive, mutation.code)));
        CHECK(access.log.has_errors() == ((mutation.fails & Access) != 0));
        CHECK(archive.log.has_errors() == ((mutation.fails & Archive) != 0));
    }
}

TEST_CASE("no rule is without a spoilt PDF that breaks it", "[preflight]") {
    std::vector<Diagnostic> entries;
    for (const Mutation& mutation : mutations())
        for (const PdfProfile profile : {PdfProfile::Ua1, PdfProfile::A2a})
            for (Diagnostic& entry : examined(spoilt(mutation), {profile}).log.entries)
                entries.push_back(std::move(entry));
    for (const PdfRule* rule : rules::all)
        for (const Breach& breach : breaches(*rule)) {
            INFO(breach.code << " " << breach.end);
            CHECK(std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
                return breach.is(entry);
            }));
        }
}

TEST_CASE("the list of the rules holds every rule", "[preflight]") {
    std::ifstream header(PAM_SOURCE_DIR "/pipeline/preflight/pdf_rules.h");
    std::stringstream text;
    text << header.rdbuf();
    const std::string rules = text.str();
    std::size_t count = 0;
    const std::string one = "inline constexpr PdfRule ";
    for (std::size_t at = rules.find(one); at != std::string::npos;
         at = rules.find(one, at + 1))
        ++count;
    CHECK(count == std::size(rules::all));
}

TEST_CASE("what may stand in what is told as the table has it", "[preflight]") {
    CHECK(may_hold("P", "Span", false));
    CHECK_FALSE(may_hold("P", "P", false));
    CHECK(may_hold("Link", "P", true));
    CHECK_FALSE(may_hold("Link", "P", false));
    CHECK(may_hold("Div", "TR", false));
    CHECK(may_hold("", "Document", false));
    CHECK_FALSE(may_hold("", "P", false));
    CHECK_FALSE(may_hold_content("Sect"));
    CHECK(may_hold_content("H2"));
    CHECK(is_single_in("Caption", "Figure"));
}

// By ./check, which then has veraPDF judge the folder: PAM_MUTATIONS=folder.
TEST_CASE("the spoilt PDFs are written out for another judge", "[.][write]") {
    const char* folder = std::getenv("PAM_MUTATIONS");
    REQUIRE(folder != nullptr);
    const auto write = [&](const std::string& name, const Bytes& bytes) {
        std::ofstream(fmt::format("{}/{}.pdf", folder, name_in_files(name))) << bytes;
    };
    write("sound", TaggedPdf().write());
    for (const Mutation& mutation : mutations())
        write(mutation.name, spoilt(mutation));
    // And the table of what may stand in what, with the file that shows every pair.
    std::ofstream(fmt::format("{}/pairs-of-types", folder)) << pairs_of_types();
    std::ofstream table(fmt::format("{}/refused-pairs.tsv", folder));
    const auto name = [](const std::string& type) { return type == "H1" ? "Hn" : type; };
    for (const std::string& around : holding_types())
        for (const std::string& kid : contained_types())
            if (!may_hold(around, kid, !is_inline(kid)))
                table << name(around) << '\t' << name(kid) << '\n';
}
