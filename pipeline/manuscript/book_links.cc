#include "manuscript/book_links.h"

#include "document/pieces.h"
#include "document/walk.h"
#include "manuscript/codes.h"
#include "manuscript/heading_ids.h"

#include <fmt/format.h>

#include <type_traits>
#include <vector>

namespace pam::manuscript {

namespace {

using namespace document;

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string stem_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    return std::string(path.substr(0, path.rfind('.')));
}

// "a/./b/../c" is "a/c" (RFC 3986 5.2.4, for paths that need not begin at a root).
std::string normal(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (!part.empty() && part != ".")
            parts.push_back(part);
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

// A scheme (RFC 3986 3.1), a root or a place in the same file: nothing to lead.
bool stands_by_itself(std::string_view target) {
    if (target.empty() || target[0] == '/' || target[0] == '#') return true;
    const std::size_t colon = target.find(':');
    return colon != std::string_view::npos && colon < target.find('/');
}

std::string unescaped(std::string_view target) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string plain;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const bool escape = target[i] == '%' && i + 2 < target.size()
                            && digit(target[i + 1]) >= 0 && digit(target[i + 2]) >= 0;
        if (!escape) {
            plain += target[i];
            continue;
        }
        plain += static_cast<char>(digit(target[i + 1]) * 16 + digit(target[i + 2]));
        i += 2;
    }
    return plain;
}

// The parts of "two.md#the-lamp".
struct Goal {
    std::string file;
    std::string id;
};

Goal goal_of(std::string_view target) {
    const std::size_t hash = std::min(target.find('#'), target.size());
    Goal goal{unescaped(target.substr(0, hash)), {}};
    if (hash < target.size()) goal.id = target.substr(hash + 1);
    return goal;
}

template<typename Piece>
constexpr bool has_id = requires(Piece piece) {
    piece.id;
};

template<typename Piece>
constexpr bool leads_on = requires(Piece piece) {
    piece.target;
}
&&!std::is_same_v<Piece, Image>;

}  // namespace

BookLinks::BookLinks(const BookPlan& plan, Diagnostics& log) : log_(log) {
    for (const BookPart& part : plan.parts)
        for (const BookFile& file : part.files)
            files_[normal(file.path)];
}

std::string BookLinks::from_plan(std::string_view path, std::string_view target) {
    if (stands_by_itself(target)) return std::string(target);
    const std::string_view folder = folder_of(path);
    if (folder.empty()) return std::string(target);
    return normal(fmt::format("{}/{}", folder, target));
}

std::string BookLinks::fresh(std::string_view stem) {
    std::string name(stem);
    for (int number = 2; !taken_.insert(name).second; ++number)
        name = fmt::format("{}-{}", stem, number);
    return name;
}

void BookLinks::claim(Document& document, std::string_view path) {
    File& file = files_[normal(path)];
    for_each_heading(document.blocks, [&](Heading& heading) {
        if (heading.id.empty()) heading.id = slug(plain_text(heading.inlines));
    });
    rename(document, file);
    if (file.beginning.empty()) {
        file.beginning = fresh(slug(stem_of(path)));
        bool placed = false;
        for_each_inlines(document, [&](Inlines& inlines) {
            if (placed || inlines.empty()) return;
            placed = true;
            inlines.insert(inlines.begin(), {Anchor{file.beginning, Span::none()}});
        });
    }
    lead_links(document, path, file);
}

void BookLinks::rename(Document& document, File& file) {
    for_each_piece(document, [&](auto& piece) {
        using Piece = std::remove_cvref_t<decltype(piece)>;
        if constexpr (has_id<Piece>) {
            if (piece.id.empty()) return;
            std::string name = fresh(piece.id);
            file.names.try_emplace(piece.id, name);
            piece.id = std::move(name);
            if (std::is_same_v<Piece, Heading> && file.beginning.empty())
                file.beginning = piece.id;
        }
    });
}

void BookLinks::lead_links(Document& document, std::string_view path, const File& file) {
    for_each_piece(document, [&](auto& piece) {
        if constexpr (leads_on<std::remove_cvref_t<decltype(piece)>>) {
            if (piece.target.starts_with('#')) {
                const auto found = file.names.find(piece.target.substr(1));
                if (found != file.names.end()) piece.target = "#" + found->second;
                return;
            }
            if (stands_by_itself(piece.target)) return;
            const Goal goal = goal_of(from_plan(path, piece.target));
            if (files_.contains(normal(goal.file)))
                piece.target = from_plan(path, piece.target);
        }
    });
}

void BookLinks::resolve(Document& book) {
    for_each_piece(book, [&](auto& piece) {
        if constexpr (leads_on<std::remove_cvref_t<decltype(piece)>>) {
            if (stands_by_itself(piece.target)) return;
            const Goal goal = goal_of(piece.target);
            const auto file = files_.find(normal(goal.file));
            if (file == files_.end()) return;
            const auto name = file->second.names.find(goal.id);
            if (name != file->second.names.end()) {
                piece.target = "#" + name->second;
                return;
            }
            if (!goal.id.empty())
                log_.warn(
                    codes::unknown_place_in_file,
                    piece.span,
                    fmt::format("{} has no place \"{}\"", goal.file, goal.id),
                    {"the link leads to the beginning of that file"}
                );
            piece.target = "#" + file->second.beginning;
        }
    });
}

}  // namespace pam::manuscript
