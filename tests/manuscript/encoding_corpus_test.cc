// Texts as people have them, in the encodings of their time and country: each is found out
// without a word from the editor.
#include "base/files.h"
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/converter.h"
#include "manuscript/manuscript.h"

#include <catch2/catch.hpp>
#include <iconv.h>

#include <array>
#include <filesystem>
#include <set>

using namespace pam;
using namespace pam::manuscript;
namespace fs = std::filesystem;

namespace {

const fs::path corpus = PAM_CORPUS_DIR;

bool is_there(const char* folder) {
    if (fs::exists(corpus / folder)) return true;
    WARN("SKIPPED: no " + (corpus / folder).string());
    return false;
}

std::string contents(const fs::path& path) {
    const auto bytes = read_file(path, std::size_t{64} << 20);
    REQUIRE(bytes.has_value());
    return *bytes;
}

// The bytes that a text has in another encoding; empty where it has none.
std::string encoded(const std::string& text, const char* encoding) {
    const iconv_t converter = ::iconv_open(encoding, "UTF-8");
    REQUIRE(converter != iconv_t(-1));
    std::string from = text;
    std::string bytes(4 * text.size() + 16, '\0');
    char* in = from.data();
    char* out = bytes.data();
    std::size_t in_left = from.size();
    std::size_t out_left = bytes.size();
    const bool done =
        ::iconv(converter, &in, &in_left, &out, &out_left) != std::size_t(-1)
        && ::iconv(converter, nullptr, nullptr, &out, &out_left) != std::size_t(-1);
    ::iconv_close(converter);
    bytes.resize(done ? bytes.size() - out_left : 0);
    return bytes;
}

// The words of a page of the corpus, one line an element: what is between its tags.
std::string words_of(const std::string& page) {
    std::string words;
    const std::size_t body = page.find("<body");
    for (std::size_t i = body == std::string::npos ? 0 : body; i < page.size();) {
        const std::size_t open = std::min(page.find('<', i), page.size());
        const std::string_view text = std::string_view(page).substr(i, open - i);
        if (text.find_first_not_of(" \t\r\n") != std::string_view::npos)
            words.append(text).append("\n");
        const std::size_t close = page.find('>', open);
        if (close == std::string::npos) break;
        i = close + 1;
    }
    return words;
}

struct Language {
    const char* file;
    std::vector<const char*> encodings;
};

}  // namespace

TEST_CASE(
    "declarations in the encodings of their countries open as what they are",
    "[encoding][corpus]"
) {
    if (!is_there("encodings")) return;
    struct Known {
        const char* file;
        const char* encoding;
        const char* begins;
    };
    for (const Known& one : {
             Known{
                 "French_Francais-Latin1",
                 "ISO-8859-1",
                 "Déclaration universelle des droits"},
             Known{"Greek_Ellinika-Greek", "ISO-8859-7", "ΟΙΚΟΥΜΕΝΙΚΗ ΔΙΑΚΗΡΥΞΗ ΓΙΑ"},
             Known{"Japanese_Nihongo-SJIS", "Shift_JIS", "『世界人権宣言』"},
             Known{"Japanese_Nihongo-UTF8", "UTF-8", "\xEF\xBB\xBF『世界人権宣言』"},
             // Whoever named it was mistaken: its ą is 0xB9, which in ISO-8859-2 is š.
             Known{
                 "Polish_Polski-Latin2",
                 "windows-1250",
                 "POWSZECHNA DEKLARACJA PRAW CZŁOWIEKA"},
             Known{"Russian_Russky-Cyrillic", "windows-1251", "Всеобщая декларация прав"},
             Known{"Russian_Russky-UTF8", "UTF-8", "\xEF\xBB\xBFВсеобщая декларация прав"},
         }) {
        INFO(one.file);
        const fs::path path = corpus / "encodings" / (std::string(one.file) + ".txt");
        Diagnostics log;
        const auto opened = manuscript::open(contents(path), path.string(), "", log);
        REQUIRE(opened);
        CHECK(opened->decoding.encoding == one.encoding);
        CHECK_THAT(opened->text, Catch::StartsWith(one.begins));
        CHECK(log.entries.empty());
        // What is found is what could have been stated.
        const auto stated =
            manuscript::open(contents(path), path.string(), one.encoding, log);
        REQUIRE(stated);
        CHECK(stated->text == opened->text);
        CHECK(log.entries.empty());
    }
}

