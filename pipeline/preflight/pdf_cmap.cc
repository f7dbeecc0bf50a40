#include "preflight/pdf_cmap.h"

#include "preflight/content_lexer.h"

#include <algorithm>
#include <set>
#include <utility>

namespace pam::preflight {

namespace {

using Kind = ContentToken::Kind;

const std::set<std::string> predefined = {
    "Identity-H",
    "Identity-V",
    "GB-EUC-H",
    "GB-EUC-V",
    "GBpc-EUC-H",
    "GBpc-EUC-V",
    "GBK-EUC-H",
    "GBK-EUC-V",
    "GBKp-EUC-H",
    "GBKp-EUC-V",
    "GBK2K-H",
    "GBK2K-V",
    "UniGB-UCS2-H",
    "UniGB-UCS2-V",
    "UniGB-UTF16-H",
    "UniGB-UTF16-V",
    "B5pc-H",
    "B5pc-V",
    "HKscs-B5-H",
    "HKscs-B5-V",
    "ETen-B5-H",
    "ETen-B5-V",
    "ETenms-B5-H",
    "ETenms-B5-V",
    "CNS-EUC-H",
    "CNS-EUC-V",
    "UniCNS-UCS2-H",
    "UniCNS-UCS2-V",
    "UniCNS-UTF16-H",
    "UniCNS-UTF16-V",
    "83pv-RKSJ-H",
    "90ms-RKSJ-H",
    "90ms-RKSJ-V",
    "90msp-RKSJ-H",
    "90msp-RKSJ-V",
    "90pv-RKSJ-H",
    "Add-RKSJ-H",
    "Add-RKSJ-V",
    "EUC-H",
    "EUC-V",
    "Ext-RKSJ-H",
    "Ext-RKSJ-V",
    "H",
    "V",
    "UniJIS-UCS2-H",
    "UniJIS-UCS2-V",
    "UniJIS-UCS2-HW-H",
    "UniJIS-UCS2-HW-V",
    "UniJIS-UTF16-H",
    "UniJIS-UTF16-V",
    "KSC-EUC-H",
    "KSC-EUC-V",
    "KSCms-UHC-H",
    "KSCms-UHC-V",
    "KSCms-UHC-HW-H",
    "KSCms-UHC-HW-V",
    "KSCpc-EUC-H",
    "UniKS-UCS2-H",
    "UniKS-UCS2-V",
    "UniKS-UTF16-H",
    "UniKS-UTF16-V"};

constexpr std::uint32_t largest_cid = 65535;
// Real CMaps have some dozens, and some thousands.
constexpr std::size_t most_spaces = 256;
constexpr std::size_t most_ranges = 65536;

std::uint32_t number_of(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

// Sections of ranges; `pairs` for those with a low and a high end, `cids` for those with a
// target.
void read_section(ContentLexer& lexer, CMap& map, bool pairs, bool cids) {
    for (;;) {
        const ContentToken low = lexer.next();
        if (low.kind != Kind::String || map.spaces.size() > most_spaces
            || map.ranges.size() > most_ranges)
            return;
        CMap::Range range;
        range.low = range.high = number_of(low.text);
        range.bytes = low.text.size();
        if (pairs) {
            const ContentToken high = lexer.next();
            if (high.kind != Kind::String) return;
            range.high = number_of(high.text);
        }
        if (cids) {
            const ContentToken cid = lexer.next();
            if (cid.kind != Kind::Number || cid.number < 0 || cid.number > 1e9) return;
            range.cid = static_cast<std::uint32_t>(cid.number);
            if (range.cid + (range.high - range.low) > largest_cid) map.large_cid = true;
        }
        (cids ? map.ranges : map.spaces).push_back(range);
    }
}

void read_stream(std::string_view text, CMap& map) {
    ContentLexer lexer(text);
    ContentToken last;
    ContentToken before;
    for (ContentToken token = lexer.next(); token.kind != Kind::End; token = lexer.next()) {
        if (token.kind == Kind::Operator) {
            if (token.text == "begincodespacerange") read_section(lexer, map, true, false);
            if (token.text == "begincidrange") read_section(lexer, map, true, true);
            if (token.text == "begincidchar") read_section(lexer, map, false, true);
            if (token.text == "usecmap" && last.kind == Kind::Name) map.uses = last.text;
            if (token.text == "def" && before.kind == Kind::Name && before.text == "WMode")
                map.writing_mode =
                    static_cast<long long>(std::clamp(last.number, -1.0, 2.0));
        }
        before = last;
        last = token;
    }
}

}  // namespace

bool is_predefined_cmap(const std::string& name) {
    return predefined.count(name) > 0;
}

CMap read_cmap(QPDFObjectHandle encoding) {
    CMap map;
    if (encoding.isName()) {
        map.name = name_of(encoding);
        map.identity = map.name == "Identity-H" || map.name == "Identity-V";
        map.known = is_predefined_cmap(map.name);
        return map;
    }
    map.name = name_at(encoding, "/CMapName");
    map.embedded = true;
    map.stated_mode = integer_at(encoding, "/WMode").value_or(0);
    QPDFObjectHandle base = value_of(encoding, "/UseCMap");
    map.uses = base.isStream() ? name_at(base, "/CMapName") : name_of(base);
    if (const auto data = data_of(encoding)) read_stream(*data, map);
    std::stable_sort(
        map.ranges.begin(),
        map.ranges.end(),
        [](const CMap::Range& a, const CMap::Range& b) {
            return std::pair(a.bytes, a.low) < std::pair(b.bytes, b.low);
        }
    );
    return map;
}

std::size_t CMap::length_at(std::string_view text, std::size_t at) const {
    std::size_t longest = spaces.empty() ? 2 : 1;
    for (const Range& space : spaces) {
        if (space.bytes == 0 || space.bytes > 4 || at + space.bytes > text.size()) continue;
        const std::uint32_t code = number_of(text.substr(at, space.bytes));
        if (code >= space.low && code <= space.high) return space.bytes;
        longest = std::max(longest, space.bytes);
    }
    return longest;
}

std::optional<std::uint32_t> CMap::cid_of(const Code& one) const {
    if (identity) return one.code;
    if (!embedded) return std::nullopt;
    // Ranges stand in order; a sound map's do not overlap, so that few come into question.
    constexpr int most_overlaps = 8;
    auto range = std::upper_bound(
        ranges.begin(),
        ranges.end(),
        one,
        [](const Code& code, const Range& other) {
            return std::pair(code.bytes, code.code) < std::pair(other.bytes, other.low);
        }
    );
    for (int i = 0; i < most_overlaps && range != ranges.begin(); ++i) {
        --range;
        if (range->bytes == one.bytes && one.code <= range->high)
            return range->cid + (one.code - range->low);
    }
    if (!uses.empty()) return std::nullopt;
    return 0;
}

CMap::Code CMap::code_at(std::string_view text, std::size_t at) const {
    const std::size_t bytes = std::min(length_at(text, at), text.size() - at);
    return {number_of(text.substr(at, bytes)), bytes};
}

}  // namespace pam::preflight
