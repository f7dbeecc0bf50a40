#include "html_support.h"
#include "manuscript/codes.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string sentence =
    "It was in the spring of that year, as far as anybody can remember, that the committee "
    "met for the first "
    "time in the room above the baker's, and found that nobody had brought the key. ";

std::string article() {
    std::string text;
    for (int i = 0; i < 4; ++i)
        text += "<p>" + sentence + sentence + "</p>";
    return text;
}

const std::string links =
    "<li><a href=/a>Home</a><li><a href=/b>Articles</a><li><a href=/c>About</a>";

std::string saved_page(const std::string& inside) {
    return "<title>The Key | The Site</title><div id=branding><a href=/>The "
           "Site</a></div><nav><ul>"
           + links + "</ul></nav><div id=main><article>" + inside
           + "</article><div class=sidebar><ul>" + links + "</ul></div></div><footer><ul>"
           + links + "</ul></footer>";
}

}  // namespace

TEST_CASE("what stands around an article is set apart, each part an entry", "[html]") {
    const Reading reading = read_page(saved_page("<h1>The Key</h1>" + article()));
    CHECK(
        apart(reading)
        == "set apart: outside the article: The Site\nset apart: navigation: Home Articles "
           "About\n"
           "set apart: side column: Home Articles About\nset apart: page footer: Home "
           "Articles About\n"
    );
    for (const LedgerEntry& entry : reading.manuscript.ledger) {
        CHECK(entry.standing == Standing::Applied);
        CHECK(entry.code == codes::set_apart);
        CHECK(entry.after.empty());
    }
}

TEST_CASE("share bars and comments are set apart inside the article too", "[html]") {
    const Reading reading = read_page(saved_page(
        "<h1>The Key</h1><div class=share-bar><a href=//f.com>Like</a></div>" + article()
        + "<div id=comments><p>" + sentence + "</p><form><input></form></div>"
    ));
    CHECK(apart(reading).find("set apart: share bar: Like\n") != std::string::npos);
    CHECK(
        apart(reading).find("set apart: comments: It was in the spring")
        != std::string::npos
    );
}

TEST_CASE("no word of the article's own column is set apart", "[html]") {
    const std::string odd =
        "<div class=promotion-history><p>Promotion came late.</p></div><aside><p>Beside: "
        + sentence
        + "</p></aside><ul><li><a href=/x>A source</a><li><a "
          "href=/y>Another</a></ul><h2>Share of the crop</h2>"
        + "<p class=related>Related by marriage, they shared a kitchen and never a meal, "
        + sentence + sentence + "</p>";
    const Reading reading =
        read_page(saved_page("<h1>The Key</h1>" + article() + odd + article()));
    const std::string text = reading.text();
    for (const char* words :
         {"Promotion came late",
          "Beside:",
          "A source",
          "Another",
          "Share of the crop",
          "Related by marriage"})
        CHECK(text.find(words) != std::string::npos);
}

TEST_CASE("the title and byline above the article come back", "[html]") {
    const Reading reading = read_page(
        "<title>The Key | The Site</title><nav><ul>" + links + links
        + "</ul></nav><h1>The Key</h1>"
          "<p class=entry-meta>by <a rel=author href=/ada>Ada Lamp</a></p><article>"
        + article() + "</article><footer>" + links + "</footer>"
    );
    CHECK(
        blocks_of(reading).substr(0, 96)
        == "title-block\n  paragraph title\n    \"The Key\"\n  paragraph author\n    \"by "
           "Ada Lamp\"\nparagraph\n  \"It"
    );
    CHECK(reading.manuscript.document.metadata.authors.at(0).value == "Ada Lamp");
}

TEST_CASE("a simple page is text from end to end", "[html]") {
    const Reading reading = read_page(
        "<h1>Bread</h1>" + article()
        + "<p>The end.<p>Write to <a href='mailto:a@b.c'>me</a>."
    );
    CHECK(apart(reading) == "");
}

TEST_CASE("lines of links to other pages at the ends are navigation", "[html]") {
    const Reading reading = read_page(
        "<p align=center><a href=ch1.htm><img src=left.gif></a> <a "
        "href=index.htm>INDEX</a></p>"
        + article()
        + "<p class=footer><a href=index.htm>Index</a> | <a href=ch3.htm>Next</a></p>"
    );
    CHECK(
        apart(reading)
        == "set apart: navigation: INDEX\nset apart: page footer: Index | Next\n"
    );
}

TEST_CASE("what is hidden or belongs to a form is set apart", "[html]") {
    const Reading reading = read_page(
        "<p>a<span style='display: none'>b</span><noscript>Please enable "
        "scripts.</noscript>"
        "<select><option>c</select><button>d</button><template><p>e</p></template><p>f"
    );
    CHECK(
        apart(reading)
        == "set apart: hidden: b\nset apart: for browsers without scripts: Please enable "
           "scripts.\n"
           "set apart: form: c\nset apart: form: d\nset apart: hidden: e\n"
    );
    CHECK(reading.text() == "a\nf");
}

TEST_CASE("a refused entry's words come back in their place", "[html]") {
    const std::string page = saved_page("<h1>The Key</h1>" + article());
    ReadOptions options;
    options.refuse = {2};
    const Reading before = read_page(page);
    REQUIRE(before.manuscript.ledger.at(1).before == "Home Articles About");
    const Reading after = read_page(page, options);
    CHECK(after.manuscript.ledger.size() == before.manuscript.ledger.size());
    for (std::size_t i = 0; i < after.manuscript.ledger.size(); ++i) {
        const LedgerEntry& entry = after.manuscript.ledger[i];
        CHECK(entry.number == static_cast<int>(i + 1));
        CHECK(entry.rule == before.manuscript.ledger[i].rule);
        CHECK((entry.standing == Standing::Refused) == (i == 1));
    }
    CHECK(after.text().substr(0, 44).find("Articles") != std::string::npos);
}

TEST_CASE("archive banners and licences are provenance", "[html]") {
    const Reading reading = read_page(
        "<p>This is an archive of the former website of the committee.</p><h1>Bread</h1>"
        + article() + "<p>Transcribed by Bo Shelf for the Archive, 1999.</p>"
    );
    const std::string dump = blocks_of(reading);
    const std::size_t provenance = dump.find("provenance\n");
    REQUIRE(provenance != std::string::npos);
    CHECK(dump.find("This is an archive") > provenance);
    CHECK(dump.find("Transcribed by") > provenance);
    CHECK(apart(reading) == "");
}

TEST_CASE("the licence around a Gutenberg text is provenance", "[html]") {
    const Reading reading = read_page(
        "<pre>\nThe Project Gutenberg EBook of Bread\n\n*** START OF THIS PROJECT "
        "GUTENBERG EBOOK BREAD ***\n</pre><h1>Bread</h1>"
        + article()
        + "<p>*** END OF THIS PROJECT GUTENBERG EBOOK BREAD ***</p><p>Section 1. Terms of "
          "use.</p>"
    );
    const std::string dump = blocks_of(reading);
    const std::size_t provenance = dump.find("provenance\n");
    REQUIRE(provenance != std::string::npos);
    CHECK(dump.find("START OF THIS") > provenance);
    CHECK(dump.find("Section 1") > provenance);
}

TEST_CASE("an essay on copyright is no notice of it", "[html]") {
    const Reading reading =
        read_page("<center><b>COPYRIGHT DOES NOT EXIST</b></center>" + article());
    CHECK(reading.manuscript.document.metadata.title.value == "COPYRIGHT DOES NOT EXIST");
}
