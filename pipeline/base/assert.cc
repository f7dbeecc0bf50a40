#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace pam {

void assertion_failed(
    const char* condition, const char* message, const char* file, int line
) {
    std::fprintf(
        stderr,
        "pamphleteer: internal fault: %s (%s) at %s:%d\n",
        message,
        condition,
        file,
        line
    );
    std::abort();
}

}  // namespace pam
