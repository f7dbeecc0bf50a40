#include "page/settling.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "page/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::page {

namespace {

bool is_narrower(const std::string& a, const std::string& b) {
    const std::size_t left = utf8::count(a);
    const std::size_t right = utf8::count(b);
    return left != right ? left < right : a < b;
}

}  // namespace

model::FolioLabels
folio_labels(const PagedDocument& paged, const std::vector<std::string>& places) {
    model::FolioLabels labels;
    for (const Destination& destination : paged.destinations)
        if (std::binary_search(places.begin(), places.end(), destination.id))
            labels.try_emplace(destination.id, paged.pages[destination.page].label);
    for (const std::string& place : places)
        labels.try_emplace(place, "??");
    return labels;
}

/// A label that was said before has come round: from there on the widest of them stays, for
/// what is shortened does not grow and what has grown does not shrink.
std::string Settling::next(const std::string& place, const std::string& label) {
    std::set<std::string>& said = said_[place];
    if (said.insert(label).second) return label;
    return *std::max_element(said.begin(), said.end(), is_narrower);
}

bool Settling::take(model::FolioLabels found) {
    found_ = std::move(found);
    if (found_ == stated_ || ++rounds_ > limits::reference_rounds) return true;
    model::FolioLabels wanted;
    for (const auto& [place, label] : found_) {
        const auto before = stated_.find(place);
        const bool holds = before != stated_.end() && before->second == label;
        wanted[place] = holds ? label : next(place, label);
    }
    if (wanted == stated_) return true;
    stated_ = std::move(wanted);
    return false;
}

void Settling::report(Diagnostics& log) const {
    for (const auto& [place, label] : stated_) {
        const auto found = found_.find(place);
        if (found == found_.end() || found->second == label) continue;
        log.warn(
            codes::reference_unsettled,
            Span::none(),
            fmt::format(
                "a reference to \"{}\" says page {}, but it stands on page {}: with the "
                "right number, the pages would turn elsewhere",
                place,
                label,
                found->second
            ),
            {"add or take away a word before that page"}
        );
    }
}

}  // namespace pam::page
