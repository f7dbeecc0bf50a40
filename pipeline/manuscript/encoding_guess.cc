#include "manuscript/encoding_guess.h"

#include "base/utf8.h"
#include "manuscript/converter.h"
#include "manuscript/encoding_evidence.h"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace pam::manuscript {

namespace {

struct Candidate {
    std::string_view encoding;
    std::string_view converter;
    std::string_view languages;  // tags, one space between
    double prior = 0;
};

constexpr std::string_view western = "en de fr es pt it nl sv da nb fi is ga ca sq";
constexpr std::string_view central = "pl cs sk hu sl hr ro sq de en";
constexpr std::string_view baltic = "lt lv et en";
constexpr std::string_view cyrillic = "ru uk be bg sr mk";
constexpr double rare = -0.12;
constexpr double old = -0.06;

// Where two give the same text the first is named.
constexpr std::array candidates{
    Candidate{"ISO-8859-1", "ISO-8859-1", western},
    Candidate{"windows-1252", "windows-1252", western},
    Candidate{"ISO-8859-15", "ISO-8859-15", western, old},
    Candidate{"ISO-8859-2", "ISO-8859-2", central},
    Candidate{"windows-1250", "windows-1250", central},
    Candidate{"windows-1251", "windows-1251", cyrillic},
    Candidate{"KOI8-R", "KOI8-R", "ru bg"},
    Candidate{"KOI8-U", "KOI8-U", "uk ru", old},
    Candidate{"ISO-8859-5", "ISO-8859-5", cyrillic, old},
    Candidate{"IBM866", "IBM866", "ru uk be bg", old},
    Candidate{"IBM855", "IBM855", "sr mk bg ru", rare},
    Candidate{"x-mac-cyrillic", "x-mac-cyrillic", cyrillic, old},
    Candidate{"ISO-8859-7", "ISO-8859-7", "el"},
    Candidate{"windows-1253", "windows-1253", "el"},
    Candidate{"IBM737", "IBM737", "el", old},
    Candidate{"IBM869", "IBM869", "el", rare},
    Candidate{"x-mac-greek", "x-mac-greek", "el", rare},
    Candidate{"ISO-8859-8", "ISO-8859-8", "he"},
    Candidate{"windows-1255", "windows-1255", "he"},
    Candidate{"IBM862", "IBM862", "he", old},
    Candidate{"ISO-8859-6", "ISO-8859-6", "ar"},
    Candidate{"windows-1256", "windows-1256", "ar fa"},
    Candidate{"IBM720", "IBM720", "ar", rare},
    Candidate{"ISO-8859-9", "ISO-8859-9", "tr"},
    Candidate{"windows-1254", "windows-1254", "tr"},
    Candidate{"windows-1257", "windows-1257", baltic, old},
    Candidate{"ISO-8859-13", "ISO-8859-13", baltic, old},
    Candidate{"ISO-8859-4", "ISO-8859-4", baltic, old},
    Candidate{"ISO-8859-10", "ISO-8859-10", "is sv nb fi et lt lv", rare},
    Candidate{"ISO-8859-3", "ISO-8859-3", "eo mt", old},
    Candidate{"ISO-8859-14", "ISO-8859-14", "cy ga", old},
    Candidate{"ISO-8859-16", "ISO-8859-16", "ro", rare},
    Candidate{"windows-1258", "windows-1258", "vi"},
    Candidate{"windows-874", "windows-874", "th"},
    Candidate{"macintosh", "macintosh", western, old},
    Candidate{"x-mac-centraleurroman", "x-mac-centraleurroman", central, old},
    Candidate{"x-mac-turkish", "x-mac-turkish", "tr", old},
    Candidate{"IBM850", "IBM850", western, old},
    Candidate{"IBM437", "IBM437", western, old},
    Candidate{"IBM00858", "IBM00858", western, rare},
    Candidate{"IBM852", "IBM852", central, old},
    Candidate{"IBM857", "IBM857", "tr", old},
    Candidate{"IBM775", "IBM775", baltic, old},
    Candidate{"IBM860", "IBM860", "pt", rare},
    Candidate{"IBM861", "IBM861", "is", rare},
    Candidate{"IBM863", "IBM863", "fr", rare},
    Candidate{"IBM865", "IBM865", "da nb", rare},
    // On systems of the East English texts too have the curly marks of these encodings.
    Candidate{"Shift_JIS", "Shift_JIS", "ja en"},
    Candidate{"EUC-JP", "EUC-JP", "ja"},
    Candidate{"GB18030", "GB18030", "zh-Hans zh-Hant en"},
    Candidate{"Big5", "Big5-HKSCS", "zh-Hant en"},
    Candidate{"EUC-KR", "windows-949", "ko en"},
    Candidate{"EUC-TW", "EUC-TW", "zh-Hant", rare},
};

constexpr std::array wide_candidates{
    Candidate{"UTF-16LE", "UTF-16LE", ""},
    Candidate{"UTF-16BE", "UTF-16BE", ""},
    Candidate{"UTF-32LE", "UTF-32LE", ""},
    Candidate{"UTF-32BE", "UTF-32BE", ""},
};

// ---------------------------------------------------------------- the sample

constexpr std::size_t sample_size = std::size_t{32} << 10;
constexpr std::size_t plain_size = std::size_t{4} << 10;

bool has_high_byte(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80;
    });
}

// The lines that tell something, and some others for their language. No encoding that is
// judged here has the byte of the line end inside a character.
std::string sample_of(std::string_view bytes) {
    std::string telling;
    std::string plain;
    while (!bytes.empty() && telling.size() < sample_size) {
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view line = bytes.substr(0, std::min(end, sample_size));
        std::string& kept = has_high_byte(line) ? telling : plain;
        if (&kept == &telling || plain.size() < plain_size) kept.append(line).append("\n");
        bytes.remove_prefix(std::min(bytes.size(), std::max(line.size(), end + 1)));
    }
    if (telling.size() < plain_size) telling += plain;
    return telling;
}

