#include "html_support.h"
#include "manuscript/codes.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

TEST_CASE("a paragraph is folded and its references are resolved", "[html]") {
    const Reading reading =
        read_page("<p>Bread &amp;\n  roses&hellip; caf&eacute; &#8212; &copy2024</p>");
    CHECK(
        blocks_of(reading)
        == "paragraph\n  \"Bread & roses\u2026 caf\u00E9 \u2014 \u00A92024\"\n"
    );
    CHECK(reading.manuscript.ledger.empty());
    REQUIRE(reading.manuscript.references.size() == 5);
    CHECK(reading.manuscript.references[0].span.size() == 5);
    CHECK(reading.manuscript.references[0].text == "&");
}

TEST_CASE("the copy desk mends what references stand for", "[html]") {
    ReadOptions options;
    options.format = Format::Html;
    const Reading reading =
        read_text("<p>He said &quot;no&quot; -- and I&#39;d gone.", options);
    CHECK(
        blocks_of(reading)
        == "paragraph\n  \"He said \u201Cno\u201D\u2014and I\u2019d gone.\"\n"
    );
    REQUIRE_FALSE(reading.manuscript.ledger.empty());
    CHECK(reading.manuscript.ledger[0].before == "&quot;");
    CHECK(reading.manuscript.ledger[0].after == "\u201C");
    options.refuse = {1};
    const Reading refused = read_text("<p>He said &quot;no&quot; again.</p>", options);
    CHECK(blocks_of(refused) == "paragraph\n  \"He said \"no\u201D again.\"\n");
}

TEST_CASE("a reference that means nothing is text", "[html]") {
    CHECK(
        blocks_of_page("<p>AT&T &nosuch; &amp &#; &#x; &")
        == "paragraph\n  \"AT&T &nosuch; & &#; &#x; &\"\n"
    );
}

TEST_CASE("numbers of Windows characters mean what Windows meant", "[html]") {
    CHECK(
        blocks_of_page("<p>&#147;Yes&#148;&#0;&#xD800;")
        == "paragraph\n  \"\u201CYes\u201D\uFFFD\uFFFD\"\n"
    );
}

TEST_CASE("no-break spaces at the head of a paragraph are an indent", "[html]") {
    const Reading reading =
        read_page("<p>&nbsp;&nbsp; One&nbsp;two&nbsp;</p><p>&nbsp;</p><p>x");
    CHECK(blocks_of(reading) == "paragraph\n  \"One\u00A0two\"\nparagraph\n  \"x\"\n");
}

TEST_CASE("two line breaks end a paragraph, one ends a line", "[html]") {
    CHECK(
        blocks_of_page("One line that is here<br>and another<br>\n<br>New paragraph")
        == "paragraph\n  \"One line that is here\"\n  line-break\n  \"and "
           "another\"\nparagraph\n  \"New paragraph\"\n"
    );
}

TEST_CASE("three short lines are verse", "[html]") {
    CHECK(
        blocks_of_page("<p>The water goes down<br>&nbsp;&nbsp;and the water goes up<br>and "
                       "nothing is lost")
        == "verse\n  stanza\n    line 0\n      \"The water goes down\"\n    line 1\n      "
           "\"and the water goes up\"\n    line 0\n      \"and nothing is lost\"\n"
    );
}

TEST_CASE("lines that only wrap a sentence are joined", "[html]") {
    const Reading reading = read_page("<p>It was in the spring of that year that the "
                                      "committee<br>met for the first time in the room "
                                      "above the baker's<br>and found that nobody had "
                                      "brought the key to the<br>cupboard in which the "
                                      "minutes of the last year were<br>kept under lock.");
    CHECK(reading.told("lines joined"));
    CHECK(blocks_of(reading).find("line-break") == std::string::npos);
}

TEST_CASE("mis-nested tags keep their meaning and the text its order", "[html]") {
    CHECK(
        blocks_of_page("<p>1<b>2<i>3</b>4</i>5")
        == "paragraph\n  \"1\"\n  strong\n    \"2\"\n    emphasis\n      \"3\"\n  "
           "emphasis\n    \"4\"\n  \"5\"\n"
    );
}

