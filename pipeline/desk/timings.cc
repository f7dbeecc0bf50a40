#include "desk/timings.h"

#include <sys/resource.h>

namespace pam::desk {

std::vector<StageTime> Timings::stages() const {
    const std::lock_guard lock(mutex_);
    return stages_;
}

void Timings::book(const char* stage, Clock::duration time) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const std::lock_guard lock(mutex_);
    stages_.push_back(
        {stage,
         std::chrono::duration<double, std::milli>(time).count(),
         static_cast<double>(usage.ru_maxrss) / 1024}
    );
}

}  // namespace pam::desk
