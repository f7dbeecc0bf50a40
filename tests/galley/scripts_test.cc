// Languages and directions within a paragraph, and scripts that write no spaces.
#include "galley/galley_fixture.h"

#include <algorithm>

using namespace pam;
using namespace pam::galley;

namespace {

document::Inline phrase(
    std::string language,
    std::string words,
    document::Direction direction = document::Direction::Natural
) {
    document::Phrase made;
    made.language = std::move(language);
    made.direction = direction;
    made.children = {text(std::move(words))};
    return {made};
}

Length right_of(const SetLine& line) {
    Length right;
    for (const Fragment& fragment : line.fragments)
        right = std::max(right, fragment.x + fragment.run.width);
    return right;
}

document::Document in(const char* language, std::string words) {
    document::Document document;
    document.metadata.language.value = language;
    document.blocks = {paragraph(std::move(words))};
    return document;
}

bool installed(const char* file) {
    const bool there = read_file(file, std::size_t{1} << 26).has_value();
    if (!there) WARN("SKIPPED: " << file << " is not installed");
    return there;
}

constexpr const char* cjk = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";

const char* japanese =
    "人類社会のすべての構成員の固有の尊厳と平等で譲ることのできない権利とを承認すること"
    "は、世界における自由、正義及び平和の基礎であるので、人権の無視及び軽侮が、人類の良"
    "心を踏みにじった野蛮行為をもたらし、言論及び信仰の自由が受けられ、恐怖及び欠乏の"
    "ない世界の到来が、一般の人々の最高の願望として宣言された。";

}  // namespace

TEST_CASE("a phrase is hyphenated in its own language", "[galley]") {
    // German divides "Staub-ecken" by its own patterns, which English has not.
    const auto hyphens = [](const char* language) {
        std::string words;
        for (int i = 0; i < 40; ++i)
            words += "Durchschnittsgeschwindigkeit ";
        document::Document document;
        document.blocks = {paragraph({text("In "), phrase(language, words), text("end.")})};
        const Set made = set(document);
        std::vector<std::string> heads;
        for (const SetLine& line : made.galley.blocks.at(0).lines)
            if (line.hyphenated) {
                const std::string shown = text_of(line);
                heads.push_back(shown.substr(shown.rfind(' ') + 1));
            }
        std::sort(heads.begin(), heads.end());
        return heads;
    };
    CHECK(hyphens("de") != hyphens("en"));
}

TEST_CASE("a phrase of a stated direction is kept apart from what is around", "[galley]") {
    // Without the isolate the figures would be drawn to the Hebrew word.
    const Set made = set({paragraph({text("a "), phrase("he", "שלום"), text(" 12 b")})});
    const std::vector<Fragment>& line = made.galley.blocks[0].lines[0].fragments;
    const auto place = [&](std::string_view words) {
        const auto found = std::find_if(line.begin(), line.end(), [&](const Fragment& f) {
            return f.run.text.find(words) != std::string::npos;
        });
        REQUIRE(found != line.end());
        return found->x;
    };
    CHECK(place("שלום") < place("12"));
    CHECK(text_of(made.galley.blocks[0].lines[0]) == "a שלום 12 b");
    const Set bare = set({paragraph("a שלום 12 b")});
    const std::vector<Fragment>& mixed = bare.galley.blocks[0].lines[0].fragments;
    const auto figures = std::find_if(mixed.begin(), mixed.end(), [](const Fragment& f) {
        return f.run.text.find("12") != std::string::npos;
    });
    REQUIRE(figures != mixed.end());
    CHECK(figures->x < place("12"));
}

TEST_CASE("lines of Japanese fill the measure, and none begins with a stop", "[galley]") {
    if (!installed(cjk)) return;
    const Set made = set(in("ja", japanese));
    const std::vector<SetLine>& lines = made.galley.blocks.at(0).lines;
    REQUIRE(lines.size() > 4);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        CHECK(
            right_of(lines[i]).points() == Approx(made.galley.measure.points()).margin(0.2)
        );
        for (const char* stop : {"、", "。", "っ", "」"})
            CHECK_FALSE(text_of(lines[i]).starts_with(stop));
    }
    CHECK(text_of(made.galley.blocks[0]) == japanese);
    CHECK(made.log.entries.empty());
}

TEST_CASE("Latin words stand a quarter of an em from Japanese ones", "[galley]") {
    if (!installed(cjk)) return;
    const auto width = [](const char* words) {
        const Set made = set(in("ja", words));
        return right_of(made.galley.blocks.at(0).lines.at(0)).points();
    };
    // 11 pt: the letters' own widths cancel out.
    const double apart = width("漢A漢") - width("漢漢A");
    CHECK(apart == Approx(11.0 / 4).margin(0.3));
    const double closed = width("漢」「漢") - width("漢」漢「漢") + 11.0;
    CHECK(closed == Approx(-11.0 / 2).margin(0.3));
}

TEST_CASE("each language draws Chinese characters with its own face", "[galley]") {
    if (!installed(cjk)) return;
    const auto family = [](const char* language, const char* words) {
        const Set made = set(in(language, words));
        return made.foundry
            .info(made.galley.blocks.at(0).lines.at(0).fragments.at(0).run.face)
            .family;
    };
    CHECK(family("ja", "骨") == "Noto Serif CJK JP");
    CHECK(family("zh-Hans", "骨") == "Noto Serif CJK SC");
    CHECK(family("zh-TW", "骨") == "Noto Serif CJK TC");
    CHECK(family("ko", "骨") == "Noto Serif CJK KR");
    CHECK(family("en", "骨のかな") == "Noto Serif CJK JP");
    CHECK(family("en", "骨") == "Noto Serif CJK SC");
}

TEST_CASE("Thai breaks between its words", "[galley]") {
    const std::string thai =
        "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิต่างมีเหตุผลและมโนธรรม"
        "และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพมนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน";
    const Set made = set(in("th", thai));
    CHECK(made.galley.blocks.at(0).lines.size() > 2);
    CHECK(text_of(made.galley.blocks[0]) == thai);
    for (const SetLine& line : made.galley.blocks[0].lines)
        CHECK(right_of(line) <= made.galley.measure + Length::from_points(1));
    CHECK(made.log.entries.empty());
}

TEST_CASE(
    "a made list number of a text from right to left stands at its right", "[galley]"
) {
    document::Document document;
    document.metadata.language.value = "he";
    document::List list;
    list.kind = document::ListKind::Numbered;
    list.items.push_back({{}, {paragraph("שלום עולם")}, {}});
    document.blocks = {document::Block{list}};
    const Set made = set(document);
    const SetLine& line = made.galley.blocks.at(0).lines.at(0);
    REQUIRE(line.fragments.size() >= 2);
    CHECK(line.fragments[0].matter == Matter::Label);
    const Fragment& words = line.fragments.back();
    CHECK(words.matter == Matter::Text);
    CHECK(line.fragments[0].x > words.x + words.run.width);
    CHECK(right_of(line) <= made.galley.measure + Length::from_points(0.1));
}
