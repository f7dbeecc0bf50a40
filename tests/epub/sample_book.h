// A small book that holds every kind of block once, for the e-book's tests and for the
// validators.
#pragma once

#include "document/document.h"
#include "model/typeset_model.h"

#include <string>

namespace pam::test {

struct SampleBook {
    document::Document document;
    std::string manuscript;
    model::ImageFiles images;
};

/// Three chapters with letter, reply, notes, table, figure, verse, lists, code and links.
[[nodiscard]] SampleBook sample_book();

/// A letter with a reply, without any heading.
[[nodiscard]] SampleBook sample_letter();

/// A PNG of one grey tone.
[[nodiscard]] std::string grey_png(unsigned width, unsigned height);

}  // namespace pam::test
