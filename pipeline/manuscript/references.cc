#include "manuscript/references.h"

#include <algorithm>

namespace pam::manuscript {

namespace {

// The first reference that ends after the place begins.
References::const_iterator first_in(Span place, const References& references) {
    return std::partition_point(
        references.begin(),
        references.end(),
        [&](const Reference& one) {
            return one.span.source != place.source ? one.span.source < place.source
                                                   : one.span.end <= place.begin;
        }
    );
}

}  // namespace

Span widened(Span place, const References& references) {
    for (auto one = first_in(place, references);
         one != references.end() && one->span.source == place.source
         && one->span.begin < place.end;
         ++one)
        place.end = std::max(place.end, one->span.end);
    return place;
}

std::string resolved(std::string_view source, Span place, const References& references) {
    std::string words;
    std::uint32_t at = place.begin;
    for (auto one = first_in(place, references);
         one != references.end() && one->span.source == place.source
         && one->span.begin >= at && one->span.end <= place.end;
         ++one) {
        words += source.substr(at, one->span.begin - at);
        words += one->text;
        at = one->span.end;
    }
    return words.append(source.substr(at, place.end - at));
}

}  // namespace pam::manuscript
