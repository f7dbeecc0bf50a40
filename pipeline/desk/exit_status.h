// How the program ends; scripts rely on these numbers.
#pragma once

namespace pam::desk {

enum class ExitStatus : int {
    Good = 0,       // built and proven
    NotProven = 1,  // the proof or a check failed; old outputs are as they were
    WrongUsage = 2,
    CannotRead = 3,   // the manuscript or a resource
    CannotWrite = 4,  // an output
    OurFault = 70,    // a broken assumption of the program itself (sysexits' EX_SOFTWARE)
};

/// The status for an error's code; 3 for those that have none of their own.
[[nodiscard]] ExitStatus status_of(const char* code);

}  // namespace pam::desk
