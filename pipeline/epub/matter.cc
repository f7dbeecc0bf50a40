#include "epub/matter.h"

#include "base/utf8.h"

#include <array>

namespace pam::epub {

namespace {

struct Matter {
    const char* type;
    const char* role;
    std::string_view headings;  // in small letters, each between bars
};

constexpr std::array<Matter, 11> matters{{
    {"preface",
     "doc-preface",
     "|preface|vorwort|vorrede|préface|prefacio|prefazione|prefácio|voorwoord|förord|"
     "forord|"
     "esipuhe|przedmowa|předmluva|predslov|предисловие|передмова|előszó|πρόλογος|önsöz|"},
    {"foreword", "doc-foreword", "|foreword|geleitwort|zum geleit|avant-propos|"},
    {"introduction",
     "doc-introduction",
     "|introduction|introductory|einleitung|einführung|introducción|introduzione|"
     "introdução|"
     "inleiding|inledning|indledning|innledning|johdanto|wstęp|wprowadzenie|úvod|введение|"
     "вступ|bevezetés|εισαγωγή|giriş|"},
    {"prologue", "doc-prologue", "|prologue|prolog|prólogo|prologo|пролог|"},
    {"epilogue", "doc-epilogue", "|epilogue|epilog|épilogue|epílogo|epilogo|эпилог|"},
    {"afterword",
     "doc-afterword",
     "|afterword|nachwort|postface|postfacio|postfazione|posfácio|nawoord|efterord|"
     "etterord|jälkisanat|posłowie|doslov|послесловие|utószó|sonsöz|"},
    {"conclusion",
     "doc-conclusion",
     "|conclusion|conclusions|schlusswort|conclusión|conclusione|conclusão|conclusie|"
     "zakończenie|závěr|заключение|"},
    {"appendix",
     "doc-appendix",
     "|appendix|anhang|annexe|appendice|apéndice|apêndice|bijlage|bilaga|vedlegg|liite|"
     "dodatek|příloha|приложение|додаток|függelék|παράρτημα|ek|"},
    {"bibliography",
     "doc-bibliography",
     "|bibliography|works cited|literaturverzeichnis|bibliographie|bibliografía|"
     "bibliografia|bibliografie|литература|kaynakça|"},
    {"glossary",
     "doc-glossary",
     "|glossary|glossar|glossaire|glosario|glossario|glossário|woordenlijst|глоссарий|"},
    {"acknowledgments",
     "doc-acknowledgments",
     "|acknowledgments|acknowledgements|danksagung|remerciements|agradecimientos|"
     "ringraziamenti|agradecimentos|dankwoord|podziękowania|благодарности|"},
}};

/// "APPENDIX." is "appendix".
std::string folded(std::string_view heading) {
    std::string text;
    for (const char32_t c : utf8::to_utf32(utf8::collapse_spaces(heading)))
        if (c != U'|') utf8::append(text, utf8::to_lower(c));
    while (!text.empty() && (text.back() == '.' || text.back() == ':'))
        text.pop_back();
    return text;
}

/// "Appendix B" and "Appendix 2: Letters" are appendices too.
std::string_view without_number(std::string_view heading) {
    const std::size_t blank = heading.find(' ');
    if (blank == std::string_view::npos) return heading;
    const std::string_view rest = heading.substr(blank + 1);
    const std::string_view number = rest.substr(0, rest.find_first_of(" :.,"));
    const bool digits =
        number.find_first_not_of("0123456789ivxlc") == std::string_view::npos;
    return number.size() == 1 || digits ? heading.substr(0, blank) : heading;
}

bool names(const Matter& matter, std::string_view heading) {
    std::string barred = "|";
    barred.append(heading).append("|");
    return matter.headings.find(barred) != std::string_view::npos;
}

}  // namespace

Semantics matter_of(std::string_view heading) {
    const std::string text = folded(heading);
    for (const Matter& matter : matters) {
        const bool numbered = std::string_view(matter.type) == "appendix";
        if (names(matter, numbered ? without_number(text) : std::string_view(text)))
            return {matter.type, matter.role};
    }
    return {"chapter", "doc-chapter"};
}

}  // namespace pam::epub
