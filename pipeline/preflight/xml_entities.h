// Character and entity references (XML 1.0, 4.1): the five that XML knows, numbers, and
// what a document declares for itself.
#pragma once

#include "preflight/xml_tree.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace pam::preflight {

class XmlEntities {
public:
    void declare(std::string_view name, std::string value);
    /// Declared, but its text stands in another file, which is not fetched.
    void declare_external(std::string_view name);
    /// An external subset may declare any name.
    void trust_external_subset() { any_name_ = true; }

    struct Resolved {
        std::string text;
        std::optional<XmlFault> fault;
    };
    /// `written` with its references resolved; `offset` is its place in the document.
    [[nodiscard]] Resolved resolve(std::string_view written, std::size_t offset);

private:
    [[nodiscard]] std::optional<std::string> number(std::string_view digits) const;
    [[nodiscard]] std::optional<std::string> named(std::string_view name) const;

    std::map<std::string, std::string, std::less<>> values_;
    std::set<std::string, std::less<>> externals_;
    bool any_name_ = false;
    std::size_t written_ = 0;  // bytes that declared entities have put out
};

}  // namespace pam::preflight
