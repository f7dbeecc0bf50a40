// The foundry: the declared faces, opened and asserted, and everything that knows fonts.
// Only files named in fonts/families.yaml are ever opened; what else the system has makes
// no difference.
#pragma once

#include "base/diagnostic.h"
#include "base/result.h"
#include "foundry/glyph_run.h"
#include "style/computed_style.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pam::foundry {

/// One face as declared: for `pamphleteer fonts`, for the press, for the colophon.
struct FaceInfo {
    std::string family;
    std::string file;     // absolute path
    std::string package;  // Debian package that has it
    std::string licence;
    int weight = 400;
    bool italic = false;
    bool installed = false;  // as Foundry::faces() found it
};

/// The declared hyphenation patterns of a language, for `pamphleteer fonts` and `doctor`.
struct PatternInfo {
    std::string language;  // BCP 47 prefix
    std::string file;
    std::string package;
    bool installed = false;
};

/// A font file's bytes, and which of its faces is meant where it is a collection.
struct FontFile {
    std::string_view bytes;
    unsigned int index = 0;
};

/// Vertical measures of a face at a size, all positive.
struct FaceMetrics {
    Length ascent, descent, x_height, cap_height;
};

class Shaper;  // shaping, hyphenation, fallback: see foundry/shaper.h

class Foundry {
public:
    /// Reads the catalogue (YAML, see fonts/families.yaml). Faces are opened when first
    /// asked for. Errors: FD001 the catalogue cannot be understood.
    /// `compiled_patterns` is the folder of the hyphenation patterns that the build has
    /// compiled; what it lacks is compiled when it is wanted.
    [[nodiscard]] static Result<Foundry>
    open(std::string_view families_yaml, std::string compiled_patterns = {});
    Foundry(Foundry&&) noexcept;
    Foundry& operator=(Foundry&&) noexcept;
    ~Foundry();

    [[nodiscard]] std::vector<FaceInfo> faces() const;
    [[nodiscard]] std::vector<PatternInfo> patterns() const;
    /// The face for a style: first known family, then nearest declared weight and slope.
    /// Never synthesised. Errors: FD002 unknown family (names the nearest known), FD003
    /// file missing (names the package), FD004 the file holds another face than declared.
    [[nodiscard]] Result<FaceId> face(const style::ComputedStyle& style);
    [[nodiscard]] const FaceInfo& info(FaceId face) const;
    /// The opened font file, valid while the foundry lives.
    [[nodiscard]] FontFile file(FaceId face) const;
    [[nodiscard]] FaceMetrics metrics(FaceId face, Length size) const;
    [[nodiscard]] std::size_t opened_faces() const;  // FaceIds are below this

    [[nodiscard]] Shaper& shaper();
    /// Hands over what there is to say about the faces used so far: weights or slopes that
    /// are not declared (FD006), features a face lacks (FD007). Each is told once.
    void report(Diagnostics& log);

private:
    struct State;
    explicit Foundry(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace pam::foundry
