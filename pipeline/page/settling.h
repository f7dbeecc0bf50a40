// Page references are set before it is known where things stand: pages are made up with
// what the references say, then the references say where things came to stand, until both
// agree. A longer number may turn a line, and the line a page: that two answers chase each
// other for ever is rare, but it can happen, so the search has an end.
#pragma once

#include "page/paged_document.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace pam::page {

/// The folios of the pages where these elements begin (ids, ascending); "??" for one that
/// the style does not show.
[[nodiscard]] model::FolioLabels
folio_labels(const PagedDocument& paged, const std::vector<std::string>& places);

class Settling {
public:
    /// Takes where things stand when the references say `stated()`. True when there is
    /// nothing more to do: both agree, or no more rounds are allowed.
    [[nodiscard]] bool take(model::FolioLabels found);
    /// What the references shall say in the next round.
    [[nodiscard]] const model::FolioLabels& stated() const { return stated_; }
    /// Tells of references that say another page than where their place stands: PG008.
    void report(Diagnostics& log) const;

private:
    [[nodiscard]] std::string next(const std::string& place, const std::string& label);

    model::FolioLabels stated_;
    model::FolioLabels found_;
    std::map<std::string, std::set<std::string>> said_;  // before, by place
    int rounds_ = 0;
};

}  // namespace pam::page