TEST_CASE("bold that is open goes on in the next paragraph", "[html]") {
    CHECK(
        blocks_of_page("<p>a <b>b<p>c</b> d")
        == "paragraph\n  \"a \"\n  strong\n    \"b\"\nparagraph\n  strong\n    \"c\"\n  \" "
           "d\"\n"
    );
}

TEST_CASE("fonts are nothing, whatever their colours", "[html]") {
    CHECK(
        blocks_of_page(
            "<font size=2 face=Times>One</font> <font color=red>two</font><p>three"
        )
        == "paragraph\n  \"One two\"\nparagraph\n  \"three\"\n"
    );
}

TEST_CASE("inline elements and styles become what they mean", "[html]") {
    CHECK(
        blocks_of_page(
            "<p><em>a</em><cite>b</cite><u>c</u><del>d</del><sub>e</sub><sup>f</"
            "sup><kbd>g</kbd>"
            "<span class=smallcaps>h</span><span style='font-weight:700'>i</span>"
            "<span style='font-style:italic;text-decoration:underline'>j</span>"
        )
        == "paragraph\n  emphasis\n    \"a\"\n  emphasis\n    \"b\"\n  underline\n    "
           "\"c\"\n"
           "  strikethrough\n    \"d\"\n  subscript\n    \"e\"\n  superscript\n    \"f\"\n "
           " code \"g\"\n"
           "  small-caps\n    \"h\"\n  strong\n    \"i\"\n  emphasis\n    underline\n      "
           "\"j\"\n"
    );
}

TEST_CASE("looks named in the page's own style sheet count", "[html]") {
    CHECK(
        blocks_of_page(
            "<style>.c1{font-weight:700} @media print{.c2{font-style:italic}}</style>"
            "<p><span class=c1>a</span><span class=c2>b</span>"
        )
        == "paragraph\n  strong\n    \"a\"\n  \"b\"\n"
    );
}

TEST_CASE("a bold element that is not bold is nothing", "[html]") {
    CHECK(
        blocks_of_page("<b style='font-weight:normal' id=docs-internal-guid><p>a</p></b>")
        == "paragraph\n  \"a\"\n"
    );
}

TEST_CASE("quotation marks of <q> are made by the language", "[html]") {
    CHECK(
        blocks_of_page("<html lang=de><p>Er sagte <q>nein, <q>nie</q></q>.")
        == "paragraph\n  \"Er sagte \"\n  \"\u201E\"\n  \"nein, \"\n  \"\u201A\"\n  "
           "\"nie\"\n  \"\u2018\"\n  \"\u201C\"\n  \".\"\n"
    );
}

TEST_CASE("another language or direction is a phrase", "[html]") {
    const Reading reading = read_page(
        "<html lang=en><p>He said <i lang=fr>tant pis</i>.<p lang=he dir=rtl>\u05D0"
    );
    CHECK(reading.manuscript.document.metadata.language.value == "en");
    CHECK(
        blocks_of(reading)
        == "paragraph\n  \"He said \"\n  phrase fr\n    emphasis\n      \"tant pis\"\n  "
           "\".\"\n"
           "paragraph\n  phrase he right-to-left\n    \"\u05D0\"\n"
    );
}

TEST_CASE("ruby is set with its reading in brackets", "[html]") {
    CHECK(
        blocks_of_page("<p><ruby>\u6F22<rt>kan</rt></ruby><ruby>\u5B57<rp>(</rp><rt>ji</"
                       "rt><rp>)</rp></ruby>")
        == "paragraph\n  \"\u6F22\"\n  \"(\"\n  \"kan\"\n  \")\"\n  \"\u5B57(ji)\"\n"
    );
}

TEST_CASE("links out of the page stay, links to other pages are text", "[html]") {
    const Reading reading =
        read_page("<p>See <a href='https://a.org/?q=1&amp;r'>there</a>, <a "
                  "href=ch2.htm>next</a> and <a href=index.htm>index</a>.");
    CHECK(
        blocks_of(reading)
        == "paragraph\n  \"See \"\n  link \"https://a.org/?q=1&r\"\n    \"there\"\n  \", "
           "next and index.\"\n"
    );
    CHECK(reading.has_code(codes::links_to_other_pages));
    CHECK(reading.log.entries.size() == 1);
}

