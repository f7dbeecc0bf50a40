#include "preflight/findings.h"

#include "preflight/codes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

std::string_view code_of(Difference::Kind kind) {
    switch (kind) {
    case Difference::Kind::Lost:
        return codes::text_lost;
    case Difference::Kind::Invented:
        return codes::text_invented;
    case Difference::Kind::Changed:
        return codes::text_differs;
    case Difference::Kind::Space:
        return codes::space_differs;
    }
    return "";
}

std::string message_of(const Difference& difference) {
    switch (difference.kind) {
    case Difference::Kind::Lost:
        return fmt::format(
            "the manuscript's text \"{}\" is not there", difference.expected
        );
    case Difference::Kind::Invented:
        return fmt::format("\"{}\" stands in no manuscript", difference.found);
    case Difference::Kind::Changed:
        return fmt::format(
            "the manuscript says \"{}\", the output \"{}\"",
            difference.expected,
            difference.found
        );
    case Difference::Kind::Space:
        return fmt::format(
            "a space was lost or put in at \"{}\" (output: \"{}\")",
            difference.expected,
            difference.found
        );
    }
    return "";
}

std::size_t visible(const std::u32string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char32_t c) {
        return c != U' ' && c != U'\n' && c != 0xAD;
    }));
}

}  // namespace

void add_finding(std::string code, std::string where, std::string message, Report& report) {
    add_finding(
        std::move(code), std::move(where), std::move(message), Span::none().begin, report
    );
}

void add_finding(
    std::string code,
    std::string where,
    std::string message,
    std::uint32_t source_offset,
    Report& report
) {
    Span span = Span::none();
    if (source_offset != span.begin) span = {source_offset, source_offset + 1, 0};
    report.findings.push_back(
        {Severity::Error, std::move(code), std::move(where), std::move(message), span}
    );
}

void add_differences(const Comparison& comparison, Report& report) {
    for (const Difference& difference : comparison.differences)
        add_finding(
            std::string(code_of(difference.kind)),
            difference.where,
            message_of(difference),
            difference.source_offset,
            report
        );
    if (comparison.total > comparison.differences.size())
        add_finding(
            codes::text_differs,
            "",
            fmt::format(
                "and {} more differences", comparison.total - comparison.differences.size()
            ),
            report
        );
}

void add_comparison(const Comparison& comparison, Report& report) {
    report.words += comparison.words;
    add_differences(comparison, report);
}

TracedText expected_notes(ExpectedText& expected, const FoundText& found) {
    TracedText stream;
    const auto add = [&](const std::vector<std::size_t>& notes, TracedText& into) {
        for (const std::size_t note : notes) {
            into.append(expected.notes[note]);
            into.boundary();
        }
    };
    add(expected.note_order, stream);
    if (visible(found.characters) > visible(stream.characters)) {
        add(expected.uncalled, stream);
    } else {
        add(expected.uncalled, expected.body);
        expected.uncalled.clear();
    }
    return stream;
}

}  // namespace pam::preflight
