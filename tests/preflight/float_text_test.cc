#include "preflight/float_text.h"

#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;

namespace {

document::Block paragraph(const std::string& words) {
    document::Text text;
    text.text = words;
    document::Paragraph made;
    made.inlines = {{text}};
    return {made};
}

document::Block figure(const std::string& caption) {
    document::Text text;
    text.text = caption;
    document::Figure made;
    made.caption = {{text}};
    return {made};
}

FoundText found(const std::string& words) {
    FoundText text;
    for (const char32_t c : utf8::to_utf32(words))
        text.append(c);
    return text;
}

ExpectedText expected() {
    document::Document document;
    document.blocks = {
        paragraph("One."),
        figure("First picture"),
        paragraph("Two."),
        figure("Second"),
        paragraph("Three.")};
    return expected_text(document);
}

}  // namespace

TEST_CASE("a figure found out of its place is taken out of the body", "[preflight]") {
    ExpectedText text = expected();
    const FoundText floats = found("Se\u00ADcond");
    const TracedText taken = take_floats(text, floats);
    CHECK(compare(taken, floats).total == 0);
    CHECK(compare(text.body, found("One. First picture Two. Three.")).total == 0);
}

TEST_CASE("figures out of their order are not taken for one another", "[preflight]") {
    ExpectedText text = expected();
    const FoundText floats = found("Second First picture");
    const TracedText taken = take_floats(text, floats);
    CHECK(compare(taken, floats).total > 0);
}

TEST_CASE("a figure that is lost stays expected", "[preflight]") {
    ExpectedText text = expected();
    CHECK(take_floats(text, found("")).characters.empty());
    CHECK(compare(text.body, found("One. Two. Second Three.")).total > 0);
}
