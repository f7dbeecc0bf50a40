// Files are known by what they hold, not by their names.
#include "manuscript/file_kind.h"

#include "office_support.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

TEST_CASE("a sheet inside a Word file does not make it a spreadsheet", "[kind]") {
    const Bytes sheet =
        zip_of({{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}});
    const Bytes letter = zip_of(
        {{"[Content_Types].xml", "<a/>"},
         {"word/document.xml", "<a/>"},
         {"word/embeddings/sheet.xlsx", sheet}},
        Packing::Stored
    );
    CHECK(recognise(sheet).kind == FileKind::Strange);
    CHECK(recognise(letter).kind == FileKind::Docx);
    CHECK(
        recognise(zip_of({{"xl/embeddings/letter.docx", letter}}, Packing::Stored)).kind
        == FileKind::Strange
    );
}
