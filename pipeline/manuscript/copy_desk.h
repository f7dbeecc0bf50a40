// The copy desk: mends the typewriter's marks after reading, whatever the format was, and
// tells each change to the ledger. Code, addresses and file names are never touched.
#pragma once

#include "manuscript/manuscript.h"

#include <string>
#include <string_view>

namespace pam::manuscript {

/// Finishes the ledger. With the desk on, the document is mended by the rules for its
/// language, and what the rules are not sure of is proposed. Then all entries, those of
/// other makers too, are numbered from 1 in source order; refused ones are put back as
/// typed, accepted proposals are applied. No decision changes what another entry is called.
void copy_edit(
    const Source& source,
    Manuscript& manuscript,
    const ReadOptions& options,
    Diagnostics& log
);

/// Characters that XML and fonts cannot hold become U+FFFD, with a ledger entry and a
/// diagnostic; done also when the copy desk is off, for no output could carry them.
void replace_control_characters(
    const Source& source, Manuscript& manuscript, Diagnostics& log
);

/// A string outside the text (a title in the metadata) by the same rules.
[[nodiscard]] std::string mended(std::string_view text, std::string_view language);

}  // namespace pam::manuscript
