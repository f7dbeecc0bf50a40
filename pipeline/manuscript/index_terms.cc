// ICU knows the alphabets: Swedish ends in "ö", Spanish has "ñ" after "n", Polish a letter
// "Ł" of its own. Its collation and its letters for indexes (CLDR's index characters)
// decide here, so that no other room needs it. Words whose first signs are no letters stand
// first.
#include "manuscript/index_terms.h"

#include "document/walk.h"

#include <unicode/alphaindex.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>
#include <type_traits>

namespace pam::manuscript {

namespace {

using namespace document;

void gather(const Inlines& inlines, std::set<std::string>& terms) {
    for (const Inline& piece : inlines)
        std::visit(
            [&](const auto& value) {
                if constexpr (std::is_same_v<
                                  std::remove_cvref_t<decltype(value)>,
                                  IndexMark>)
                    for (std::string& term : index_path(value))
                        terms.insert(std::move(term));
                if constexpr (requires { value.children; }) gather(value.children, terms);
            },
            piece.value
        );
}

icu::UnicodeString unicode(const std::string& text) {
    return icu::UnicodeString::fromUTF8(text);
}

/// One letter for each word, in the alphabet's order; "#" for what begins with none.
class Letters {
public:
    explicit Letters(const icu::Locale& locale) {
        UErrorCode status = U_ZERO_ERROR;
        icu::AlphabeticIndex index(locale, status);
        if (U_SUCCESS(status)) index_.reset(index.buildImmutableIndex(status));
        if (U_FAILURE(status)) index_.reset();
    }

    [[nodiscard]] std::string of(const std::string& term) const {
        if (!index_) return {};
        UErrorCode status = U_ZERO_ERROR;
        const auto place = index_->getBucketIndex(unicode(term), status);
        const auto* bucket = U_SUCCESS(status) ? index_->getBucket(place) : nullptr;
        if (bucket == nullptr || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) return "#";
        std::string letter;
        bucket->getLabel().toUTF8String(letter);
        return letter;
    }

private:
    std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> index_;
};

}  // namespace

void sort_index_terms(Document& document) {
    document.index_terms.clear();
    std::set<std::string> terms;
    for_each_inlines(static_cast<const Document&>(document), [&](const Inlines& inlines) {
        gather(inlines, terms);
    });
    terms.erase("");
    if (terms.empty()) return;
    const icu::Locale locale =
        icu::Locale::createFromName(document.metadata.language.value.c_str());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(locale, status)
    );
    const Letters letters(locale);
    for (const std::string& term : terms)
        document.index_terms.push_back({term, letters.of(term)});
    if (U_FAILURE(status)) return;  // in the order of their bytes
    std::stable_sort(
        document.index_terms.begin(),
        document.index_terms.end(),
        [&](const IndexTerm& a, const IndexTerm& b) {
            UErrorCode ignored = U_ZERO_ERROR;
            return collator->compare(unicode(a.term), unicode(b.term), ignored)
                   == UCOL_LESS;
        }
    );
}

}  // namespace pam::manuscript
