// One manuscript being built, and what is said about it when it is done: to people or to
// machines.
#pragma once

#include "base/files.h"
#include "desk/exit_status.h"
#include "desk/options.h"
#include "desk/products.h"
#include "desk/reporter.h"
#include "desk/timings.h"
#include "desk/workbench.h"

#include <optional>
#include <vector>

namespace pam::desk {

/// What one manuscript came to.
struct Outcome {
    ExitStatus status = ExitStatus::Good;
    std::optional<Error> error;
    Products products;
    std::vector<OutputFile> files;  // as written
};

struct Job {
    Options options;
    Workbench bench;
    Timings timings;
    Outcome outcome;
};

/// Diagnostics to standard error; what was inferred and written to standard output.
void report_to_people(const Job& job, const Reporter& reporter);

/// One JSON object on standard output.
void report_to_machines(const Job& job, const Reporter& reporter);

}  // namespace pam::desk
