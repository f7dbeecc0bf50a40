#include "epub/matter.h"

#include "epub/parsed_book.h"
#include "model/scribe.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::test;
using epub::matter_of;

TEST_CASE("a heading names the part, however it is written") {
    for (const auto& [heading, type] :
         {std::pair{"Preface", "preface"},
          std::pair{"PREFACE.", "preface"},
          std::pair{"Vorwort", "preface"},
          std::pair{"Einleitung", "introduction"},
          std::pair{"Введение", "introduction"},
          std::pair{"Épilogue", "epilogue"},
          std::pair{"Appendix", "appendix"},
          std::pair{"APPENDIX B", "appendix"},
          std::pair{"Appendix 2: Letters", "appendix"},
          std::pair{"Anhang IV", "appendix"},
          std::pair{"Works  Cited", "bibliography"},
          std::pair{"Acknowledgements", "acknowledgments"},
          std::pair{"Appendix of horrors", "chapter"},
          std::pair{"Introduction to Optics", "chapter"},
          std::pair{"The Prefaces", "chapter"},
          std::pair{"|", "chapter"},
          std::pair{"", "chapter"}}) {
        CAPTURE(heading);
        CHECK(matter_of(heading).type == type);
        CHECK(matter_of(heading).role == "doc-" + std::string(type));
    }
}

TEST_CASE("a preface is announced as one, and named by its heading") {
    Scribe scribe;
    scribe.add(
        scribe.heading(1, "preface", "Preface"),
        scribe.paragraph("Words."),
        scribe.heading(1, "a", "A")
    );
    Diagnostics log;
    const OpenedBook book = open_book(written(model_of(scribe.document, log)));
    CHECK(
        book.files.at("EPUB/text/chapter-1.xhtml")
            .find("epub:type=\"preface\" role=\"doc-preface\" aria-labelledby=\"preface\"")
        != std::string::npos
    );
}
