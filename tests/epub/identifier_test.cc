#include "epub/identifier.h"

#include "epub/dates.h"
#include "epub/sha1.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace pam;
using namespace pam::epub;

namespace {

std::string hex(const Sha1Digest& digest) {
    std::string text;
    for (const std::uint8_t byte : digest)
        text += fmt::format("{:02x}", byte);
    return text;
}

constexpr Uuid dns_namespace{
    0x6b,
    0xa7,
    0xb8,
    0x10,
    0x9d,
    0xad,
    0x11,
    0xd1,
    0x80,
    0xb4,
    0x00,
    0xc0,
    0x4f,
    0xd4,
    0x30,
    0xc8};

document::Metadata facts(const std::string& title) {
    document::Metadata made;
    made.title.value = title;
    made.authors.push_back({"A. Author", {}, {}});
    return made;
}

}  // namespace

TEST_CASE("SHA-1 gives the digests of FIPS 180") {
    CHECK(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(
        hex(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
        == "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    );
    CHECK(
        hex(sha1(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
    );
}

TEST_CASE("a name in a namespace has the UUID of RFC 9562, appendix A.4") {
    CHECK(
        to_string(uuid_of_name(dns_namespace, "www.example.com"))
        == "2ed6657d-e927-568b-95e1-2665a8aea6a2"
    );
}

TEST_CASE(
    "the identifier is the editor's, or a name that only title, authors and language make"
) {
    document::Metadata given = facts("A");
    given.identifier.value = "0-306-40615-2";
    CHECK(publication_identifier(given, "en") == "urn:isbn:9780306406157");
    given.identifier.value = " doi:10.1000/182 ";
    CHECK(publication_identifier(given, "en") == "doi:10.1000/182");
    given.identifier.value = "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2";
    CHECK(publication_identifier(given, "en") == given.identifier.value);
    given.identifier.value = "urn:uuid:my-book";
    CHECK(
        publication_identifier(given, "en").size() == std::string("urn:uuid:").size() + 36
    );
    const std::string made = publication_identifier(facts("A"), "en");
    CHECK(made.starts_with("urn:uuid:"));
    CHECK(made == publication_identifier(facts("A"), "en"));
    CHECK(made != publication_identifier(facts("B"), "en"));
    CHECK(made != publication_identifier(facts("A"), "de"));
    document::Metadata described = facts("A");
    described.description.value = "Corrected.";
    CHECK(publication_identifier(described, "en") == made);
}

TEST_CASE("timestamps are UTC, and DOS times are clamped to their years") {
    CHECK(utc_timestamp(0) == "1970-01-01T00:00:00Z");
    CHECK(utc_timestamp(1096588799) == "2004-09-30T23:59:59Z");
    CHECK(utc_timestamp(-1) == "1969-12-31T23:59:59Z");
    CHECK(dos_time(0) == DosTime{0, 1 << 5 | 1});
    CHECK(dos_time(std::int64_t{1} << 40) == dos_time(4354819198));
    CHECK(dos_time(1096588799) == DosTime{23 << 11 | 59 << 5 | 29, 24 << 9 | 9 << 5 | 30});
}

TEST_CASE("a printed date becomes a machine's date only where it plainly is one") {
    CHECK(machine_date("2004") == "2004");
    CHECK(machine_date("2004-10") == "2004-10");
    CHECK(machine_date("2004-10-07") == "2004-10-07");
    CHECK(machine_date("October 2004") == "2004-10");
    CHECK(machine_date("7 Oct. 2004") == "2004-10-07");
    CHECK(machine_date("October 7th, 2004") == "2004-10-07");
    CHECK(machine_date("31 February 2004") == "2004-02");
    CHECK(machine_date("written in 1848") == "1848");
    CHECK_FALSE(machine_date("1848/49 and 1850"));
    CHECK_FALSE(machine_date("last spring"));
    CHECK_FALSE(machine_date(""));
    CHECK(machine_date("2004-13") == "2004");
}
