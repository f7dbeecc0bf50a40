#include "preflight/package_vocabulary.h"

#include "preflight/xhtml_vocabulary.h"
#include "preflight/xml_names.h"

#include <algorithm>
#include <array>

namespace pam::preflight {

namespace {

struct Vocabulary {
    std::string_view prefix, words;
};

constexpr std::array<Vocabulary, 3> closed{{
    {"a11y", " certifiedBy certifierCredential certifierReport exemption "},
    {"media", " active-class duration narrator playback-active-class "},
    {"rendition",
     " layout orientation spread viewport flow align-x-center layout-reflowable "
     "layout-pre-paginated orientation-auto orientation-landscape orientation-portrait "
     "spread-none spread-landscape spread-portrait spread-both spread-auto "
     "page-spread-left "
     "page-spread-right page-spread-center flow-paginated flow-scrolled-continuous "
     "flow-scrolled-doc flow-auto "},
}};

struct Values {
    std::string_view property, values;
};

constexpr std::array<Values, 5> limited{{
    {"rendition:layout", " reflowable pre-paginated "},
    {"rendition:orientation", " landscape portrait auto "},
    {"rendition:spread", " none landscape portrait both auto "},
    {"rendition:flow", " paginated scrolled-continuous scrolled-doc auto "},
    {"source-of", " pagination "},
}};

}  // namespace

bool may_be_property(std::string_view word) {
    const auto colon = word.find(':');
    const std::string_view prefix = word.substr(0, colon);
    for (const Vocabulary& one : closed)
        if (one.prefix == prefix) return lists(one.words, word.substr(colon + 1));
    return true;
}

std::string_view values_of(std::string_view property) {
    for (const Values& one : limited)
        if (one.property == property) return one.values;
    return {};
}

bool is_xml_id(std::string_view value) {
    return !value.empty() && name_at(value, 0).size() == value.size()
           && value.find(':') == std::string_view::npos;
}

}  // namespace pam::preflight
