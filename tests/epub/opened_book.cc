#include "epub/opened_book.h"

#include <catch2/catch.hpp>
#include <zlib.h>

namespace pam::test {

namespace {

unsigned two(const std::string& bytes, std::size_t at) {
    REQUIRE(at + 2 <= bytes.size());
    return static_cast<unsigned char>(bytes[at])
           | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}
std::uint32_t four(const std::string& bytes, std::size_t at) {
    return two(bytes, at) | two(bytes, at + 2) << 16;
}

std::string inflated(const std::string& packed, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

void read_local(
    const std::string& bytes, std::size_t packed_size, std::size_t size, ZipEntry& entry
) {
    const std::size_t at = entry.offset;
    REQUIRE(four(bytes, at) == 0x04034B50u);
    entry.version_needed = two(bytes, at + 4);
    entry.flags = two(bytes, at + 6);
    entry.method = two(bytes, at + 8);
    entry.time = two(bytes, at + 10);
    entry.date = two(bytes, at + 12);
    CHECK(four(bytes, at + 18) == packed_size);
    CHECK(four(bytes, at + 22) == size);
    entry.extra = two(bytes, at + 28);
    const std::size_t name = two(bytes, at + 26);
    CHECK(bytes.substr(at + 30, name) == entry.name);
    const std::string packed = bytes.substr(at + 30 + name + entry.extra, packed_size);
    entry.contents = entry.method == 0 ? packed : inflated(packed, size);
}

}  // namespace

OpenedBook open_book(const std::string& bytes) {
    OpenedBook book;
    REQUIRE(bytes.size() > 22);
    const std::size_t end = bytes.size() - 22;  // no archive comment
    REQUIRE(four(bytes, end) == 0x06054B50u);
    std::size_t at = four(bytes, end + 16);
    for (unsigned left = two(bytes, end + 10); left > 0; --left) {
        REQUIRE(four(bytes, at) == 0x02014B50u);
        ZipEntry entry;
        entry.made_by = two(bytes, at + 4);
        entry.central_version = two(bytes, at + 6);
        entry.central_flags = two(bytes, at + 8);
        entry.central_method = two(bytes, at + 10);
        entry.central_time = two(bytes, at + 12);
        entry.central_date = two(bytes, at + 14);
        entry.central_extra = two(bytes, at + 30);
        entry.comment = two(bytes, at + 32);
        entry.attributes = four(bytes, at + 38);
        entry.offset = four(bytes, at + 42);
        entry.name = bytes.substr(at + 46, two(bytes, at + 28));
        read_local(bytes, four(bytes, at + 20), four(bytes, at + 24), entry);
        at += 46 + two(bytes, at + 28) + entry.central_extra + entry.comment;
        book.files[entry.name] = entry.contents;
        book.entries.push_back(std::move(entry));
    }
    CHECK(at == end);
    return book;
}

}  // namespace pam::test
