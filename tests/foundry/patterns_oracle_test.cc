// Our patterns against libhyphen, which the files were made for: every declared language,
// on thousands of words made of its own patterns and of texts.
#ifdef PAM_HYPHEN  // libhyphen is not needed to build

#    include "base/files.h"
#    include "base/utf8.h"
#    include "foundry/foundry_fixture.h"
#    include "foundry/pattern_compiler.h"
#    include "foundry/patterns.h"
#    include "foundry/shown_points.h"

#    include <hyphen.h>
#    include <iconv.h>

#    include <algorithm>
#    include <cstdlib>
#    include <filesystem>
#    include <memory>
#    include <set>

using namespace pam;
using namespace pam::foundry;

namespace {

/// A converter to or from the dictionary's character set.
class Converter {
public:
    Converter(const char* to, const char* from) : converter_(iconv_open(to, from)) {}
    ~Converter() { iconv_close(converter_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Empty where the other set has not all of it.
    std::string operator()(std::string text) {
        std::string result(text.size() * 4 + 4, '\0');
        char* in = text.data();
        char* out = result.data();
        std::size_t left = text.size();
        std::size_t room = result.size();
        iconv(converter_, nullptr, nullptr, nullptr, nullptr);
        if (iconv(converter_, &in, &left, &out, &room) == static_cast<std::size_t>(-1))
            return {};
        result.resize(result.size() - room);
        return result;
    }

private:
    iconv_t converter_;
};

/// What libhyphen says of a word, in characters: where it breaks, and how it then spells.
std::string by_libhyphen(HyphenDict* dictionary, const std::string& word) {
    std::vector<char> marks(word.size() + 5);
    char** replacement = nullptr;
    int* position = nullptr;
    int* cut = nullptr;
    const HyphenLimits least;
    hnj_hyphen_hyphenate3(
        dictionary,
        word.c_str(),
        static_cast<int>(word.size()),
        marks.data(),
        nullptr,
        &replacement,
        &position,
        &cut,
        least.before,
        least.after,
        least.after_joint,
        least.before_joint
    );
    std::string result;
    const std::size_t letters = dictionary->utf8 ? utf8::count(word) : word.size();
    for (std::size_t i = 0; i < letters; ++i) {
        if ((marks[i] & 1) == 0) continue;
        result += std::to_string(i + 1);
        if (replacement && replacement[i])
            result += std::string("/") + replacement[i] + ","
                      + std::to_string(static_cast<int>(i) + 1 - position[i]) + ","
                      + std::to_string(cut[i]);
        result += ' ';
    }
    if (replacement)
        for (std::size_t i = 0; i < word.size(); ++i)
            std::free(replacement[i]);
    std::free(replacement);
    std::free(position);
    std::free(cut);
    return result;
}

void add_words(const std::string& text, std::set<std::string>& words) {
    std::string word;
    for (std::size_t at = 0; at <= text.size();) {
        const auto [c, bytes] =
            at < text.size() ? utf8::decode(text, at) : utf8::Decoded{U' ', 1};
        if (utf8::is_letter(c) || (c >= 0x300 && c < 0x370)) {
            utf8::append(word, utf8::to_lower(c));
        } else {
            if (utf8::count(word) > 3) words.insert(word);
            word.clear();
        }
        at += bytes;
    }
}

/// Words made of the patterns themselves, several in a row, thousands of them; and the
/// words of an English text.
std::set<std::string> words_for(const std::string& dic) {
    std::vector<std::string> parts;
    for (std::size_t at = dic.find('\n'); at != std::string::npos && at + 1 < dic.size();
         at = dic.find('\n', at + 1)) {
        const std::string line = dic.substr(at + 1, dic.find('\n', at + 1) - at - 1);
        if (line.empty() || line.find_first_of("%# ") != std::string::npos
            || std::isupper(static_cast<unsigned char>(line[0])) != 0)
            continue;
        std::string letters;
        for (const char c : line.substr(0, line.find('/')))
            if (static_cast<unsigned char>(c) > '9') letters += c;
        if (!letters.empty()) parts.push_back(letters);
    }
    std::set<std::string> words;
    std::uint32_t random = 1848;
    const auto any = [&] {
        random = random * 1664525 + 1013904223;
        return parts[(random >> 8) % parts.size()];
    };
    for (std::size_t i = 0; i < 4000; ++i) {
        const std::string& one = parts[i * parts.size() / 4000];
        add_words(one + any(), words);
        add_words(any() + one + any(), words);
        add_words(any() + any() + one + any() + any(), words);
    }
    const std::string corpus = PAM_CORPUS_DIR;
    std::vector<std::string> texts{corpus + "/text/alice29.txt"};
    if (const auto rights = list_files(corpus + "/udhr"))
        for (const std::string& name : *rights)
            texts.push_back(corpus + "/udhr/" + name);
    for (const std::string& name : texts)
        if (const auto text = read_file(name, 1 << 24)) add_words(*text, words);
    return words;
}

/// libhyphen with the file less its comments: of those that are longer than its buffer it
/// takes the rest for patterns.
using Oracle = std::unique_ptr<HyphenDict, void (*)(HyphenDict*)>;
Oracle oracle_of(const std::string& dic) {
    std::string bare;
    for (std::size_t at = 0; at < dic.size(); at = dic.find('\n', at) + 1) {
        if (dic[at] != '%') bare += dic.substr(at, dic.find('\n', at) + 1 - at);
        if (dic.find('\n', at) == std::string::npos) break;
    }
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "pam-oracle.dic";
    REQUIRE(replace_files({{file, bare}}));
    Oracle oracle(hnj_hyphen_load(file.c_str()), hnj_hyphen_free);
    std::filesystem::remove(file);
    return oracle;
}

std::vector<PatternFile> distinct_files() {
    const auto catalogue = read_catalogue(catalogue_text());
    REQUIRE(catalogue);
    std::vector<PatternFile> result;
    std::set<std::string> known;
    for (const PatternFile& file : catalogue->patterns)
        if (known.insert(file.file).second) result.push_back(file);
    return result;
}

std::string in_utf8(const std::string& dic) {
    const std::string charset = dic.substr(0, dic.find_first_of("\r\n"));
    return charset == "UTF-8" ? dic : Converter("UTF-8", charset.c_str())(dic);
}

}  // namespace

namespace {

/// Number of words compared; 0 where the language is not installed.
std::size_t compare(const PatternFile& file) {
    const auto dic = read_file(file.file, 1 << 26);
    if (!dic) WARN("SKIPPED: " << file.package << " is not installed");
    if (!dic) return 0;
    const auto compact = compile_patterns(*dic);
    REQUIRE(compact);
    const auto patterns = Patterns::over(*compact);
    REQUIRE(patterns);
    const Oracle oracle = oracle_of(*dic);
    REQUIRE(oracle);
    Converter spell(oracle->cset, "UTF-8");
    std::size_t differing = 0;
    std::size_t hyphened = 0;
    const auto words = words_for(in_utf8(*dic));
    for (const std::string& word : words) {
        const std::string spelt = oracle->utf8 ? word : spell(word);
        if (spelt.empty()) continue;
        const std::string expected = by_libhyphen(oracle.get(), spelt);
        const std::string found = by_us(*patterns, word);
        hyphened += expected.empty() ? 0 : 1;
        if (found == expected || ++differing > 3) continue;
        INFO(file.file << ": " << word);
        CHECK(found == expected);
    }
    INFO(file.file << ", " << words.size() << " words");
    CHECK(differing == 0);
    CHECK(hyphened > 100);
    CHECK(words.size() > 3000);
    return words.size();
}

}  // namespace

TEST_CASE(
    "the patterns of every language part and respell words as libhyphen does", "[foundry]"
) {
    std::size_t compared = 0;
    for (const PatternFile& file : distinct_files())
        if (file.language != "de") compared += compare(file);
    CHECK(compared > 0);
}

TEST_CASE("so do the German ones, which libhyphen takes seconds to read", "[foundry]") {
    for (const PatternFile& file : distinct_files())
        if (file.language == "de") static_cast<void>(compare(file));
}

#endif
