#include "model/part_names.h"

#include <array>

namespace pam::model {

namespace {

constexpr std::array<PartNames, 20> names{{
    {"en", "Contents", "Illustrations", "Tables", "Index", "See", "See also"},
    {"de", "Inhalt", "Abbildungen", "Tabellen", "Register", "Siehe", "Siehe auch"},
    {"fr",
     "Table des matières",
     "Table des illustrations",
     "Liste des tableaux",
     "Index",
     "Voir",
     "Voir aussi"},
    {"es",
     "Índice",
     "Índice de figuras",
     "Índice de tablas",
     "Índice alfabético",
     "Véase",
     "Véase también"},
    {"it",
     "Indice",
     "Indice delle figure",
     "Indice delle tabelle",
     "Indice analitico",
     "Vedi",
     "Vedi anche"},
    {"pt",
     "Sumário",
     "Lista de figuras",
     "Lista de tabelas",
     "Índice remissivo",
     "Ver",
     "Ver também"},
    {"nl", "Inhoud", "Afbeeldingen", "Tabellen", "Register", "Zie", "Zie ook"},
    {"sv", "Innehåll", "Figurer", "Tabeller", "Register", "Se", "Se även"},
    {"da", "Indhold", "Figurer", "Tabeller", "Register", "Se", "Se også"},
    {"nb", "Innhold", "Figurer", "Tabeller", "Register", "Se", "Se også"},
    {"no", "Innhold", "Figurer", "Tabeller", "Register", "Se", "Se også"},
    {"fi", "Sisällys", "Kuvat", "Taulukot", "Hakemisto", "Katso", "Katso myös"},
    {"pl", "Spis treści", "Spis ilustracji", "Spis tabel", "Indeks", "Zob.", "Zob. też"},
    {"cs", "Obsah", "Seznam obrázků", "Seznam tabulek", "Rejstřík", "Viz", "Viz též"},
    {"sk", "Obsah", "Zoznam obrázkov", "Zoznam tabuliek", "Register", "Pozri", "Pozri aj"},
    {"hu", "Tartalom", "Ábrák", "Táblázatok", "Tárgymutató", "Lásd", "Lásd még"},
    {"ru",
     "Содержание",
     "Список иллюстраций",
     "Список таблиц",
     "Указатель",
     "См.",
     "См. также"},
    {"uk",
     "Зміст",
     "Список ілюстрацій",
     "Список таблиць",
     "Покажчик",
     "Див.",
     "Див. також"},
    {"el",
     "Περιεχόμενα",
     "Κατάλογος εικόνων",
     "Κατάλογος πινάκων",
     "Ευρετήριο",
     "Βλ.",
     "Βλ. επίσης"},
    {"tr", "İçindekiler", "Şekiller", "Tablolar", "Dizin", "Bkz.", "Ayrıca bkz."},
}};

}  // namespace

const PartNames& part_names(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const PartNames& own : names)
        if (own.language == primary) return own;
    return names.front();
}

}  // namespace pam::model
