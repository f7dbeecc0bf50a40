#include "desk/exit_status.h"

#include "base/codes.h"
#include "desk/codes.h"
#include "epub/codes.h"
#include "press/codes.h"

#include <string_view>

namespace pam::desk {

ExitStatus status_of(const char* code) {
    const std::string_view name = code;
    if (name == pam::codes::folder_not_made || name == pam::codes::file_not_written)
        return ExitStatus::CannotWrite;
    if (name == codes::account_open) return ExitStatus::NotProven;
    const bool fault =
        name == epub::codes::archive_failed || name == epub::codes::unholdable_text
        || name == pam::codes::painter_failed || name == pam::codes::finisher_failed;
    if (fault) return ExitStatus::OurFault;
    const bool usage = name == codes::unknown_style || name == codes::same_name
                       || name == codes::wrong_option || name == codes::output_in_place
                       || name == codes::no_such_page;
    return usage ? ExitStatus::WrongUsage : ExitStatus::CannotRead;
}

}  // namespace pam::desk
