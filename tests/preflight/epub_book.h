// A small EPUB 3.3 made by hand, byte for byte, so that one thing at a time can be spoilt
// in it. It shares nothing with our writer: a fault of both would go unseen.
#pragma once

#include "base/files.h"
#include "preflight/preflight.h"

#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight::test {

enum class Packing { Stored, Deflated };

struct BookFile {
    std::string name;
    std::string contents;
    Packing packing = Packing::Deflated;
    std::string extra;  // an extra field of the local header
};

struct Book {
    std::vector<BookFile> files;  // in the order of the zip

    [[nodiscard]] BookFile& file(std::string_view name);
    /// Replaces the first `from` in a file, which must be there.
    void replace(std::string_view name, std::string_view from, std::string_view to);
    /// Puts text before the first `mark`.
    void insert(std::string_view name, std::string_view mark, std::string_view text);
    void add(std::string name, std::string contents);
    void remove(std::string_view name);
    /// Adds a line to the manifest.
    void list(std::string_view item);
    [[nodiscard]] Bytes zip() const;
};

/// Cover, two chapters with letter, table, image, notes and page breaks; toc, landmarks,
/// page-list and NCX; complete metadata. Nothing is wrong with it.
[[nodiscard]] Book sound_book();

/// The same without all that EPUB 3 brought: version 2.0, XHTML 1.1, NCX and guide.
[[nodiscard]] Book sound_older_book();

[[nodiscard]] std::string png(unsigned width, unsigned height);

/// Examines; an unreadable one is a failure of the test.
[[nodiscard]] Examination examined(const Book& book, const std::vector<Channel>& to = {});

/// Each finding as a line: severity, code, place, message.
[[nodiscard]] std::string all(const Examination& examination);

[[nodiscard]] bool tells(const Examination& examination, std::string_view code);
[[nodiscard]] bool
tells(const Examination& examination, std::string_view code, Severity severity);

/// A font in the book, whatever its bytes are.
void add_font(Book& book, std::string bytes, const std::string& media_type = "font/otf");

}  // namespace pam::preflight::test
