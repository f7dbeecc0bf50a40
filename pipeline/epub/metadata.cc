// Attribute order in <meta name="cover" content="..."/> matters to old Nooks.
// `pageBreakSource` is not used: EPUBCheck 4.2.6, which Kobo runs, refuses it (OPF-027);
// dc:source with source-of says the same.
#include "epub/metadata.h"

#include "document/isbn.h"
#include "document/sort_names.h"
#include "epub/accessibility.h"
#include "epub/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::epub {

namespace {

using document::Field;
using document::Metadata;
using model::TypesetModel;

/// Schemes of subjects that EPUB reserves a name for (EPUB 3.3, D.3.2).
constexpr std::array<std::string_view, 13> authorities{
    "AAT",
    "BIC",
    "BISAC",
    "CLC",
    "DDC",
    "CLIL",
    "EuroVoc",
    "LCC",
    "LCSH",
    "NDC",
    "Thema",
    "UDC",
    "WGS"};

struct Subject {
    std::string name;
    std::string authority, term;  // both or neither
};

/// "Labour [LCSH sh85073570]" names a subject and its code; brackets that begin with no
/// scheme are part of the name.
Subject subject_of(const std::string& text) {
    const std::size_t open = text.rfind(" [");
    if (!text.ends_with(']') || open == std::string::npos) return {text, "", ""};
    const std::string inside = text.substr(open + 2, text.size() - open - 3);
    const std::size_t blank = inside.find(' ');
    const std::string scheme = inside.substr(0, blank);
    const bool known =
        std::find(authorities.begin(), authorities.end(), scheme) != authorities.end();
    if (!known || blank == std::string::npos) return {text, "", ""};
    return {text.substr(0, open), scheme, inside.substr(blank + 1)};
}

/// One dc:title holds the subtitle too: most reading systems show only the first.
std::string full_title(const Metadata& facts, const std::string& title) {
    if (facts.subtitle.value.empty()) return title;
    const bool ends = std::string_view("?!.:").find(title.back()) != std::string_view::npos;
    return title + (ends ? " " : ": ") + facts.subtitle.value;
}

class MetadataWriter {
public:
    MetadataWriter(
        const TypesetModel& model, const Publication& book, pugi::xml_node metadata
    )
        : model_(model)
        , book_(book)
        , facts_(model.metadata)
        , metadata_(metadata) {}

    void write(std::int64_t date) {
        fact("dc:identifier", book_.identifier, "publication-id");
        fact("dc:title", full_title(facts_, book_.title), "work-title");
        file_as("work-title", book_.title);
        fact("dc:language", book_.language);
        creators();
        contributors();
        fact(
            "dc:publisher",
            facts_.publisher.value.empty() ? facts_.organisation.value
                                           : facts_.publisher.value
        );
        if (const auto day = machine_date(facts_.date.value)) fact("dc:date", *day);
        fact("dc:rights", facts_.rights.value);
        fact("dc:description", facts_.description.value);
        subjects();
        page_source();
        property("dcterms:modified", utc_timestamp(date));
        series();
        accessibility();
        if (!book_.cover.empty())
            line("meta", {{"name", "cover"}, {"content", "cover-image"}});
        append_line_end(metadata_);
    }

private:
    pugi::xml_node line(const char* name, std::initializer_list<Attribute> attributes) {
        append_line_end(metadata_);
        return add(metadata_, name, attributes);
    }

    void fact(const char* name, const std::string& value, const std::string& id = "") {
        if (!value.empty()) append_text(line(name, {{"id", id}}), value);
    }

    void property(
        const std::string& property, const std::string& value, const std::string& id = ""
    ) {
        append_text(line("meta", {{"property", property}, {"id", id}}), value);
    }

    void refine(
        const std::string& id,
        const char* property,
        const std::string& value,
        const char* scheme = ""
    ) {
        append_text(
            line(
                "meta", {{"refines", "#" + id}, {"property", property}, {"scheme", scheme}}
            ),
            value
        );
    }

    void file_as(const std::string& id, const std::string& name) {
        if (const Field* sort_name = document::sort_name_of(facts_, name))
            refine(id, "file-as", sort_name->value);
    }

    void person(
        const char* element,
        const std::string& id,
        const std::string& name,
        const std::string& role
    ) {
        fact(element, name, id);
        refine(id, "role", role, "marc:relators");
        file_as(id, name);
    }

    void creators() {
        std::vector<Field> authors = facts_.authors;
        if (authors.empty()) authors.push_back(facts_.organisation);
        int number = 0;
        for (const Field& author : authors)
            if (!author.value.empty())
                person(
                    "dc:creator", fmt::format("author-{}", ++number), author.value, "aut"
                );
    }

    void contributors() {
        int number = 0;
        for (const document::Contributor& one : facts_.contributors)
            person(
                "dc:contributor",
                fmt::format("contributor-{}", ++number),
                one.name.value,
                one.role
            );
    }

    void subjects() {
        int number = 0;
        for (const Field& field : facts_.subjects) {
            const Subject subject = subject_of(field.value);
            const std::string id =
                subject.term.empty() ? "" : fmt::format("subject-{}", ++number);
            fact("dc:subject", subject.name, id);
            if (id.empty()) continue;
            refine(id, "authority", subject.authority);
            refine(id, "term", subject.term);
        }
    }

    void series() {
        if (facts_.series.value.empty()) return;
        property("belongs-to-collection", facts_.series.value, "work-series");
        refine("work-series", "collection-type", "series");
        if (!facts_.series_number.value.empty())
            refine("work-series", "group-position", facts_.series_number.value);
        file_as("work-series", facts_.series.value);
    }

    /// The printed edition whose pages the page list names: by its ISBN, else in words, for
    /// then it is this book's own PDF.
    void page_source() {
        const std::string isbn =
            document::isbn13(facts_.print_isbn.value).value_or(std::string());
        const Size trim = model_.pages.right.size;
        if (book_.pages.empty()) {
            if (!isbn.empty()) fact("dc:source", "urn:isbn:" + isbn);
            return;
        }
        fact(
            "dc:source",
            isbn.empty() ? fmt::format(
                "{}, PDF, {:.0f} × {:.0f} mm",
                book_.title,
                trim.width.points() * 25.4 / 72,
                trim.height.points() * 25.4 / 72
            )
                         : "urn:isbn:" + isbn,
            "page-source"
        );
        refine("page-source", "source-of", "pagination");
    }

    void accessibility() {
        for (const auto& [name, value] : access_facts(model_, book_)) {
            property(name, value);
            // The summary is written in English, whatever the book is.
            if (name == "schema:accessibilitySummary")
                metadata_.last_child().append_attribute("xml:lang").set_value("en");
        }
    }

    const TypesetModel& model_;
    const Publication& book_;
    const Metadata& facts_;
    pugi::xml_node metadata_;
};

}  // namespace

void add_metadata(
    const TypesetModel& model,
    const Publication& book,
    std::int64_t date,
    pugi::xml_node package
) {
    append_line_end(package);
    MetadataWriter(
        model,
        book,
        add(package, "metadata", {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}})
    ).write(date);
}

}  // namespace pam::epub