TEST_CASE("a base address makes relative links whole", "[html]") {
    CHECK(
        blocks_of_page(
            "<base href='http://a.org/x/y.htm'><p>See <a href='../z.htm'>z</a> here."
        )
        == "paragraph\n  \"See \"\n  link \"http://a.org/z.htm\"\n    \"z\"\n  \" here.\"\n"
    );
}

TEST_CASE("links within the page lead to headings and anchors", "[html]") {
    CHECK(
        blocks_of_page("<p>See <a href=#two>two</a> and <a href=#p>below</a>, not <a "
                       "href=#gone>this</a>."
                       "<a name=two></a><h2>Two</h2><p>Text <a name=p></a>here.")
        == "paragraph\n  \"See \"\n  link \"#two\"\n    \"two\"\n  \" and \"\n  link "
           "\"#p\"\n    \"below\"\n"
           "  \", not this.\"\nheading 1 #two\n  \"Two\"\nparagraph\n  \"Text\"\n  anchor "
           "#p\n  \" here.\"\n"
    );
}

TEST_CASE("lists keep their numbers and what is nested", "[html]") {
    CHECK(
        blocks_of_page("<ol start=3><li>a<li>b<ul><li>c</ul></ol>")
        == "list numbered from 3 tight\n  item\n    paragraph\n      \"a\"\n  item\n    "
           "paragraph\n      \"b\"\n"
           "    list bulleted tight\n      item\n        paragraph\n          \"c\"\n"
    );
    CHECK(
        blocks_of_page("<ol type=a><li>x<li value=4>y</ol>")
        == "list numbered from 1 tight\n  item \"a.\"\n    paragraph\n      \"x\"\n  item "
           "\"d.\"\n    paragraph\n      \"y\"\n"
    );
}

TEST_CASE("a list without items is only an indent", "[html]") {
    CHECK(blocks_of_page("<ul><p>Set in.</ul>") == "paragraph\n  \"Set in.\"\n");
}

TEST_CASE("a list that stands between items belongs to the one before", "[html]") {
    CHECK(
        blocks_of_page("<ul><li>a</li><ul><li>b</li></ul></ul>")
        == "list bulleted tight\n  item\n    paragraph\n      \"a\"\n    list bulleted "
           "tight\n      item\n"
           "        paragraph\n          \"b\"\n"
    );
}

TEST_CASE("terms and descriptions are a definition list", "[html]") {
    CHECK(
        blocks_of_page("<dl><dt>Term<dd>What it is.<dd>And more.</dl>")
        == "list definition loose\n  item\n    paragraph\n      \"Term\"\n    paragraph\n  "
           "    \"What it is.\"\n"
           "    paragraph\n      \"And more.\"\n"
    );
    CHECK(blocks_of_page("<dl><dd>Only set in.</dl>") == "paragraph\n  \"Only set in.\"\n");
}

TEST_CASE("a table of data stays a table", "[html]") {
    CHECK(
        blocks_of_page(
            "<table><caption>Prices</caption><thead><tr><th>Good<th align=right>s.</thead>"
            "<tr><td>Bread<td>2<tr><td colspan=2>None</table>"
        )
        == "table natural right\n  caption\n    \"Prices\"\n  head\n    cell\n      "
           "\"Good\"\n    cell\n      \"s.\"\n"
           "  row\n    cell\n      \"Bread\"\n    cell\n      \"2\"\n  row\n    cell "
           "columns 2\n      \"None\"\n"
    );
}

TEST_CASE("a table that lays out the page is taken away", "[html]") {
    CHECK(
        blocks_of_page("<table width=620><tr><td><p>One.<p>Two.</td></tr></table>")
        == "paragraph\n  \"One.\"\nparagraph\n  \"Two.\"\n"
    );
    CHECK(
        blocks_of_page("<table><tr><td><h2>Left</h2>Words.</td><td>Right.</td></tr></table>"
        )
        == "heading 1 #left\n  \"Left\"\nparagraph\n  \"Words.\"\nparagraph\n  \"Right.\"\n"
    );
}

