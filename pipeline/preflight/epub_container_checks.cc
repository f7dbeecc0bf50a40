#include "preflight/epub_container_checks.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "preflight/codes.h"
#include "preflight/epub_references.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

constexpr const char* container_path = "META-INF/container.xml";
constexpr const char* encryption_path = "META-INF/encryption.xml";
constexpr const char* package_type = "application/oebps-package+xml";

// EPUB 3.3, 4.2.3 (file names): forbidden on one system or another.
bool is_forbidden(char32_t c) {
    constexpr std::u32string_view marks = U"\"*:<>?\\|";
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || marks.find(c) != marks.npos
           || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || c == 0xFFFD
           || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool climbs(const std::string& name) {
    return name.front() == '/' || ("/" + name + "/").find("/../") != std::string::npos;
}

void check_name(const std::string& name, EpubLog& log) {
    if (name.empty() || climbs(name))
        return log.error(
            codes::entry_name,
            {},
            fmt::format("the file name \"{}\" leads out of the container", name)
        );
    bool space = false, plain = true;
    for (const char32_t c : utf8::to_utf32(name)) {
        if (is_forbidden(c))
            return log.error(
                codes::entry_name,
                {name},
                fmt::format("the file name has the character U+{:04X}", unsigned(c)),
                "name files with letters, digits, hyphens and one point"
            );
        space = space || utf8::is_blank(c);
        plain = plain && c < 0x80;
    }
    const auto slash = name.find_last_of('/', name.size() - 2);
    const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
    if (last.back() == '.')
        log.error(codes::entry_name, {name}, "the file name ends in a point");
    if (last.size() > 255)
        log.error(codes::entry_name, {name}, "the file name is longer than 255 bytes");
    if (space)
        log.warn(
            codes::entry_name,
            {name},
            "the file name has a space in it",
            "write a hyphen for it, in the manifest and in all links too"
        );
    if (!plain)
        log.note(codes::entry_name, {name}, "the file name has letters beyond ASCII");
}

std::string folded(const std::string& name) {
    std::string lower;
    for (const char32_t c : utf8::to_utf32(name))
        utf8::append(lower, utf8::to_lower(c));
    return lower;
}

void check_doubles(const Archive& archive, EpubLog& log) {
    std::map<std::string, std::string> seen;
    for (const ArchiveEntry& entry : archive.entries()) {
        const auto [first, fresh] = seen.emplace(folded(entry.name), entry.name);
        if (fresh) continue;
        log.error(
            codes::entry_twice,
            {entry.name},
            first->second == entry.name
                ? "stands in the container twice"
                : fmt::format(
                    "differs from \"{}\" only in small and capital letters", first->second
                ),
            "some systems would unpack one over the other: rename one"
        );
    }
}

void check_packing(const ArchiveEntry& entry, EpubLog& log) {
    if (entry.encrypted)
        log.error(
            codes::entry_method,
            {entry.name},
            "is encrypted by the zip, which no reading system opens"
        );
    else if (entry.method != 0 && entry.method != 8)
        log.error(
            codes::entry_method,
            {entry.name},
            fmt::format(
                "is packed by method {}; only stored and deflated files may be in an EPUB",
                entry.method
            ),
            "make the zip anew with another program"
        );
}

void tell_unpacking(Unpacking state, const std::string& path, EpubLog& log) {
    switch (state) {
    case Unpacking::Sound:
    case Unpacking::Unsupported:  // told of by check_packing
        return;
    case Unpacking::Damaged:
        return log.error(
            codes::epub_unreadable, {path}, "cannot be unpacked, or its checksum is wrong"
        );
    case Unpacking::TooLarge:
        return log.warn(
            codes::entry_size,
            {path},
            "is too large, alone or with the rest, and is not examined"
        );
    case Unpacking::Bomb:
        return log.error(
            codes::entry_size,
            {path},
            "promises hundreds of times the bytes it is packed in"
        );
    }
}

int depth(const XmlTree& tree) {
    int deepest = 0;
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
        while (!open.empty() && open.back() <= i)
            open.pop_back();
        open.push_back(tree.nodes[i].end);
        deepest = std::max(deepest, static_cast<int>(open.size()));
    }
    return deepest;
}

void check_renditions(
    const XmlTree& tree, const std::vector<std::size_t>& packages, EpubLog& log
) {
    if (packages.size() < 2) return;
    log.warn(
        codes::container_file,
        {container_path, tree.nodes[packages[1]].offset},
        fmt::format(
            "names {} package documents; reading systems open the first", packages.size()
        ),
        "send each rendition as a publication of its own"
    );
}

}  // namespace

void check_zip(const Bytes& epub, const Archive& archive, EpubLog& log) {
    if (const std::string fault = mimetype_fault(epub); !fault.empty())
        log.error(
            codes::epub_container,
            {"mimetype"},
            fault,
            "pack mimetype first, stored and without extra fields (zip -X0)"
        );
    if (!archive.inconsistency().empty())
        log.error(
            codes::zip_structure,
            {},
            fmt::format(
                "the zip's directory and files disagree: {}", archive.inconsistency()
            ),
            "make the zip anew"
        );
    for (const ArchiveEntry& entry : archive.entries()) {
        check_name(entry.name, log);
        check_packing(entry, log);
    }
    check_doubles(archive, log);
}

