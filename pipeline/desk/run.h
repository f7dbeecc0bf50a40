// The program from its arguments to its exit status.
#pragma once

namespace pam::desk {

/// Total: every failure, even a fault of our own, ends in an exit status.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace pam::desk