TEST_CASE("text between rows is not lost", "[html]") {
    const Reading reading = read_page("<table><tr>stray<td>a<td>b<tr><td>c<td>d</table>");
    CHECK(reading.text().find("stray") != std::string::npos);
}

TEST_CASE("a picture alone is a figure, with the caption it was given", "[html]") {
    CHECK(
        blocks_of_page("<figure><img src=a.png alt='A lock'><figcaption>The "
                       "<i>lock</i>.</figcaption></figure>")
        == "figure \"a.png\" \"A lock\"\n  \"The \"\n  emphasis\n    \"lock\"\n  \".\"\n"
    );
    CHECK(
        blocks_of_page("<p>x<p><a href='b.htm'><img src=b.png></a>")
        == "paragraph\n  \"x\"\nfigure \"b.png\" \"\"\n"
    );
}

TEST_CASE("spacer images are told to the ledger and left out", "[html]") {
    const Reading reading = read_page("<p>a<img src=spacer.gif width=1 height=9>b");
    CHECK(blocks_of(reading) == "paragraph\n  \"ab\"\n");
    REQUIRE(reading.manuscript.ledger.size() == 1);
    CHECK(reading.manuscript.ledger[0].code == codes::spacer_image);
}

TEST_CASE("program text stays as typed, verse in <pre> is verse", "[html]") {
    CHECK(
        blocks_of_page("<pre class='language-cpp'>\nif (a &lt; b)\n    return;\n</pre>")
        == "code-block cpp \"if (a < b)\\n    return;\"\n"
    );
    CHECK(
        blocks_of_page("<pre>\nThe water goes down\n  and the water goes up\n</pre>")
        == "verse\n  stanza\n    line 0\n      \"The water goes down\"\n    line 1\n      "
           "\"and the water goes up\"\n"
    );
}

TEST_CASE("xmp, textarea and plaintext keep their characters", "[html]") {
    CHECK(blocks_of_page("<xmp><b>&amp;</b></xmp>") == "code-block \"<b>&amp;</b>\"\n");
    CHECK(
        read_page("<p>x<plaintext><p>&amp; all").text().find("<p>&amp; all")
        != std::string::npos
    );
}

TEST_CASE("headings are ordered without gaps and the title is found", "[html]") {
    const Reading reading = read_page(
        "<title>Bread: a history</title><h1>Bread</h1><h3>Flour</h3><p>a<h4>Rye</h4><p>b"
    );
    CHECK(reading.manuscript.document.metadata.title.value == "Bread");
    CHECK(
        blocks_of(reading)
        == "title-block\n  paragraph title\n    \"Bread\"\nheading 1 #flour\n  "
           "\"Flour\"\nparagraph\n  \"a\"\n"
           "heading 2 #rye\n  \"Rye\"\nparagraph\n  \"b\"\n"
    );
}

TEST_CASE("a title that only the window shows becomes text", "[html]") {
    const Reading reading = read_page("<title>On Bread</title><p>Bread is good.");
    CHECK(reading.manuscript.document.metadata.title.value == "On Bread");
    CHECK(blocks_of(reading).find("\"On Bread\"") != std::string::npos);
}

TEST_CASE("title, author and day are found in the tags that state them", "[html]") {
    const Reading reading = read_page(
        "<meta property=og:title content='On Bread'><meta name=author content='Ada Lamp'>"
        "<meta property=article:published_time content='1931-03-02T08:00:00Z'><meta "
        "name=description content=Short>"
        "<h1>On Bread</h1><p>Text."
    );
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "On Bread");
    REQUIRE(facts.authors.size() == 1);
    CHECK(facts.authors[0].value == "Ada Lamp");
    CHECK(facts.date.value == "1931-03-02");
    CHECK(facts.description.value == "Short");
}

