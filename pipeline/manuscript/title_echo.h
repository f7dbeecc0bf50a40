// Facts of the work that the document shows: the title in the metadata says what the title
// on the page says, whatever the copy desk or the editor changed there.
#pragma once

#include "document/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pam::manuscript {

/// Made before the document is mended: finds where it shows each fact. `follow`, once it is
/// mended, gives the facts the words that stand there now; those that it does not show are
/// mended by the same rules.
class TitleEchoes {
public:
    explicit TitleEchoes(document::Document& document);
    void follow(document::Document& document) const;

private:
    // A fact is the words of a whole block, or of its end ("By Ada Lamp").
    struct Echo {
        const document::Inlines* words = nullptr;
        std::string before;  // what stands before the fact there
    };
    std::vector<Echo> echoes_;  // one for each fact, in the order of `facts_of`
};

}  // namespace pam::manuscript
