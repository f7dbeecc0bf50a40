// Each language by its own rules: quotations and those inside them, apostrophes, dashes.
#include "copy_desk_support.h"
#include "manuscript/language_guess.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

TEST_CASE("English", "[desk][languages]") {
    check_language(
        "en",
        {{"\"He said 'no' to me,\" she said.", "“He said ‘no’ to me,” she said."},
         {"so it was--or not -- there...", "so it was—or not—there…"},
         {"'Twas in the '70s, y'all.", "’Twas in the ’70s, y’all."}}
    );
}

TEST_CASE("German", "[desk][languages]") {
    check_language(
        "de",
        {{"Er sagte: \"Sie rief 'nein' und ging.\"",
          "Er sagte: „Sie rief ‚nein‘ und ging.“"},
         {"so war es -- oder nicht", "so war es – oder nicht"},
         {"Ich hab's gesehn, 's ist wahr.", "Ich hab’s gesehn, ’s ist wahr."},
         {",,Gut,`` sagte sie. ,,Sehr gut.''", "„Gut,“ sagte sie. „Sehr gut.“"},
         {"im Jahr 1914 - so war es - im März", "im Jahr 1914 – so war es – im März"},
         {"von 1914-1918 auf S. 12-14", "von 1914–1918 auf S.\u00A012–14"}}
    );
    CHECK(desk("Er rief \"nein\".", "de-CH") == "Er rief «nein».");
    CHECK(
        desk("Er sagte »ja« und »so« und \"nein\".", "de")
        == "Er sagte »ja« und »so« und »nein«."
    );
}

TEST_CASE("French", "[desk][languages]") {
    check_language(
        "fr",
        {{"Il dit \"l'homme\" -- et puis...", "Il dit «\u202Fl’homme\u202F» — et puis…"},
         {"Il dit: \"Elle crie 'non' ici\" !",
          "Il dit\u202F: «\u202FElle crie “non” ici\u202F»\u202F!"},
         {"-- Oui ; c'est lui.", "—\u00A0Oui\u202F; c’est lui."},
         {"M. Dupont et Mme Durand", "M.\u00A0Dupont et Mme\u00A0Durand"},
         {"<< Oui >>, dit-il.", "«\u202FOui\u202F», dit-il."}}
    );
}

TEST_CASE("Spanish", "[desk][languages]") {
    check_language(
        "es",
        {{"Dijo \"ella gritó 'no' ayer\".", "Dijo «ella gritó “no” ayer»."},
         {"Dijo \"ella gritó \"no\" ayer\".", "Dijo «ella gritó “no” ayer»."},
         {"¿\"Sí\"?", "¿«Sí»?"},
         {"el hombre --y la mujer-- vino", "el hombre —y la mujer— vino"}}
    );
}

TEST_CASE("Italian", "[desk][languages]") {
    check_language(
        "it",
        {{"Disse \"l'uomo\" e un po' di più.", "Disse «l’uomo» e un po’ di più."},
         {"così -- o no -- era", "così – o no – era"},
         {"quell'\"amico\" dell'\"eroe\"", "quell’«amico» dell’«eroe»"},
         {"- Ciao, - disse lui. - Come stai?", "–\u00A0Ciao, – disse lui. – Come stai?"},
         {"negli anni '70", "negli anni ’70"}}
    );
}

TEST_CASE("Russian", "[desk][languages]") {
    check_language(
        "ru",
        {{"Он сказал \"она крикнула \"нет\" вчера\".",
          "Он сказал «она крикнула „нет“ вчера»."},
         {"так было -- или нет", "так было\u00A0— или нет"},
         {"-- Да, -- сказал он.", "—\u00A0Да,\u00A0— сказал он."},
         {"- Да, - сказал он. - Нет.", "—\u00A0Да,\u00A0— сказал он.\u00A0— Нет."}}
    );
}

TEST_CASE("Polish", "[desk][languages]") {
    check_language(
        "pl",
        {{"Rzekł: \"ona krzyczy \"nie\" znów\".", "Rzekł: „ona krzyczy «nie» znów”."},
         {"tak było -- albo nie", "tak było — albo nie"},
         {"w latach 1914-1918", "w latach 1914–1918"}}
    );
}

TEST_CASE("Swedish", "[desk][languages]") {
    check_language(
        "sv",
        {{"Han sade \"hon ropade 'nej' då\".", "Han sade ”hon ropade ’nej’ då”."},
         {"så var det -- eller inte", "så var det – eller inte"},
         {"åren 1914-1918", "åren 1914–1918"}}
    );
}

TEST_CASE("words of another language inside a text follow its rules", "[desk][languages]") {
    const Reading reading = desk_reading(
        "He said \"yes\" and [sie rief \"nein\" laut]{lang=de}.\n", "en", Format::Markdown
    );
    CHECK(reading.text().find("“yes”") != std::string::npos);
    CHECK(reading.text().find("„nein“") != std::string::npos);
}

TEST_CASE("a dialogue behind dashes is no list where dashes say so", "[desk][languages]") {
    const std::string spoken =
        "Elle entra.\n\n- Où vas-tu ?\n\n- Chez Paul, dit-il. Viens donc.\n\nIl partit.\n";
    CHECK(
        desk(spoken, "fr")
        == "Elle entra.\n—\u00A0Où vas-tu\u202F?\n—\u00A0Chez Paul, dit-il. Viens "
           "donc.\nIl partit."
    );
    CHECK(desk_reading(spoken, "en").dump().find("list") != std::string::npos);
    const std::string goods = "Il faut :\n\n- du pain\n\n- du vin\n\nEt voilà.\n";
    CHECK(desk_reading(goods, "fr").dump().find("list") != std::string::npos);
}

TEST_CASE("each language is known by its small words", "[desk][languages]") {
    const std::vector<std::pair<const char*, const char*>> texts{
        {"pl",
         "Nikt nie wie, jak to jest, że w domu nie ma światła, ale przez całą noc na "
         "dole ktoś się śmieje i z nikim nie mówi. Każdy, kto jest w tym domu, nie śpi, "
         "bo nie może się z tym pogodzić, że jego sąsiad lub gość nie jest sam."},
        {"ru",
         "Никто не знает, как это было и что он сказал в тот день, но все так и не "
         "ушли из дома, и он сидел на крыльце, как будто это его не касалось, и не "
         "говорил ни с кем, и к вечеру все же ушел от них, но не так, как пришел."},
        {"sv",
         "Det var en gång en man som inte hade något hem, och han gick på vägen för att "
         "han inte visste om det var en plats till för honom. När han kom till staden "
         "var det natt, och det var inte en människa på gatan som han kunde fråga om "
         "vägen till ett hus med ett rum."},
        {"pt",
         "Não sei o que ele disse ao homem que veio da cidade, mas foi uma palavra que "
         "também os outros ouviram, e não foi bom para ele. Com um gesto da mão pediu "
         "aos seus que não fossem embora, mas eles foram, uma a uma, pelo caminho dos "
         "campos que vão ao mar."}};
    for (const auto& [language, text] : texts) {
        INFO(text);
        CHECK(guess_language(text).value_or("none") == language);
    }
}
