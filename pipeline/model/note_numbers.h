// Notes are numbered in the order in which a reader meets their calls who reads each note
// where it is called; notes that nothing calls come last.
#pragma once

#include "document/document.h"

#include <cstddef>
#include <vector>

namespace pam::model {

struct NoteNumbers {
    std::vector<std::size_t>
        place;  // by index in Document::notes: position in the order, from 0
    std::vector<std::size_t> order;  // the way back
    std::size_t called = 0;          // the first `called` notes of the order have a call
};

[[nodiscard]] NoteNumbers number_notes(const document::Document& document);

}  // namespace pam::model