std::optional<Bytes> unpack_told(Archive& archive, const std::string& path, EpubLog& log) {
    const auto entry = archive.find(path);
    if (!entry) return std::nullopt;
    Unpacked unpacked = archive.unpack(*entry);
    tell_unpacking(unpacked.state, path, log);
    if (unpacked.state != Unpacking::Sound) return std::nullopt;
    return std::move(unpacked.contents);
}

std::optional<XmlTree>
read_told(const std::string& path, const Bytes& bytes, EpubLog& log) {
    const bool wide = bytes.rfind("\xFE\xFF", 0) == 0 || bytes.rfind("\xFF\xFE", 0) == 0;
    if (wide) {
        log.error(
            codes::encoding_declared,
            {path},
            "is UTF-16, and is not examined",
            "save the file as UTF-8"
        );
        return std::nullopt;
    }
    XmlReading reading = read_xml(bytes);
    if (!reading.fault && depth(reading.tree) > limits::markup_nesting)
        reading.fault = XmlFault{0, "elements are nested too deep for any reader", ""};
    const std::string encoding = folded(reading.tree.encoding);
    const bool foreign = !encoding.empty() && encoding != "utf-8" && encoding != "us-ascii";
    if (foreign)
        log.error(
            codes::encoding_declared,
            {path, 0},
            fmt::format("declares the encoding {}", reading.tree.encoding),
            "save the file as UTF-8 and declare that"
        );
    if (reading.fault) {
        // A file in another encoding is no UTF-8: that was said.
        if (!foreign)
            log.error(
                codes::epub_markup,
                {path, reading.fault->offset},
                fmt::format("not well-formed: {}", reading.fault->message),
                reading.fault->hint
            );
        return std::nullopt;
    }
    return std::move(reading.tree);
}

std::vector<std::string> read_container_file(Archive& archive, EpubLog& log) {
    const auto bytes = unpack_told(archive, container_path, log);
    if (!bytes) {
        if (!archive.find(container_path))
            log.error(
                codes::container_file,
                {},
                "META-INF/container.xml is missing, so no reading system finds the book",
                "is this an EPUB at all?"
            );
        return {};
    }
    const auto tree = read_told(container_path, *bytes, log);
    if (!tree) return {};
    std::vector<std::size_t> packages;
    if (tree->value(0, "version") != "1.0")
        log.error(
            codes::container_file,
            {container_path, 0},
            "the container's version must be \"1.0\""
        );
    for (const XmlAttribute& one : tree->nodes[0].attributes)
        if (one.space == Space::None && one.local != "version")
            log.error(
                codes::container_file,
                {container_path, one.offset},
                fmt::format("the container has no attribute {}", one.local)
            );
    if (tree->is(0, Space::Ocf, "container"))
        if (const auto list = tree->child(0, Space::Ocf, "rootfiles"))
            for (const std::size_t one : tree->children(*list))
                if (tree->is(one, Space::Ocf, "rootfile")
                    && tree->value(one, "media-type") == package_type)
                    packages.push_back(one);
    if (packages.empty())
        log.error(
            codes::container_file,
            {container_path},
            fmt::format("has no rootfile of the type {}", package_type)
        );
    check_renditions(*tree, packages, log);
    std::vector<std::string> paths;
    for (const std::size_t one : packages) {
        if (paths.size() == limits::epub_renditions) break;
        std::string path = tree->value(one, "full-path");
        if (std::find(paths.begin(), paths.end(), path) != paths.end()) continue;
        if (archive.find(path))
            paths.push_back(std::move(path));
        else
            log.error(
                codes::container_file,
                {container_path, tree->nodes[one].offset},
                fmt::format("names a package document that is not there: \"{}\"", path)
            );
    }
    return paths;
}

std::set<std::string> read_encryption_file(Archive& archive, EpubLog& log) {
    std::set<std::string> scrambled;
    const auto bytes = unpack_told(archive, encryption_path, log);
    if (!bytes) return scrambled;
    const auto tree = read_told(encryption_path, *bytes, log);
    if (!tree) return scrambled;
    // EPUB 3.3, 4.4; Adobe's is older and as common.
    static const std::set<std::string> obfuscations = {
        "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"};
    std::string algorithm;
    for (std::size_t i = 0; i < tree->nodes.size(); ++i) {
        if (tree->is(i, Space::Encryption, "EncryptedData")) algorithm.clear();
        if (tree->is(i, Space::Encryption, "EncryptionMethod"))
            algorithm = tree->value(i, "Algorithm");
        if (!tree->is(i, Space::Encryption, "CipherReference")) continue;
        const std::string path = percent_decoded(tree->value(i, "URI"));
        const Place place{encryption_path, tree->nodes[i].offset};
        scrambled.insert(path);
        if (!archive.find(path))
            log.error(
                codes::encryption_file,
                place,
                fmt::format("names a file that is not there: \"{}\"", path)
            );
        else if (obfuscations.count(algorithm) > 0)
            log.note(
                codes::font_obfuscated,
                {path},
                "is obfuscated: some readers will show another font",
                "embed fonts as they are, if their licence allows it"
            );
        else
            log.error(
                codes::encryption_file,
                place,
                fmt::format(
                    "\"{}\" is encrypted ({}), and is not examined", path, algorithm
                ),
                "send stores the file without protection: they put on their own"
            );
    }
    return scrambled;
}

}  // namespace pam::preflight
