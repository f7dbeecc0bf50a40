#include "desk/run.h"

#include "desk/build.h"
#include "desk/exit_status.h"
#include "desk/inspect.h"
#include "desk/options.h"
#include "desk/preflight_report.h"
#include "desk/reporter.h"

#include <malloc.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>

namespace pam::desk {

namespace {

// A broken assumption aborts; scripts shall see the documented status, not a signal.
void end_as_our_fault(int) {
    ::_exit(static_cast<int>(ExitStatus::OurFault));
}

ExitStatus perform(const Options& options) {
    Reporter reporter;
    switch (options.command) {
    case Command::Build:
        return build(options, reporter);
    case Command::Proof:
        return proof(options, reporter);
    case Command::Preflight:
        return preflight_files(options, reporter);
    case Command::Dump:
        return dump(options, reporter);
    case Command::Explain:
        return explain(options, reporter);
    case Command::Styles:
        return list_styles(reporter);
    case Command::Fonts:
        return list_fonts(reporter);
    case Command::Doctor:
        return doctor(reporter);
    }
    return ExitStatus::OurFault;
}

int run_checked(int argc, const char* const* argv) {
    const Parsed parsed = parse(argc, argv);
    if (!parsed.options) {
        std::fputs(parsed.message.c_str(), parsed.status == 0 ? stdout : stderr);
        return parsed.status;
    }
    return static_cast<int>(perform(*parsed.options));
}

}  // namespace

int run(int argc, const char* const* argv) {
    std::signal(SIGABRT, end_as_our_fault);
    // A reader that closed our standard output (`| head`) is no fault.
    std::signal(SIGPIPE, SIG_DFL);
    // Cairo deflates page streams that the finisher at once inflates again; this saves
    // both.
    ::setenv("CAIRO_DEBUG_PDF", "1", 1);
    // Large buffers go back to the system as soon as they are let go of; the allocator
    // would else learn from the first of them to keep the rest.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    try {
        return run_checked(argc, argv);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "pamphleteer: internal fault: %s\n", fault.what());
    }
    return static_cast<int>(ExitStatus::OurFault);
}

}  // namespace pam::desk
