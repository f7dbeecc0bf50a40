// Marked content (ISO 32000-1, 14.6): what is painted must be an element's or an artifact,
// and never both (ISO 14289-1, 7.1).
#pragma once

#include "preflight/pdf_content_state.h"
#include "preflight/pdf_subject.h"

#include <set>
#include <utility>

namespace pam::preflight {

class MarkedContent {
public:
    explicit MarkedContent(PdfSubject& subject) : subject_(subject), log_(subject.log) {}

    /// A page begins, or the look of an annotation, in which nothing need be tagged.
    void enter(const PdfPlace& place, QPDFObjGen page, bool needs_tags);

    [[nodiscard]] std::size_t depth() const { return marks_.size(); }
    void close_to(std::size_t depth);
    /// A sequence opens. `list` is its property list, where the operands only name one.
    void begin(
        const std::vector<ContentToken>& operands,
        QPDFObjectHandle list,
        const ContentScope& scope
    );
    void end();
    /// A form as a whole may be an element's (14.7.4.3).
    void begin_form(QPDFObjectHandle form);

    /// Something is painted.
    void paint(const char* what);
    void paint_text();
    [[nodiscard]] bool in_actual_text() const;
    /// Whether a form holds tagged content of its own.
    [[nodiscard]] bool is_marked(QPDFObjGen stream) const {
        return marked_.count(stream) > 0;
    }

private:
    struct Mark {
        int element = -1;
        bool artifact = false;
        bool actual_text = false;
        bool in_language = false;
        // It or one around it is an element's, or an artifact.
        bool in_element = false;
        bool in_artifact = false;
    };
    struct Properties {
        std::optional<long long> mcid;
        bool language = false;
        bool actual_text = false;
        bool any_text = false;
    };

    static Properties
    properties(const std::vector<ContentToken>& operands, QPDFObjectHandle list);
    void inherit(Mark& mark) const;
    void push(const Mark& mark);
    void check_nesting(const Mark& mark);
    void check_number(long long mcid, const ContentScope& scope, const Mark& mark);
    void unknown_language(const char* what);
    [[nodiscard]] bool tagged() const;
    [[nodiscard]] bool in_artifact() const;

    PdfSubject& subject_;
    PdfLog& log_;
    PdfPlace place_;
    QPDFObjGen page_;
    bool needs_tags_ = true;
    const char* told_ = nullptr;  // what was last told to be untagged here
    std::vector<Mark> marks_;
    std::size_t beyond_ = 0;  // open sequences that are nested too deep to be kept
    std::set<QPDFObjGen> marked_;
    std::set<std::pair<QPDFObjGen, long long>> numbers_;
};

}  // namespace pam::preflight
