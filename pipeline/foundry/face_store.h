// The opened faces by their FaceId, opened when first asked for, and the notes to be made
// about them. Private to this room.
#pragma once

#include "base/diagnostic.h"
#include "foundry/open_face.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

class FaceStore {
public:
    explicit FaceStore(Catalogue catalogue);

    [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
    [[nodiscard]] const OpenFace& operator[](FaceId face) const { return opened_[face]; }
    [[nodiscard]] const FaceInfo& info(FaceId face) const {
        return catalogue_.faces[opened_[face].declared].info;
    }
    [[nodiscard]] std::size_t size() const { return opened_.size(); }

    /// Opens a declared face, once. Errors: FD003, FD004.
    [[nodiscard]] Result<FaceId> open(std::size_t declared);
    /// The first of the language's own or the script's families that has every character.
    [[nodiscard]] std::optional<FaceId> own_covering(
        std::u32string_view characters,
        FaceId like,
        std::string_view language,
        std::uint32_t script
    );
    /// The first fallback face, in the weight and slope of `like`, that has every
    /// character; the language's own families are asked first, then the script's. Faces
    /// whose files are not installed are passed over.
    [[nodiscard]] std::optional<FaceId> covering(
        std::u32string_view characters,
        FaceId like,
        std::string_view language,
        std::uint32_t script
    );
    /// The characters' hang out of the measure in thousandths of their width.
    [[nodiscard]] Protrusion protrusion(FaceId face, char32_t c) const;

    /// Remembers a note; each message once.
    void note(const char* code, std::string message, std::vector<std::string> hints = {});
    /// Hands the notes over, in the order they arose.
    void report(Diagnostics& log);

private:
    [[nodiscard]] std::optional<FaceId> first_covering(
        const std::vector<std::string>& families,
        std::u32string_view characters,
        FaceId like
    );

    Catalogue catalogue_;
    std::deque<OpenFace> opened_;
    std::vector<std::optional<FaceId>> by_declared_;
    std::vector<bool> unusable_;
    std::vector<std::vector<const ProtrusionTable*>>
        protrusions_;  // by FaceId, own table first
    std::set<std::string> noted_;
    Diagnostics notes_;
};

/// Characters that never show: joiners, bidi controls, soft hyphens, variation selectors.
[[nodiscard]] bool is_invisible(char32_t c);
/// Marks that stand on the character before them (general categories Mn, Mc, Me).
[[nodiscard]] bool is_mark(char32_t c);

}  // namespace pam::foundry
