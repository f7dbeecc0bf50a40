// Addresses that stand in the text without a mark: links all the same.
#pragma once

#include "document/document.h"

namespace pam::manuscript::markdown {

/// Makes links of the web and mail addresses in the document's texts, those of links left
/// out.
void link_bare_addresses(document::Document& document);

}  // namespace pam::manuscript::markdown
