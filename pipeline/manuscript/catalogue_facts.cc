#include "manuscript/catalogue_facts.h"

#include "base/utf8.h"
#include "document/isbn.h"
#include "document/sort_names.h"
#include "manuscript/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

using document::Contributor;
using document::Field;
using document::Metadata;
using document::Origin;

struct Part {
    std::string_view key;
    std::string_view relator;
};
constexpr std::array<Part, 9> parts{
    {{"editor", "edt"},
     {"translator", "trl"},
     {"illustrator", "ill"},
     {"introduction", "aui"},
     {"afterword", "aft"},
     {"annotator", "ann"},
     {"compiler", "com"},
     {"photographer", "pht"},
     {"contributor", "ctb"}}};

constexpr std::string_view any_part = "ctb";

/// "Ada Lamp [ctg]" says itself which part it was.
Contributor contributor(std::string_view relator, const Setting& setting) {
    std::string_view name = setting.value;
    std::string role(relator);
    if (relator == any_part && name.ends_with(']') && name.size() > 6
        && name.substr(name.size() - 5, 1) == "[") {
        const std::string_view code = name.substr(name.size() - 4, 3);
        const bool small = std::all_of(code.begin(), code.end(), [](char c) {
            return c >= 'a' && c <= 'z';
        });
        if (small) {
            role = code;
            name = utf8::trim(name.substr(0, name.size() - 5));
        }
    }
    return {std::move(role), {std::string(name), setting.origin, setting.span}};
}

void refuse(Field& field, std::string message, const char* hint, Diagnostics& log) {
    log.warn(codes::setting_of_unknown_value, field.span, std::move(message), {hint});
    field = {};
}

void check_isbn(Metadata& facts, Diagnostics& log) {
    const std::string& identifier = facts.identifier.value;
    if (document::is_like_isbn(identifier) && !document::isbn13(identifier))
        log.warn(
            codes::setting_of_unknown_value,
            facts.identifier.span,
            fmt::format("the check digit of the ISBN {} is wrong", identifier),
            {"compare it with the number that the ISBN agency gave; shops refuse a wrong "
             "one"}
        );
    Field& print = facts.print_isbn;
    if (!print.value.empty() && !document::isbn13(print.value))
        refuse(
            print,
            fmt::format("print-isbn: {} is no ISBN", print.value),
            "write its 13 digits; the last one is the check digit",
            log
        );
}

/// A decimal number as OPF's group-position wants it (EPUB 3.3, D.3.5): "3", "2.5".
bool is_position(std::string_view text) {
    bool digit = false;
    int points = 0;
    for (const char c : text) {
        if (c == '.') {
            if (!digit) return false;
            ++points;
            digit = false;
        } else if (c >= '0' && c <= '9') {
            digit = true;
        } else {
            return false;
        }
    }
    return digit && points < 3;
}

void check_series(Metadata& facts, Diagnostics& log) {
    Field& number = facts.series_number;
    if (!number.value.empty() && !is_position(number.value))
        refuse(
            number,
            fmt::format("series-number: {} is no number", number.value),
            "write the volume's number in figures: 3, or 2.5 for one between two",
            log
        );
    if (!number.value.empty() && facts.series.value.empty())
        refuse(
            number,
            "series-number: there is no series of which this is the number",
            "name it: series: The Fenn Library",
            log
        );
}

bool files_something(const Metadata& facts, const Field& sort_name) {
    const auto files = [&](const Field& named) {
        return document::sort_name_of(facts, named.value) == &sort_name;
    };
    return files(facts.title) || files(facts.organisation) || files(facts.series)
           || std::any_of(facts.authors.begin(), facts.authors.end(), files)
           || std::any_of(
               facts.contributors.begin(),
               facts.contributors.end(),
               [&](const Contributor& one) { return files(one.name); }
           );
}

void check_sort_names(const Metadata& facts, Diagnostics& log) {
    for (const Field& sort_name : facts.sort_names)
        if (!files_something(facts, sort_name))
            log.warn(
                codes::setting_of_unknown_value,
                sort_name.span,
                fmt::format(
                    "file-as: \"{}\" has the words of no title and of no name",
                    sort_name.value
                ),
                {"write the same words in the order of a catalogue: \"Lamp, Ada\" for Ada "
                 "Lamp"}
            );
}

}  // namespace

std::string_view relator_of(std::string_view key) {
    for (const Part& part : parts)
        if (part.key == key) return part.relator;
    return {};
}

void set_contributors(Metadata& facts, const std::vector<Setting>& settings) {
    Origin origin = Origin::Default;
    for (const Setting& setting : settings)
        if (!relator_of(setting.key).empty()) origin = std::max(origin, setting.origin);
    const bool stands_stronger = std::any_of(
        facts.contributors.begin(),
        facts.contributors.end(),
        [&](const Contributor& one) { return one.name.origin > origin; }
    );
    if (origin == Origin::Default || stands_stronger) return;
    facts.contributors.clear();
    for (const Setting& setting : settings)
        if (const std::string_view relator = relator_of(setting.key);
            !relator.empty() && setting.origin == origin && !setting.value.empty())
            facts.contributors.push_back(contributor(relator, setting));
}

void check_catalogue_facts(Metadata& facts, Diagnostics& log) {
    check_isbn(facts, log);
    check_series(facts, log);
    check_sort_names(facts, log);
}

}  // namespace pam::manuscript
