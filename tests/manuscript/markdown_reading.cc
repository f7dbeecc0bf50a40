#include "manuscript/markdown_reading.h"

#include "document/dump.h"
#include "manuscript/markdown_reader.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string_view>

namespace pam::testing {

Reading read(const std::string& text) {
    Reading reading{Source("test.md", text), {}, {}, {}};
    manuscript::ReadOptions options;
    options.format = manuscript::Format::Markdown;
    reading.manuscript = manuscript::read_markdown(reading.source, options, reading.log);
    reading.dumped = document::dump(reading.manuscript.document);
    const manuscript::Account account =
        manuscript::balance(reading.source, reading.manuscript);
    INFO(text);
    CHECK(account.balances());
    return reading;
}

std::string blocks(const std::string& text) {
    const std::string dumped = read(text).dumped;
    std::size_t at = dumped.find('\n') + 1;
    while (at < dumped.size() && dumped[at] == ' ')
        at = dumped.find('\n', at) + 1;
    return dumped.substr(at);
}

bool says(const Reading& reading, const char* code) {
    const auto same = [&](const auto& one) { return std::string_view(one.code) == code; };
    const auto& log = reading.log.entries;
    const auto& ledger = reading.manuscript.ledger;
    return std::any_of(log.begin(), log.end(), same)
           || std::any_of(ledger.begin(), ledger.end(), same);
}

std::string rules(const Reading& reading) {
    std::string all;
    for (const manuscript::Consumed& one : reading.manuscript.consumed)
        all += one.rule + " <" + std::string(reading.source.text(one.span)) + ">\n";
    return all;
}

}  // namespace pam::testing
