#include "manuscript/repeated.h"

#include <fmt/format.h>

#include <iterator>

namespace pam::manuscript {

void Repeated::add(Span span, std::string message, std::vector<std::string> hints) {
    constexpr std::size_t most = 10;
    ++count_;
    last_ = span;
    if (count_ <= most)
        told_.push_back({severity_, code_, span, std::move(message), std::move(hints)});
}

void Repeated::close(const Source& source, Diagnostics& log) {
    const std::size_t more = count_ - told_.size();
    log.entries.insert(
        log.entries.end(),
        std::make_move_iterator(told_.begin()),
        std::make_move_iterator(told_.end())
    );
    if (more == 0) return;
    log.entries.push_back(
        {severity_,
         code_,
         last_,
         fmt::format(
             "and {} more of this kind, the last on line {}",
             more,
             source.position(last_.begin).line
         ),
         {}}
    );
}

}  // namespace pam::manuscript
