#include "press/page_labels.h"

#include "base/roman.h"

#include <string_view>
#include <utility>

namespace pam::press {
namespace {

int decimal_value(std::string_view text) {
    if (text.empty() || text.size() > 7 || text.front() == '0') return 0;
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lowered;
}

LabelRange range_of(const std::string& label, std::size_t page) {
    if (const int number = decimal_value(label)) return {page, 'D', {}, number};
    if (const int number = roman_value(label)) return {page, 'r', {}, number};
    const std::string lowered = lower(label);
    const int number = roman_value(lowered);
    if (number != 0 && label.find_first_not_of("MDCLXVI") == label.npos)
        return {page, 'R', {}, number};
    return {page, 0, label, 1};
}

}  // namespace

std::vector<LabelRange> label_ranges(const std::vector<std::string>& labels) {
    std::vector<LabelRange> ranges;
    for (std::size_t page = 0; page < labels.size(); ++page) {
        LabelRange range = range_of(labels[page], page);
        if (!ranges.empty() && range.style != 0 && ranges.back().style == range.style) {
            const auto steps = static_cast<int>(page - ranges.back().first_page);
            if (ranges.back().start + steps == range.start) continue;
        }
        ranges.push_back(std::move(range));
    }
    return ranges;
}

}  // namespace pam::press
