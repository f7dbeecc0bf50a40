// How long each stage took and how much memory the program held after it. Stages may run at
// once.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

namespace pam::desk {

struct StageTime {
    std::string stage;
    double milliseconds = 0;
    double peak_mebibytes = 0;  // of the whole program, when the stage ended
};

class Timings {
public:
    /// Runs the work and books its time under the stage's name.
    template<typename Work>
    auto measure(const char* stage, Work&& work) {
        const Booking booking(*this, stage);
        return work();
    }
    [[nodiscard]] std::vector<StageTime> stages() const;

private:
    using Clock = std::chrono::steady_clock;
    class Booking {
    public:
        Booking(Timings& timings, const char* stage)
            : timings_(timings)
            , stage_(stage)
            , start_(Clock::now()) {}
        Booking(const Booking&) = delete;
        Booking& operator=(const Booking&) = delete;
        ~Booking() { timings_.book(stage_, Clock::now() - start_); }

    private:
        Timings& timings_;
        const char* stage_;
        Clock::time_point start_;
    };
    void book(const char* stage, Clock::duration time);

    mutable std::mutex mutex_;
    std::vector<StageTime> stages_;
};

}  // namespace pam::desk
