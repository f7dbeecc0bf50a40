// What the book offers to readers who see, hear or handle differently: schema.org discovery
// metadata (EPUB Accessibility 1.1, 2), computed from the book itself, never claimed.
#pragma once

#include "epub/publication.h"
#include "model/typeset_model.h"

#include <string>
#include <utility>
#include <vector>

namespace pam::epub {

/// Property and value, in the order in which the package document states them.
using AccessFacts = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] AccessFacts
access_facts(const model::TypesetModel& model, const Publication& book);

}  // namespace pam::epub