TEST_CASE("no text of the corpus is left to a guess", "[encoding][corpus]") {
    for (const char* folder : {"text", "udhr", "html", "markdown", "seed"}) {
        if (!is_there(folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(corpus / folder)) {
            const std::string name = entry.path().string();
            if (!entry.is_regular_file() || name.ends_with(".gif")) continue;
            INFO(name);
            Diagnostics log;
            const auto opened = manuscript::open(contents(entry.path()), name, "", log);
            if (!opened) {  // a saved error message
                CHECK(opened.error().code == codes::error_page);
                continue;
            }
            for (const Diagnostic& told : log.entries)
                CHECK(told.code != codes::encoding_guessed);
            CHECK(opened->decoding.evidence != "damaged");
        }
    }
}

TEST_CASE(
    "a text of each language is found out in each of its encodings", "[encoding][corpus]"
) {
    if (!is_there("udhr")) return;
    const std::array languages{
        Language{"arb", {"ISO-8859-6", "CP1256"}},
        Language{"cmn_hans", {"GB2312", "GBK", "GB18030", "ISO-2022-CN"}},
        Language{"deu_1996", {"ISO-8859-1", "CP1252", "CP850", "CP437", "MACINTOSH"}},
        Language{"ell_monotonic", {"ISO-8859-7", "CP1253", "CP737"}},
        Language{"fra", {"ISO-8859-1", "CP1252", "ISO-8859-15", "CP850", "MACINTOSH"}},
        Language{"heb", {"ISO-8859-8", "CP1255", "CP862"}},
        Language{"jpn", {"SHIFT_JIS", "EUC-JP", "ISO-2022-JP"}},
        Language{"kor", {"EUC-KR", "CP949", "ISO-2022-KR"}},
        Language{"pol", {"ISO-8859-2", "CP1250", "CP852"}},
        Language{"rus", {"KOI8-R", "CP1251", "ISO-8859-5", "CP866", "MAC-CYRILLIC"}},
        Language{"spa", {"ISO-8859-1", "CP1252", "CP850", "MACINTOSH"}},
        Language{"tha", {"TIS-620", "CP874"}},
        Language{"tur", {"ISO-8859-9", "CP1254", "CP857"}},
    };
    std::size_t tried = 0;
    for (const Language& language : languages) {
        const std::string text =
            words_of(contents(corpus / "udhr" / (std::string(language.file) + ".html")));
        std::vector<const char*> encodings = language.encodings;
        encodings.insert(
            encodings.end(), {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"}
        );
        for (const char* encoding : encodings) {
            const std::string bytes = encoded(text, encoding);
            if (bytes.empty()) continue;
            INFO(language.file << " in " << encoding);
            Diagnostics log;
            const auto opened = manuscript::open(bytes, "declaration.txt", "", log);
            REQUIRE(opened);
            INFO("read as " << opened->decoding.encoding);
            const bool same_text = opened->text == text;
            CHECK(same_text);
            CHECK(opened->decoding.odd_bytes.empty());
            ++tried;
        }
    }
    CHECK(tried > 90);
}

TEST_CASE("a speech with the marks of another country's machine", "[encoding][corpus]") {
    if (!is_there("text")) return;
    const Bytes bytes = contents(corpus / "text/bush-2005-cp1252.txt");
    const auto not_ascii = [](std::string_view text) {
        std::set<char32_t> kinds;
        std::size_t count = 0;
        for (const char32_t c : utf8::to_utf32(text))
            if (c >= 0x80) {
                ++count;
                kinds.insert(c);
            }
        return std::pair(count, kinds);
    };
    Diagnostics log;
    // What its name says is followed, and gives letters that no language has.
    const auto stated = manuscript::open(bytes, "speech.txt", "windows-1252", log);
    REQUIRE(stated);
    CHECK(not_ascii(stated->text).first == 55);
    // Its bytes are Big5: two of them are one dash or one mark of quotation.
    const auto found = manuscript::open(bytes, "speech.txt", "", log);
    REQUIRE(found);
    const std::set<char32_t> marks{0x2014, 0x2019, 0x201C, 0x201D, 0x2026};
    CHECK(not_ascii(found->text).second == marks);
}
