#include "manuscript/docx_metadata.h"

#include "base/utf8.h"
#include "manuscript/language_guess.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::docx {

namespace {

using namespace document;

std::string primary(std::string_view language) {
    return std::string(language.substr(0, language.find('-')));
}

bool runs_right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 9> all{
        "ar", "he", "iw", "fa", "ur", "yi", "syr", "dv", "ps"};
    return std::find(all.begin(), all.end(), primary(language)) != all.end();
}

// The language of most letters, all its regions together, by its commonest region.
std::string prevailing_language(const Reading& reading) {
    std::map<std::string, std::size_t> totals;
    for (const auto& [language, letters] : reading.letters)
        totals[primary(language)] += letters;
    const auto most =
        std::max_element(totals.begin(), totals.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
    if (most == totals.end()) return {};
    std::string best;
    std::size_t letters = 0;
    for (const auto& [language, count] : reading.letters)
        if (primary(language) == most->first && count > letters) {
            best = language;
            letters = count;
        }
    return best;
}

// What programs write where nobody stated an author.
bool is_nobody(std::string_view name) {
    constexpr std::array<std::string_view, 12> nobody{
        "Windows User",
        "Microsoft Office User",
        "Microsoft Office",
        "python-docx",
        "Apache POI",
        "Un-named",
        "Unknown",
        "user",
        "User",
        "Admin",
        "Administrator",
        "Author"};
    return std::find(nobody.begin(), nobody.end(), name) != nobody.end();
}

// And where nobody stated a title: the name of the file it was made from.
bool is_no_title(std::string_view title) {
    constexpr std::array<std::string_view, 6> endings{
        ".doc", ".docx", ".rtf", ".txt", ".odt", ".wpd"};
    for (const std::string_view ending : endings)
        if (title.ends_with(ending)) return true;
    return title.starts_with("Microsoft Word -") || title == "Untitled"
           || title == "Untitled document" || title == "Word Document";
}

class CoreProperties {
public:
    CoreProperties(pugi::xml_node properties, Reading& reading)
        : properties_(properties)
        , reading_(reading) {}

    [[nodiscard]] std::string text(const char* name) const {
        return utf8::collapse_spaces(properties_.child(name).text().get());
    }

    void fill(Field& field, const char* name, const char* what) {
        if (!field.value.empty() && field.origin != Origin::Default) return;
        if (std::string value = text(name); !value.empty())
            state(field, std::move(value), what);
    }

    void state(Field& field, std::string value, const char* what) {
        reading_.inferences.push_back({what, value, Span::none()});
        field = {std::move(value), Origin::Inferred, Span::none()};
    }

    // Parted by semicolons or commas, as Word's own window asks for them.
    void keywords(std::vector<Field>& subjects) {
        for (const char* name : {"dc:subject", "cp:keywords"}) {
            const std::string all = text(name);
            const char mark = all.find(';') != std::string::npos ? ';' : ',';
            for (std::size_t at = 0; at < all.size();) {
                const std::size_t end = std::min(all.find(mark, at), all.size());
                const std::string_view word =
                    utf8::trim(std::string_view(all).substr(at, end - at));
                if (!word.empty())
                    state(subjects.emplace_back(), std::string(word), "subject");
                at = end + 1;
            }
        }
    }

private:
    pugi::xml_node properties_;
    Reading& reading_;
};

}  // namespace

Facts facts_of(const Reading& reading) {
    Facts facts;
    facts.language = prevailing_language(reading);
    const auto guessed = guess_language(reading.transcript.text());
    if (guessed && *guessed != primary(facts.language)) {
        facts.false_language = facts.language;
        facts.language = *guessed;
    }
    facts.right_to_left = runs_right_to_left(facts.language);
    return facts;
}

void read_metadata(Reading& reading, const Facts& facts, Metadata& metadata) {
    if (!facts.language.empty()) {
        metadata.language = {facts.language, Origin::Inferred, Span::none()};
        reading.inferences.push_back({"language", facts.language, Span::none()});
    }
    std::string name = "docProps/core.xml";
    for (const Relationship& one : reading.package.relationships(""))
        if (one.type == "core-properties" && !one.external) name = one.target;
    if (!reading.package.has(name)) return;
    const auto part = reading.package.parse(name);
    if (!part) return;
    CoreProperties core(part->tree.child("cp:coreProperties"), reading);
    if (!is_no_title(core.text("dc:title"))) core.fill(metadata.title, "dc:title", "title");
    if (metadata.authors.empty() && !is_nobody(core.text("dc:creator"))
        && !core.text("dc:creator").empty())
        core.state(metadata.authors.emplace_back(), core.text("dc:creator"), "author");
    core.fill(metadata.description, "dc:description", "description");
    core.fill(metadata.language, "dc:language", "language");
    if (metadata.subjects.empty()) core.keywords(metadata.subjects);
}

}  // namespace pam::manuscript::docx
