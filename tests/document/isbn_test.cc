#include "document/isbn.h"

#include <catch2/catch.hpp>

using namespace pam::document;

TEST_CASE("ISBNs are known by their check digits, however they are written") {
    CHECK(isbn13("978-0-306-40615-7") == "9780306406157");
    CHECK(isbn13("ISBN-13: 978 0 306 40615 7") == "9780306406157");
    CHECK(isbn13("urn:isbn:9780306406157") == "9780306406157");
    CHECK(isbn13("0-306-40615-2") == "9780306406157");
    CHECK(isbn13("ISBN 0-8044-2957-X") == "9780804429573");
    CHECK_FALSE(isbn13("978-0-306-40615-8"));
    CHECK_FALSE(isbn13("0-306-40615-3"));
    CHECK_FALSE(isbn13("my-book-1"));
    CHECK_FALSE(isbn13(""));
}

TEST_CASE("a wrong check digit does not make another thing of an ISBN") {
    CHECK(is_like_isbn("978-0-306-40615-8"));
    CHECK(is_like_isbn("ISBN 0-8044-2957-1"));
    CHECK_FALSE(is_like_isbn("urn:uuid:3e0b7a52-91c4-4f6d-a817-5c2ed049b368"));
    CHECK_FALSE(is_like_isbn("1234567890123"));
    CHECK_FALSE(is_like_isbn("https://example.org/9780306406157"));
}
