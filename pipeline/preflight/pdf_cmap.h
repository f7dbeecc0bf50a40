// CMaps of composite fonts (ISO 32000-1, 9.7.5): how codes are told apart in a string, and
// which CIDs they stand for.
#pragma once

#include "preflight/pdf_objects.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pam::preflight {

struct CMap {
    struct Range {
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::size_t bytes = 0;
        std::uint32_t cid = 0;
    };
    std::string name;
    bool identity = false;
    bool embedded = false;
    bool known = false;  // Identity, or one that ISO 32000-1 predefines
    long long writing_mode = 0;
    std::optional<long long> stated_mode;  // in its dictionary, where embedded
    std::vector<Range> spaces;
    std::vector<Range> ranges;
    std::string uses;  // the CMap it builds upon
    bool large_cid = false;

    struct Code {
        std::uint32_t code = 0;
        std::size_t bytes = 0;
        bool operator<(const Code& other) const {
            return bytes != other.bytes ? bytes < other.bytes : code < other.code;
        }
    };
    /// The code that begins at a byte of a shown string; at least one byte, if any is left.
    [[nodiscard]] Code code_at(std::string_view text, std::size_t at) const;
    /// Nothing where only the predefined CMap's own file would tell.
    [[nodiscard]] std::optional<std::uint32_t> cid_of(const Code& code) const;

private:
    [[nodiscard]] std::size_t length_at(std::string_view text, std::size_t at) const;
};

[[nodiscard]] CMap read_cmap(QPDFObjectHandle encoding);
/// Among those of ISO 32000-1, table 118.
[[nodiscard]] bool is_predefined_cmap(const std::string& name);

}  // namespace pam::preflight
