#include "press/press.h"

#include "base/assert.h"
#include "press/drawing_fonts.h"
#include "press/faces.h"
#include "press/finisher.h"
#include "press/lean_fonts.h"
#include "press/paint.h"

#include <array>
#include <optional>
#include <utility>

namespace pam::press {

struct Printing::Work {
    const page::PagedDocument& paged;
    const model::TypesetModel& model;
    const foundry::Foundry& foundry;
    const PdfOptions options;
    DrawingFonts drawing_fonts;
    LeanFonts fonts = {};
    std::optional<Faces> faces = {};
    std::optional<Finisher> finisher = {};
    Bytes file = {};

    struct Step {
        const char* name;
        Result<void> (Work::*take)();
    };
    [[nodiscard]] static const std::array<Step, 9>& steps();

    Result<void> open_faces() {
        fonts = lean_fonts(foundry, paged);
        PAM_TRY(faces, Faces::open(fonts.files));
        return {};
    }
    Result<void> paint() {
        PAM_TRY(Painted painted, press::paint(paged, *faces));
        finisher.emplace(std::move(painted), paged, model, options, drawing_fonts);
        faces.reset();
        return {};
    }
    Result<void> read() { return finisher->read(); }
    Result<void> mend_fonts() { return finisher->mend_fonts(); }
    Result<void> finish_pages() { return finisher->finish_pages(); }
    Result<void> add_ways() { return finisher->add_ways(); }
    Result<void> add_tree() { return finisher->add_tree(); }
    Result<void> add_about() { return finisher->add_about(); }
    Result<void> write() {
        PAM_TRY(file, finisher->write());
        return {};
    }
};

const std::array<Printing::Work::Step, 9>& Printing::Work::steps() {
    static constexpr std::array<Step, 9> steps{
        {{"press: faces", &Work::open_faces},
         {"press: painting", &Work::paint},
         {"press: reading", &Work::read},
         {"press: fonts", &Work::mend_fonts},
         {"press: content", &Work::finish_pages},
         {"press: ways", &Work::add_ways},
         {"press: tree", &Work::add_tree},
         {"press: about", &Work::add_about},
         {"press: writing", &Work::write}}};
    return steps;
}

Printing::Printing(
    const page::PagedDocument& paged,
    const model::TypesetModel& model,
    const foundry::Foundry& foundry,
    const PdfOptions& options
)
    : work_(new Work{paged, model, foundry, options, DrawingFonts(foundry.faces())}) {}

Printing::~Printing() = default;

const char* Printing::step() const {
    return done_ < Work::steps().size() ? Work::steps()[done_].name : nullptr;
}

Result<void> Printing::go_on() {
    PAM_ASSERT(step() != nullptr, "all steps of printing are done");
    return (*work_.*Work::steps()[done_++].take)();
}

Bytes Printing::take() {
    PAM_ASSERT(step() == nullptr, "printing is not done");
    return std::move(work_->file);
}

}  // namespace pam::press
