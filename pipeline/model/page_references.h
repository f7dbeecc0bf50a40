// What the text says of its own pages: references such as "see p. 12". The words are known
// only when pages are made, so they are put into the tree afterwards, as often as it takes.
#pragma once

#include "model/typeset_model.h"

#include <string>
#include <vector>

namespace pam::model {

/// Ids of the places whose folio the text states, each once, ascending.
[[nodiscard]] std::vector<std::string> places_referred_to(const TypesetModel& model);

/// Makes the text state these folios, and keeps them for the house style's
/// `target-counter()`. A place that has none is stated as "00": so wide is a usual folio.
void state_folios(TypesetModel& model, FolioLabels labels);

/// The folio that the text states for a place.
[[nodiscard]] std::string_view folio_of(const TypesetModel& model, std::string_view id);

}  // namespace pam::model