// ---------------------------------------------------------------- the vote of uchardet

struct DeleteDetector {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

std::string vote_of_uchardet(std::string_view sample) {
    const std::unique_ptr<uchardet, DeleteDetector> detector(uchardet_new());
    if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
    uchardet_data_end(detector.get());
    return canonical_name(uchardet_get_charset(detector.get()));
}

// ---------------------------------------------------------------- the judges

struct Reading {
    const Candidate* candidate = nullptr;
    std::string text;
    Evidence evidence;
    double score = 0;
};

bool speaks(const Candidate& candidate, std::string_view tag) {
    std::string_view rest = candidate.languages;
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find(' '));
        if (one == tag) return true;
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    }
    return false;
}

std::optional<Reading> read_as(const Candidate& candidate, std::string_view sample) {
    auto converted = convert(sample, std::string(candidate.converter));
    // One byte in fifty that the encoding does not know is damage, more is another
    // encoding.
    if (!converted || converted->odd_bytes.size() * 50 > sample.size()) return std::nullopt;
    Reading reading{&candidate, std::move(converted->text), {}, -10};
    reading.evidence = examine(reading.text);
    const Evidence& evidence = reading.evidence;
    for (const Language& language : known_languages())
        if (speaks(candidate, language.tag))
            reading.score = std::max(reading.score, likeness(evidence, language));
    reading.score += weighed(candidate.prior, evidence);
    return reading;
}

std::vector<Reading> all_readings(std::string_view sample) {
    std::vector<Reading> readings;
    for (const Candidate& candidate : candidates)
        if (auto reading = read_as(candidate, sample))
            readings.push_back(std::move(*reading));
    return readings;
}

void add_vote(std::vector<Reading>& readings, const std::string& elected) {
    constexpr double vote = 0.1;
    for (Reading& reading : readings)
        if (canonical_name(reading.candidate->encoding) == elected)
            reading.score += weighed(vote, reading.evidence);
}

const Reading* best_of(const std::vector<Reading>& readings) {
    const auto best = std::max_element(
        readings.begin(),
        readings.end(),
        [](const Reading& a, const Reading& b) { return a.score < b.score; }
    );
    return best == readings.end() ? nullptr : &*best;
}

// The first in the list that gives the winner's text.
const Reading& first_alike(const std::vector<Reading>& readings, const Reading& best) {
    return *std::find_if(readings.begin(), readings.end(), [&](const Reading& reading) {
        return reading.text == best.text;
    });
}

const Reading* rival_of(const std::vector<Reading>& readings, const Reading& best) {
    const Reading* rival = nullptr;
    for (const Reading& reading : readings)
        if (reading.text != best.text && (!rival || reading.score > rival->score))
            rival = &reading;
    return rival;
}

Guess verdict(const std::vector<Reading>& readings) {
    const Reading* best = best_of(readings);
    if (!best) return {};
    const Candidate& named = *first_alike(readings, *best).candidate;
    Guess guess;
    guess.encoding = named.encoding;
    guess.converter = named.converter;
    guess.fits = best->score > 0;
    const Reading* rival = rival_of(readings, *best);
    // In letters: one letter that only one of them can explain tells little, ten tell much.
    const auto letters = static_cast<double>(best->evidence.characters());
    const double lead = rival ? (best->score - rival->score) * letters : 100;
    if (lead > 8 && best->score > 0.4)
        guess.certainty = Certainty::Certain;
    else if (lead > 2.5 && best->score > 0.2)
        guess.certainty = Certainty::Likely;
    if (rival && guess.certainty == Certainty::Guess)
        guess.rival = std::string(rival->candidate->encoding);
    return guess;
}

// ---------------------------------------------------------------- without a mark, two or
// four bytes a character

// ASCII letters count too: they are what tells the right order of bytes from the wrong.
double wide_likeness(std::string_view text) {
    const Evidence evidence = examine(text);
    double best = -10;
    for (const Language& language : known_languages())
        best = std::max(best, likeness(evidence, language));
    const std::size_t characters = utf8::count(text);
    if (characters == 0) return -10;
    const auto outside = static_cast<double>(evidence.letter_count + evidence.mark_count);
    const double inside = static_cast<double>(characters) - outside;
    const auto nulls = static_cast<double>(std::count(text.begin(), text.end(), '\0'));
    return (best * outside + inside - 4 * nulls) / static_cast<double>(characters);
}

}  // namespace

Guess guess_encoding(std::string_view bytes) {
    const std::string sample = sample_of(bytes);
    std::vector<Reading> readings = all_readings(sample);
    add_vote(readings, vote_of_uchardet(sample));
    return verdict(readings);
}

bool may_be_read_as(std::string_view bytes, std::string_view text) {
    const Evidence evidence = examine(sample_of(text));
    for (const Language& language : known_languages())
        if (likeness(evidence, language) > 0.2) return true;
    return guess_encoding(bytes).certainty != Certainty::Certain;
}

Guess guess_wide_encoding(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, sample_size);
    std::vector<Reading> readings;
    for (const Candidate& candidate : wide_candidates) {
        auto converted = convert(sample, std::string(candidate.converter));
        if (!converted || converted->odd_bytes.size() * 50 > sample.size()) continue;
        Reading reading{&candidate, std::move(converted->text), {}, 0};
        reading.score = wide_likeness(reading.text);
        readings.push_back(std::move(reading));
    }
    return verdict(readings);
}

}  // namespace pam::manuscript