TEST_CASE("JSON-LD states facts too", "[html]") {
    const Reading reading = read_page(
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"On "
        "\\u201CBread\\u201D\","
        "\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Lamp\"},{\"name\":\"Bo Shelf\"}],"
        "\"datePublished\":\"1931\"}</script><p>Text."
    );
    const document::Metadata& facts = reading.manuscript.document.metadata;
    CHECK(facts.title.value == "On \u201CBread\u201D");
    CHECK(facts.authors.size() == 2);
    CHECK(facts.date.value == "1931");
}

TEST_CASE("a big bold line in the middle is a title in the manner of the 1990s", "[html]") {
    const Reading reading =
        read_page("<center><font size=+3><b>ON BREAD</b></font><p>A short book<p>By Ada "
                  "Lamp</center><hr><p>Bread is good.");
    CHECK(
        blocks_of(reading)
        == "title-block\n  paragraph title\n    \"ON BREAD\"\n  paragraph subtitle\n    "
           "\"A short book\"\n"
           "  paragraph author\n    \"By Ada Lamp\"\nparagraph\n  \"Bread is good.\"\n"
    );
    CHECK(reading.manuscript.document.metadata.authors.at(0).value == "Ada Lamp");
}

TEST_CASE("bold lines over text are headings where a page has no others", "[html]") {
    const std::string text(100, 'x');
    CHECK(
        blocks_of_page("<p>" + text + "<p><b>The Flour</b><p>" + text)
        == "paragraph\n  \"" + text
               + "\"\nheading 1 #the-flour\n  \"The Flour\"\nparagraph\n  \"" + text
               + "\"\n"
    );
}

TEST_CASE("a rule is a pause, but not beside a heading or at an end", "[html]") {
    CHECK(
        blocks_of_page("<hr><p>a<hr><hr><p>b<hr><h2>C</h2><hr><p>d<hr>")
        == "paragraph\n  \"a\"\nsection-break\nparagraph\n  \"b\"\nheading 1 #c\n  "
           "\"C\"\nparagraph\n  \"d\"\n"
    );
}

TEST_CASE("a quotation is an extract, with its attribution", "[html]") {
    CHECK(
        blocks_of_page("<p>Long enough to be more than the quotation is, by far and away."
                       "<blockquote><p>Bread!</p><p>\u2014 Ada Lamp</p></blockquote>")
        == "paragraph\n  \"Long enough to be more than the quotation is, by far and "
           "away.\"\n"
           "extract\n  paragraph\n    \"Bread!\"\n  paragraph attribution\n    \"\u2014 "
           "Ada Lamp\"\n"
    );
}

TEST_CASE("a list of links to the page's own headings is its contents", "[html]") {
    CHECK(
        blocks_of_page(
            "<h2>Contents</h2><ul><li><a href=#a>One</a><li><a href=#b>Two</a></ul>"
            "<h2 id=a>One</h2><p>x<h2 id=b>Two</h2><p>y"
        )
        == "contents\n  paragraph\n    \"Contents\"\n  list bulleted tight\n    item\n     "
           " paragraph\n"
           "        link \"#a\"\n          \"One\"\n    item\n      paragraph\n        "
           "link \"#b\"\n          \"Two\"\n"
           "heading 1 #a\n  \"One\"\nparagraph\n  \"x\"\nheading 1 #b\n  "
           "\"Two\"\nparagraph\n  \"y\"\n"
    );
}

TEST_CASE("the poem's own elements are its lines", "[html]") {
    CHECK(
        blocks_of_page("<div class=poem><div class=stanza><span>One</span><br><span "
                       "class=i2>two</span></div>"
                       "<div class=stanza><span>three</span></div></div>")
        == "verse\n  stanza\n    line 0\n      \"One\"\n    line 2\n      \"two\"\n  "
           "stanza\n    line 0\n      \"three\"\n"
    );
    CHECK(
        blocks_of_page("<div class=poem><p>One<p>two<p>three</div>")
        == "verse\n  stanza\n    line 0\n      \"One\"\n    line 0\n      \"two\"\n    "
           "line 0\n      \"three\"\n"
    );
}

