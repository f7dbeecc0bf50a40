#include "foundry/foundry.h"

#include "foundry/codes.h"
#include "foundry/face_store.h"
#include "foundry/shaper.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

namespace pam::foundry {

struct Foundry::State {
    State(Catalogue catalogue, std::string compiled_patterns)
        : faces(std::move(catalogue))
        , shaper(faces, std::move(compiled_patterns)) {}
    FaceStore faces;
    Shaper shaper;
};

namespace {

Error unknown_family(const Catalogue& catalogue, const style::ComputedStyle& style) {
    const std::string wanted =
        style.families.empty() ? std::string() : style.families.front();
    Error error{
        codes::family_unknown,
        fmt::format("the font family \"{}\" is not declared", wanted),
        Span::none(),
        {"`pamphleteer fonts` lists the families"}};
    if (const std::string near = nearest_family(catalogue, wanted); !near.empty())
        error.hints.insert(error.hints.begin(), fmt::format("did you mean \"{}\"?", near));
    return error;
}

const char* describe(int weight, bool italic) {
    if (weight >= 600) return italic ? "bold italic" : "bold";
    return italic ? "italic" : "upright";
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

/// Tells when another weight or slope stands in. Neighbouring weights are as good as the
/// one asked.
void note_substitute(
    FaceStore& faces, const DeclaredFace& face, const style::ComputedStyle& style
) {
    const bool near = std::abs(face.info.weight - style.weight) <= 150;
    if (near && face.info.italic == style.italic) return;
    faces.note(
        codes::face_substituted,
        fmt::format(
            "{} has no {} face; {} is set instead",
            face.info.family,
            describe(style.weight, style.italic),
            face.full_name
        )
    );
}

}  // namespace

Foundry::Foundry(std::unique_ptr<State> state) : state_(std::move(state)) {}
Foundry::Foundry(Foundry&&) noexcept = default;
Foundry& Foundry::operator=(Foundry&&) noexcept = default;
Foundry::~Foundry() = default;

Result<Foundry>
Foundry::open(std::string_view families_yaml, std::string compiled_patterns) {
    PAM_TRY(Catalogue catalogue, read_catalogue(families_yaml));
    return Foundry(
        std::make_unique<State>(std::move(catalogue), std::move(compiled_patterns))
    );
}

std::vector<FaceInfo> Foundry::faces() const {
    std::vector<FaceInfo> result;
    for (const DeclaredFace& face : state_->faces.catalogue().faces) {
        result.push_back(face.info);
        result.back().installed = is_file(face.info.file);
    }
    return result;
}

std::vector<PatternInfo> Foundry::patterns() const {
    std::vector<PatternInfo> result;
    for (const PatternFile& file : state_->faces.catalogue().patterns)
        result.push_back({file.language, file.file, file.package, is_file(file.file)});
    return result;
}

Result<FaceId> Foundry::face(const style::ComputedStyle& style) {
    const Catalogue& catalogue = state_->faces.catalogue();
    for (const std::string& name : style.families) {
        const std::optional<std::string> family = declared_family(catalogue, name);
        if (!family) continue;
        const std::size_t declared =
            nearest_face(catalogue, *family, style.weight, style.italic);
        note_substitute(state_->faces, catalogue.faces[declared], style);
        return state_->faces.open(declared);
    }
    return unknown_family(catalogue, style);
}

const FaceInfo& Foundry::info(FaceId face) const {
    return state_->faces.info(face);
}

FontFile Foundry::file(FaceId face) const {
    return {state_->faces[face].bytes(), state_->faces[face].index};
}

FaceMetrics Foundry::metrics(FaceId face, Length size) const {
    const OpenFace& opened = state_->faces[face];
    const auto at_size = [&](std::int32_t units) {
        return size.scaled(units, opened.units_per_em);
    };
    return {
        at_size(opened.ascent),
        at_size(opened.descent),
        at_size(opened.x_height),
        at_size(opened.cap_height)};
}

std::size_t Foundry::opened_faces() const {
    return state_->faces.size();
}

Shaper& Foundry::shaper() {
    return state_->shaper;
}

void Foundry::report(Diagnostics& log) {
    state_->faces.report(log);
}

}  // namespace pam::foundry
