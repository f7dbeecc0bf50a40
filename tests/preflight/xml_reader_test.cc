#include "preflight/xml_tree.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::preflight;

TEST_CASE("what XML 1.0 calls well-formed is read", "[preflight]") {
    for (const char* good : {
             "<a/>",
             "<a></a >",
             "\xEF\xBB\xBF<?xml version=\"1.0\" encoding='UTF-8'?>\n<!-- - --><a/><?pi "
             "x?>\n",
             "<!DOCTYPE a><a b='1' c=\"2\"/>",
             "<!DOCTYPE a PUBLIC \"-//X\" 'x.dtd' [<!ENTITY e \"f\"> <!-- > --> "
             "]><a>&e;</a>",
             "<a>&#x41;&#65;&amp;&lt;&gt;&quot;&apos;</a>",
             "<a><![CDATA[<&]] >]]></a>",
             "<x:a xmlns:x='u'><x:b x:c='1'/></x:a>",
             "<a>é \xF0\x9F\x98\x80 ]] > </a>",
             "<été année='1'/>",
         }) {
        INFO(good);
        const XmlReading reading = read_xml(good);
        CHECK_FALSE(reading.fault);
    }
}

TEST_CASE("what it does not is refused at its place", "[preflight]") {
    struct Case {
        std::string text;
        std::uint32_t offset;
    };
    for (const Case& one : std::vector<Case>{
             {"", 0},
             {"text", 0},
             {"<a>", 0},
             {"<a><b></a>", 6},
             {"</a>", 0},
             {"<a/><b/>", 4},
             {"<a/>x", 4},
             {"<a b></a>", 3},
             {"<a b=1/>", 5},
             {"<a b='<'/>", 6},
             {"<a b='1' b='2'/>", 9},
             {"<a b='1'c='2'/>", 8},
             {"<a>&nbsp;</a>", 3},
             {"<a>&</a>", 3},
             {"<a>& b;</a>", 3},
             {"<a>&#0;</a>", 3},
             {"<a>&#x110000;</a>", 3},
             {"<a>&#xD800;</a>", 3},
             {"<a>]]></a>", 3},
             {"<a>a < b</a>", 5},
             {"<p::p/>", 0},
             {"<a:/>", 0},
             {"<1/>", 0},
             {"<x:a/>", 0},
             {"<a x:b='1'/>", 3},
             {"<!-- a -- b --><a/>", 7},
             {"<!-- a", 0},
             {" <?xml version='1.0'?><a/>", 1},
             {"<?xml version='2.0'?><a/>", 0},
             {"<a><![CDATA[</a>", 3},
             {"<a>\x01</a>", 3},
             {"<a>\xC3(</a>", 3},
             {"<a>\xEF\xBF\xBE</a>", 3},
             {"<!DOCTYPE a [<a/>", 0},
         }) {
        INFO(one.text);
        const XmlReading reading = read_xml(one.text);
        REQUIRE(reading.fault);
        CHECK(reading.fault->offset == one.offset);
    }
}

TEST_CASE("prefixes stand for the namespaces of their own elements", "[preflight]") {
    const XmlTree tree =
        read_xml(
            "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:p lang='en' "
            "xml:lang='fr'>a<b xmlns='http://www.w3.org/2000/svg'/>c</h:p><b/></h:html>"
        )
            .tree;
    CHECK(tree.is(0, Space::Xhtml, "html"));
    CHECK(tree.is(1, Space::Xhtml, "p"));
    CHECK(tree.value(1, "lang") == "en");
    CHECK(tree.value(1, "lang", Space::Xml) == "fr");
    CHECK(tree.is(3, Space::Svg, "b"));
    CHECK(tree.is(5, Space::None, "b"));
    CHECK(tree.line(1) == "ac");
    CHECK(tree.children(0) == std::vector<std::size_t>{1, 5});
}

TEST_CASE("an entity that writes for ever is stopped", "[preflight]") {
    std::string text = "<!DOCTYPE a [<!ENTITY e \"" + std::string(1000, 'x') + "\">]><a>";
    for (int i = 0; i < 10000; ++i)
        text += "&e;";
    CHECK(read_xml(text + "</a>").fault);
}

TEST_CASE("a document nested a million deep is read like any other", "[preflight]") {
    std::string text;
    for (int i = 0; i < 400000; ++i)
        text += "<a>";
    const XmlReading reading = read_xml(text);
    REQUIRE(reading.fault);
    CHECK(reading.tree.nodes.size() == 400000);
}