TEST_CASE("rows with a name before a speech are drama", "[html]") {
    CHECK(
        blocks_of_page(
            "<table><tr><td/><td><i epub:type='z3998:stage-direction'>Enter <b "
            "epub:type='z3998:persona'>Jack</b>.</i></td></tr>"
            "<tr><td epub:type='z3998:persona'>Jack</td><td>Oh, pleasure!</td></tr></table>"
        )
        == "paragraph stage-direction\n  \"Enter \"\n  small-caps\n    \"Jack\"\n  \".\"\n"
           "speech\n  \"Jack\"\n  paragraph\n    \"Oh, pleasure!\"\n"
    );
}

TEST_CASE("parts of an e-book keep their meaning", "[html]") {
    const std::string page = "<html xmlns='http://www.w3.org/1999/xhtml'><body "
                             "epub:type='bodymatter'><section epub:type='chapter'>"
                             "<hgroup><h2>IV</h2><p epub:type='title'>Bread</p></hgroup>"
                             "<section epub:type='epigraph'><p>Eat.</p></section>"
                             "<div epub:type='z3998:letter'><p "
                             "epub:type='z3998:salutation'>Dear Bo,</p><p>Bake.</p>"
                             "<p epub:type='z3998:signature'>Ada</p></div><p>Text<a "
                             "id='x'/> goes on.</p></section></body></html>";
    CHECK(
        blocks_of_page(page)
        == "heading 1 #iv-bread\n  \"IV\"\n  line-break\n  \"Bread\"\nepigraph\n  "
           "paragraph\n    \"Eat.\"\n"
           "letter\n  paragraph salutation\n    \"Dear Bo,\"\n  paragraph\n    \"Bake.\"\n "
           " paragraph signature\n    \"Ada\"\n"
           "paragraph\n  \"Text goes on.\"\n"
    );
}

TEST_CASE("a list that Word wrote as paragraphs is a list", "[html]") {
    CHECK(
        blocks_of_page("<p class=MsoListParagraph style='mso-list:l0 level1'><![if "
                       "!supportLists]><span style='mso-list:Ignore'>"
                       "\u00B7<span>&nbsp; </span></span><![endif]>Bread<o:p></o:p></p>"
                       "<p class=MsoListParagraph style='mso-list:l0 level1'><span "
                       "style='mso-list:Ignore'>\u00B7 </span>Roses</p>")
        == "list bulleted tight\n  item\n    paragraph\n      \"Bread\"\n  item\n    "
           "paragraph\n      \"Roses\"\n"
    );
}

TEST_CASE("a formula is set as a line of text, with a remark", "[html]") {
    const Reading reading = read_page(
        "<p>So <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mi>y</mi></math>."
    );
    CHECK(
        blocks_of(reading) == "paragraph\n  \"So x\"\n  superscript\n    \"2\"\n  \"=y.\"\n"
    );
    CHECK(reading.has_code(codes::formula_as_text));
}

TEST_CASE("a heading has no id that an anchor has", "[html]") {
    const std::string dump =
        read_page("<h1>Bread</h1><p><a href='#end'>To the end</a><p>It is baked."
                  "<p><a name=end></a>Here.<h2>End</h2><p>Butter.<h2>More</h2><p>Jam.")
            .dump();
    CHECK(dump.find("anchor #end\n") != std::string::npos);
    CHECK(dump.find("heading 1 #end-2\n") != std::string::npos);
}

TEST_CASE("the title is known under a trail of links", "[html]") {
    const Reading reading = read_page(
        "<title>On Stoves | Fenn Journal</title><p><a href='/'>Home</a> &gt; Essays</p>"
        "<h1>On Stoves</h1><p>It is warm.<p>It is open.<h2>Iron</h2><p>It is black."
    );
    CHECK(reading.manuscript.document.metadata.title.value == "On Stoves");
    CHECK(
        reading.dump().find("title-block\n  paragraph title\n    \"On Stoves\"")
        != std::string::npos
    );
    CHECK(reading.dump().find("heading 1 #on-stoves") == std::string::npos);
}
