#include "manuscript/reading_settings.h"

#include "base/utf8.h"
#include "manuscript/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace pam::manuscript {

namespace {

// No ledger is that long; "1-999999999" must not fill the machine.
constexpr std::size_t most_numbers = 100'000;

std::optional<int> number_in(std::string_view written) {
    written = utf8::trim(written);
    int number = 0;
    const char* end = written.data() + written.size();
    const auto [read_to, problem] = std::from_chars(written.data(), end, number);
    if (problem != std::errc{} || read_to != end || number < 1) return std::nullopt;
    return number;
}

// "7" or "10-12".
bool add_numbers(std::string_view written, std::vector<int>& numbers) {
    const std::size_t dash = written.find('-');
    const auto first = number_in(written.substr(0, dash));
    const auto last =
        dash == std::string_view::npos ? first : number_in(written.substr(dash + 1));
    if (!first || !last || *last < *first) return false;
    if (static_cast<std::size_t>(*last - *first) >= most_numbers - numbers.size())
        return false;
    for (int number = *first; number <= *last; ++number)
        numbers.push_back(number);
    return true;
}

template<typename Value>
struct Named {
    std::string_view name;
    Value value;
};
constexpr std::array<Named<Profile>, 4> profiles{
    {{"auto", Profile::Auto},
     {"plain", Profile::Plain},
     {"gutenberg", Profile::Gutenberg},
     {"mail", Profile::Mail}}};
constexpr std::array<Named<ProvenancePlace>, 3> places{
    {{"front", ProvenancePlace::Front},
     {"colophon", ProvenancePlace::Colophon},
     {"omit", ProvenancePlace::Omit}}};

void not_understood(const Setting& setting, std::string_view wanted, Diagnostics& log) {
    log.warn(
        codes::setting_of_unknown_value,
        setting.span,
        fmt::format(
            "\"{}: {}\" says nothing that is known",
            setting.key,
            utf8::elide_middle(setting.value, 40)
        ),
        {fmt::format("{} wants {}", setting.key, wanted)}
    );
}

template<typename Value, std::size_t count>
void choose(
    const std::array<Named<Value>, count>& known,
    const Setting& setting,
    Value& chosen,
    Diagnostics& log
) {
    std::string names;
    for (const Named<Value>& one : known) {
        if (one.name == setting.value) {
            chosen = one.value;
            return;
        }
        names += fmt::format("{}{}", names.empty() ? "" : ", ", one.name);
    }
    not_understood(setting, names, log);
}

void take_out(const std::vector<int>& numbers, std::vector<int>& list) {
    std::erase_if(list, [&](int number) {
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    });
}

void sort_numbers(std::vector<int>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// What one origin says of entries overrules what weaker ones said of the same. What it says
// against itself the ledger tells.
class Verdicts {
public:
    void add(std::vector<int> refuse, std::vector<int> accept) {
        sort_numbers(refuse);
        sort_numbers(accept);
        take_out(accept, refuse_);
        take_out(refuse, accept_);
        refuse_.insert(refuse_.end(), refuse.begin(), refuse.end());
        accept_.insert(accept_.end(), accept.begin(), accept.end());
    }

    void put_into(ReadOptions& options) {
        sort_numbers(refuse_);
        sort_numbers(accept_);
        options.refuse = std::move(refuse_);
        options.accept = std::move(accept_);
    }

private:
    std::vector<int> refuse_;
    std::vector<int> accept_;
};

std::vector<int> numbers_of(
    const std::vector<Setting>& settings,
    document::Origin origin,
    std::string_view key,
    Diagnostics& log
) {
    std::vector<int> numbers;
    for (const Setting& setting : settings) {
        if (setting.key != key || setting.origin != origin || setting.value.empty())
            continue;
        const auto read = entry_numbers(setting.value);
        if (read)
            numbers.insert(numbers.end(), read->begin(), read->end());
        else
            not_understood(setting, "numbers of ledger entries, as 3, 7, 10-12", log);
    }
    return numbers;
}

}  // namespace

std::optional<std::vector<int>> entry_numbers(std::string_view written) {
    std::vector<int> numbers;
    for (;;) {
        const std::size_t comma = written.find(',');
        if (!add_numbers(written.substr(0, comma), numbers)) return std::nullopt;
        if (comma == std::string_view::npos) return numbers;
        written.remove_prefix(comma + 1);
    }
}

ReadOptions
settled(const ReadOptions& options, const std::vector<Setting>& front, Diagnostics& log) {
    using document::Origin;
    ReadOptions result = options;
    std::vector<Setting> settings = front;
    settings.insert(settings.end(), options.settings.begin(), options.settings.end());
    std::stable_sort(
        settings.begin(),
        settings.end(),
        [](const Setting& a, const Setting& b) { return a.origin < b.origin; }
    );
    for (const Setting& setting : settings) {
        if (setting.key == "profile") choose(profiles, setting, result.profile, log);
        if (setting.key == "provenance") choose(places, setting, result.provenance, log);
    }
    // What the options themselves state is stronger than any setting.
    if (options.profile != Profile::Auto) result.profile = options.profile;
    Verdicts verdicts;
    for (const Origin origin : {Origin::FrontMatter, Origin::Sidecar, Origin::Option})
        verdicts.add(
            numbers_of(settings, origin, "refuse", log),
            numbers_of(settings, origin, "accept", log)
        );
    verdicts.add(options.refuse, options.accept);
    verdicts.put_into(result);
    return result;
}

}  // namespace pam::manuscript
