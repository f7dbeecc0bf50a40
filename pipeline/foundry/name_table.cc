#include "foundry/name_table.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pam::foundry {

namespace {

enum Id : unsigned int {
    Copyright = 0,
    Family = 1,
    Subfamily = 2,
    Unique = 3,
    FullName = 4,
    PostScript = 6,
    Licence = 13,
    TypographicFamily = 16
};
constexpr unsigned int windows = 3;
constexpr unsigned int english_us = 0x409;
constexpr std::size_t head_bytes = 6;
constexpr std::size_t record_bytes = 12;

struct Record {
    unsigned int platform = 0, encoding = 0, language = 0, id = 0;
    std::string text;  // as stored
};

unsigned int two(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    return static_cast<unsigned int>(static_cast<unsigned char>(bytes[at])) << 8
           | static_cast<unsigned char>(bytes[at + 1]);
}

void append_two(Bytes& bytes, std::size_t value) {
    bytes.push_back(static_cast<char>(value >> 8 & 0xFF));
    bytes.push_back(static_cast<char>(value & 0xFF));
}

std::vector<Record> records_of(std::string_view table) {
    std::vector<Record> records;
    const std::size_t strings = two(table, 4);
    for (std::size_t i = 0; i < two(table, 2); ++i) {
        const std::size_t at = head_bytes + i * record_bytes;
        if (at + record_bytes > table.size()) break;
        const std::size_t begin = strings + two(table, at + 10);
        if (begin > table.size()) continue;
        records.push_back(
            {two(table, at),
             two(table, at + 2),
             two(table, at + 4),
             two(table, at + 6),
             std::string(table.substr(begin, two(table, at + 8)))}
        );
    }
    return records;
}

bool is_utf16(const Record& record) {
    return record.platform == windows || record.platform == 0;
}

/// Names are of the Basic Multilingual Plane; the Macintosh's are taken for Latin 1.
std::string decoded(const Record& record) {
    std::string text;
    if (is_utf16(record))
        for (std::size_t i = 0; i + 1 < record.text.size(); i += 2)
            utf8::append(text, two(record.text, i));
    else
        for (const char c : record.text)
            utf8::append(text, static_cast<unsigned char>(c));
    return text;
}

std::string encoded(const Record& record, std::string_view ascii) {
    std::string text;
    for (const char c : ascii) {
        if (is_utf16(record)) text.push_back('\0');
        text.push_back(c);
    }
    return text;
}

Bytes table_of(const std::vector<Record>& records) {
    Bytes head;
    Bytes strings;
    append_two(head, 0);
    append_two(head, records.size());
    append_two(head, head_bytes + records.size() * record_bytes);
    for (const Record& record : records) {
        for (const unsigned int field :
             {record.platform, record.encoding, record.language, record.id})
            append_two(head, field);
        append_two(head, record.text.size());
        append_two(head, strings.size());
        strings += record.text;
    }
    return head + strings;
}

/// PostScript names have no blanks.
std::string without_blanks(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c > ' ' && c < 0x7F) kept += c;
    return kept;
}

}  // namespace

std::string name_of(std::string_view name_table, unsigned int id) {
    std::string found;
    for (const Record& record : records_of(name_table)) {
        if (record.id != id) continue;
        if (record.platform == windows && record.language == english_us)
            return decoded(record);
        if (found.empty()) found = decoded(record);
    }
    return found;
}

bool reserves_name(std::string_view name_table) {
    for (const unsigned int id : {Id::Copyright, Id::Licence}) {
        std::string words = name_of(name_table, id);
        std::transform(words.begin(), words.end(), words.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        });
        if (words.find("with reserved font name") != std::string::npos) return true;
    }
    return false;
}

Bytes renamed(std::string_view name_table, std::string_view family) {
    const std::string subfamily = name_of(name_table, Id::Subfamily);
    const std::string whole =
        std::string(family) + (subfamily.empty() ? "" : " ") + subfamily;
    std::vector<Record> records = records_of(name_table);
    for (Record& record : records) {
        if (record.id == Id::Family || record.id == Id::TypographicFamily)
            record.text = encoded(record, family);
        if (record.id == Id::Unique || record.id == Id::FullName)
            record.text = encoded(record, whole);
        if (record.id == Id::PostScript)
            record.text =
                encoded(record, without_blanks(family) + "-" + without_blanks(subfamily));
    }
    return table_of(records);
}

}  // namespace pam::foundry
