#include "manuscript/office_xml.h"

#include "base/limits.h"
#include "manuscript/codes.h"

#include <catch2/catch.hpp>

#include <array>

using namespace pam;
using namespace pam::manuscript;

namespace {

constexpr std::array<Namespace, 3> names{
    {{"urn:word", "w"}, {"urn:word-strict", "w"}, {"urn:package", ""}}};

std::string canonical(std::string text) {
    return with_known_prefixes(std::move(text), names);
}

std::string refusal(std::string text) {
    auto decoded = decode_xml(std::move(text), "part.xml");
    if (!decoded) return decoded.error().code;
    const auto part = parse_xml(std::move(*decoded), "part.xml", names, Blanks::SoleText);
    return part ? "" : part.error().code;
}

std::string sole_text(std::string text) {
    auto decoded = decode_xml(std::move(text), "part.xml");
    if (!decoded) return decoded.error().message;
    const auto part = parse_xml(std::move(*decoded), "part.xml", names, Blanks::SoleText);
    return part ? part->tree.first_child().text().get() : part.error().message;
}

std::string wide(std::string_view text, bool big) {
    std::string bytes;
    for (const char c : text)
        bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
}

}  // namespace

TEST_CASE("a part in UTF-16, with or without its mark, is UTF-8 afterwards", "[office]") {
    const std::string text = "<a>words</a>";
    CHECK(sole_text(wide(text, true)) == "words");
    CHECK(sole_text(wide(text, false)) == "words");
    CHECK(sole_text("\xFE\xFF" + wide(text, true)) == "words");
    CHECK(sole_text("\xFF\xFE" + wide(text, false)) == "words");
    CHECK(sole_text("\xEF\xBB\xBF" + text) == "words");
}

TEST_CASE("bytes of an unknown encoding are refused", "[office]") {
    CHECK(refusal("<?xml version='1.0' encoding='UTF-8'?><a/>").empty());
    CHECK(
        refusal("<?xml version='1.0' encoding='klingon'?><a/>")
        == codes::office_markup_refused
    );
    CHECK(refusal("<a>\xFF</a>") == codes::office_markup_refused);
    CHECK(refusal(std::string("<a>x\0y</a>", 10)) == codes::office_markup_refused);
}

TEST_CASE("references to no character are mended", "[office]") {
    CHECK(sole_text("<a>&#xD83D;&#xDE00;</a>") == "\xF0\x9F\x98\x80");
    CHECK(
        sole_text("<a>x&#0;y&#xD83D;z&#x110000;</a>")
        == "x\xEF\xBF\xBDy\xEF\xBF\xBDz\xEF\xBF\xBD"
    );
    CHECK(sole_text("<a>&#65;&#x42;&# &#x;</a>") == "AB&# &#x;");
}

TEST_CASE(
    "entities and internal subsets are refused, a bare document type is not", "[office]"
) {
    CHECK(
        refusal("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;</a>")
        == codes::office_markup_refused
    );
    CHECK(
        refusal("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")
        == codes::office_markup_refused
    );
    CHECK(refusal("<!DOCTYPE a PUBLIC '-//X' 'Manifest.dtd'><a/>").empty());
}

TEST_CASE("markup deeper or larger than the limits is refused", "[office]") {
    const auto nested = [](std::size_t depth) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i)
            text += "<a>";
        for (std::size_t i = 0; i < depth; ++i)
            text += "</a>";
        return text;
    };
    CHECK(refusal(nested(limits::office_nesting)).empty());
    CHECK(refusal(nested(limits::office_nesting + 1)) == codes::office_markup_refused);
    std::string many = "<a>";
    for (std::size_t i = 0; i < limits::office_tree_bytes / 128; ++i)
        many += "<b/>";
    CHECK(refusal(many + "</a>") == codes::office_markup_refused);
}

TEST_CASE("markup that is not well-formed is refused with its place", "[office]") {
    CHECK(refusal("<a><b></a>") == codes::office_markup_refused);
    CHECK(refusal("<a>cut of") == codes::office_markup_refused);
    CHECK(refusal("") == codes::office_markup_refused);
    CHECK(sole_text("<a><b></a>").find("at byte 8") != std::string::npos);
}

TEST_CASE("usual prefixes are left alone", "[office]") {
    const std::string text =
        "<w:p xmlns:w=\"urn:word\" xmlns:q='urn:q' w:x='1'><q:y/></w:p>";
    CHECK(canonical(text) == text);
}

TEST_CASE("names get the prefix of their namespace, scope by scope", "[office]") {
    CHECK(
        canonical("<a:p xmlns:a='urn:word-strict' a:x=\"1\" y='2'><a:t>a:t</a:t></a:p>")
        == "<w:p xmlns:a='urn:word-strict' w:x=\"1\" y='2'><w:t>a:t</w:t></w:p>"
    );
    CHECK(
        canonical("<p xmlns='urn:word' x='1'><q xmlns='urn:other'/><t/></p>")
        == "<w:p xmlns='urn:word' x='1'><_:q xmlns='urn:other'/><w:t/></w:p>"
    );
    CHECK(
        canonical("<w:p xmlns:w='urn:other'><w:q xmlns:w='urn:word'/><w:r/></w:p>")
        == "<_w:p xmlns:w='urn:other'><w:q xmlns:w='urn:word'/><_w:r/></_w:p>"
    );
    CHECK(
        canonical("<r:a xmlns:r='urn:package'><!-- r:b --><![CDATA[<r:c>]]></r:a>")
        == "<a xmlns:r='urn:package'><!-- r:b --><![CDATA[<r:c>]]></a>"
    );
}

TEST_CASE("rewriting prefixes ends on any bytes", "[office]") {
    const std::string whole =
        "<a:p xmlns:a='urn:word' a:x = \"1>\" b><a:q/><!-- -->< ></a:p>";
    for (std::size_t size = 0; size <= whole.size(); ++size)
        CHECK(canonical(whole.substr(0, size)).size() <= whole.size());
}
