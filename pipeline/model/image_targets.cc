// Which files the desk must read before the model can be built: each once, in the order of
// meeting.
#include "model/encounters.h"
#include "model/typeset_model.h"

#include <set>

namespace pam::model {

std::vector<std::string> image_targets(const document::Document& document) {
    std::vector<std::string> targets;
    std::set<std::string> seen;
    Encounters tell;
    tell.image = [&](const document::Image& image) {
        if (seen.insert(image.target).second) targets.push_back(image.target);
    };
    meet(document.blocks, tell);
    for (const document::Note& note : document.notes)
        meet(note.blocks, tell);
    return targets;
}

}  // namespace pam::model
