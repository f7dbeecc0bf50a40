#include "model/heading_text.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "model/encounters.h"
#include "model/xml_text.h"

namespace pam::model {

namespace {

/// What stands for a heading without letters: its picture's words, or an ellipsis for a
/// lone note.
std::string stand_in(const document::Heading& heading) {
    std::string words;
    Encounters tell;
    tell.image = [&](const document::Image& image) {
        if (words.empty())
            words = image.alternative.empty() ? image.target : image.alternative;
    };
    tell.note = [&](const document::NoteReference&) {
        if (words.empty()) words = "\u2026";
    };
    meet({document::Block{heading}}, tell);
    return words;
}

}  // namespace

std::string heading_text(const document::Heading& heading) {
    std::string text = utf8::collapse_spaces(document::plain_text(heading.inlines));
    if (text.empty()) text = stand_in(heading);
    return showable(text);
}

}  // namespace pam::model
