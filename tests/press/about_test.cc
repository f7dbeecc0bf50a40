#include "press/about.h"

#include "fixture.h"
#include "press/uuid.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/Buffer.hh>

using namespace pam;
using namespace pam::press;
using namespace pam::press::test;

TEST_CASE("dates are counted, not asked of a clock", "[press]") {
    CHECK(iso_date(0) == "1970-01-01T00:00:00Z");
    CHECK(iso_date(951782399) == "2000-02-28T23:59:59Z");
    CHECK(iso_date(951782400) == "2000-02-29T00:00:00Z");
    CHECK(iso_date(-1) == "1969-12-31T23:59:59Z");
    CHECK(pdf_date(1769860800) == "D:20260131120000Z");
    CHECK(iso_date(INT64_MAX) == "9999-12-31T23:59:59Z");
    CHECK(iso_date(INT64_MIN) == "0000-01-01T00:00:00Z");
}

TEST_CASE("document information and XMP say the same", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.model.metadata.title.value = "R\u00E9sum\u00E9s & <others> \U0001D400";
    pages.model.metadata.authors.resize(2);
    pages.model.metadata.authors[0].value = "Ada Lovelace";
    pages.model.metadata.authors[1].value = "Karl K\u00F6nig";
    pages.model.language = "en-GB";
    pages.model.direction = style::Direction::RightToLeft;
    PdfOptions options;
    options.date = 1769860800;
    const Opened file = opened(pages, options);
    QPDFObjectHandle info = file.pdf->getTrailer().getKey("/Info");
    CHECK(
        info.getKey("/Title").getUTF8Value() == "R\u00E9sum\u00E9s & <others> \U0001D400"
    );
    CHECK(info.getKey("/Author").getUTF8Value() == "Ada Lovelace, Karl K\u00F6nig");
    CHECK(info.getKey("/CreationDate").getStringValue() == "D:20260131120000Z");
    CHECK(file.root().getKey("/Lang").getUTF8Value() == "en-GB");
    CHECK(file.root().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue()
    );
    CHECK(
        file.root().getKey("/ViewerPreferences").getKey("/Direction").getName() == "/R2L"
    );
    const auto data = file.root().getKey("/Metadata").getRawStreamData();
    const std::string xmp(
        reinterpret_cast<const char*>(data->getBuffer()), data->getSize()
    );
    CHECK_THAT(xmp, Catch::Contains("R\u00E9sum\u00E9s &amp; &lt;others&gt; \U0001D400"));
    CHECK_THAT(
        xmp,
        Catch::Contains("<rdf:li>Ada Lovelace</rdf:li><rdf:li>Karl K\u00F6nig</rdf:li>")
    );
    CHECK_THAT(
        xmp, Catch::Contains("<xmp:CreateDate>2026-01-31T12:00:00Z</xmp:CreateDate>")
    );
    CHECK_THAT(xmp, Catch::Contains("<xmpMM:DocumentID>uuid:"));
}

TEST_CASE("a work without a title is called untitled", "[press]") {
    if (!have_fonts()) return;
    Pages pages;
    pages.model.metadata.title.value.clear();
    const Opened file = opened(pages);
    CHECK(
        file.pdf->getTrailer().getKey("/Info").getKey("/Title").getUTF8Value() == "Untitled"
    );
}

TEST_CASE("SHA-1 gives the sums of RFC 3174", "[press]") {
    const auto sum = [](std::string_view text) {
        Sha1 sha;
        sha.add(text);
        std::string digits;
        for (const std::uint8_t byte : sha.digest())
            digits += fmt::format("{:02x}", byte);
        return digits;
    };
    CHECK(sum("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(sum("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(
        sum("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    );
}

TEST_CASE("a name is a UUID of version 5, and other contents have another", "[press]") {
    Sha1 one = begin_uuid();
    one.add("one");
    Sha1 two = begin_uuid();
    two.add("two");
    CHECK(end_uuid(one) != end_uuid(two));
    CHECK(end_uuid(one).size() == 36);
    CHECK(end_uuid(one)[14] == '5');
}

TEST_CASE(
    "the file claims PDF/A-2a and PDF/UA-1, and describes the second claim", "[press]"
) {
    const std::string packet = xmp_packet(About{});
    for (const char* part :
         {"<pdfaid:part>2</pdfaid:part>",
          "<pdfaid:conformance>A</pdfaid:conformance>",
          "<pdfuaid:part>1</pdfuaid:part>",
          "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"})
        CHECK(packet.find(part) != packet.npos);
}
