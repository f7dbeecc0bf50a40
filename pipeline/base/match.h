// One helper to take a std::variant apart: match(block, [](const Heading&) {...}, [](const
// auto&) {...}).
#pragma once

#include <utility>
#include <variant>

namespace pam {

template<typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template<typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

template<typename Variant, typename... Functions>
decltype(auto) match(Variant&& value, Functions&&... functions) {
    return std::visit(
        Overloaded{std::forward<Functions>(functions)...}, std::forward<Variant>(value)
    );
}

}  // namespace pam
