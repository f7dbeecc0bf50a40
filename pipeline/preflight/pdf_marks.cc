#include "preflight/pdf_marks.h"

#include "preflight/pdf_hints.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::preflight {

namespace {

constexpr std::size_t most_marks = 1000;
constexpr double largest_number = 1e9;

}  // namespace

void MarkedContent::enter(const PdfPlace& place, QPDFObjGen page, bool needs_tags) {
    place_ = place;
    page_ = page;
    needs_tags_ = needs_tags;
    told_ = nullptr;
    close_to(0);
}

void MarkedContent::close_to(std::size_t depth) {
    marks_.resize(std::min(marks_.size(), depth));
    beyond_ = 0;
}

void MarkedContent::begin(
    const std::vector<ContentToken>& operands,
    QPDFObjectHandle list,
    const ContentScope& scope
) {
    const std::string tag = operands.empty() ? "" : operands[0].text;
    const Properties own = properties(operands, list);
    Mark mark;
    mark.artifact = tag == "Artifact";
    mark.in_language = own.language;
    mark.actual_text = own.actual_text;
    if (own.mcid) {
        marked_.insert(scope.stream);
        if (scope.owner) mark.element = subject_.tree.owner_of(*scope.owner, *own.mcid);
    }
    inherit(mark);
    if (tag == "Span" && own.any_text && !mark.in_language)
        unknown_language("a Span's text");
    check_nesting(mark);
    if (own.mcid) check_number(*own.mcid, scope, mark);
    push(mark);
}

void MarkedContent::begin_form(QPDFObjectHandle form) {
    const auto key = integer_at(form, "/StructParent");
    Mark mark;
    if (key) mark.element = subject_.tree.owner_of(*key, std::nullopt);
    inherit(mark);
    push(mark);
}

void MarkedContent::inherit(Mark& mark) const {
    mark.in_element = mark.element >= 0 || tagged();
    mark.in_artifact = mark.artifact || in_artifact();
    if (mark.element >= 0) {
        const StructElement& one =
            subject_.tree.elements[static_cast<std::size_t>(mark.element)];
        mark.in_language = mark.in_language || one.in_language;
        mark.actual_text = mark.actual_text || one.in_actual_text;
    }
    if (marks_.empty()) return;
    mark.in_language = mark.in_language || marks_.back().in_language;
    mark.actual_text = mark.actual_text || marks_.back().actual_text;
}

void MarkedContent::push(const Mark& mark) {
    if (marks_.size() < most_marks)
        marks_.push_back(mark);
    else
        ++beyond_;
}

void MarkedContent::end() {
    if (beyond_ > 0)
        --beyond_;
    else if (!marks_.empty())
        marks_.pop_back();
}

bool MarkedContent::tagged() const {
    return !marks_.empty() && marks_.back().in_element;
}

bool MarkedContent::in_artifact() const {
    return !marks_.empty() && marks_.back().in_artifact;
}

bool MarkedContent::in_actual_text() const {
    return !marks_.empty() && marks_.back().actual_text;
}

void MarkedContent::check_nesting(const Mark& mark) {
    if (mark.artifact && (mark.element >= 0 || tagged()))
        log_.breach(
            rules::artifact,
            place_,
            "an artifact stands inside tagged content",
            "export with tags anew; in Acrobat, take the artifact's part out of the tag "
            "(Content panel)"
        );
    if (mark.element >= 0 && in_artifact())
        log_.breach(
            rules::artifact,
            place_,
            "tagged content stands inside an artifact",
            "export with tags anew; in Acrobat, remove the artifact around it (Content "
            "panel)"
        );
}

void MarkedContent::check_number(
    long long mcid, const ContentScope& scope, const Mark& mark
) {
    const bool fresh = numbers_.insert({scope.stream, mcid}).second;
    if (!needs_tags_ || !subject_.tree.present) return;
    // A form that is painted twice comes by twice; that is told of elsewhere.
    if (!fresh && scope.stream == page_)
        log_.breach(
            rules::parent_tree,
            place_,
            fmt::format("the number {} marks content twice", mcid),
            hints::mend_tree
        );
    if (mark.element < 0)
        log_.breach(
            rules::parent_tree,
            place_,
            fmt::format("no element holds the marked content {}", mcid),
            hints::mend_tree
        );
}

MarkedContent::Properties MarkedContent::properties(
    const std::vector<ContentToken>& operands, QPDFObjectHandle list
) {
    Properties own;
    if (list.isDictionary()) {
        own.mcid = integer_at(list, "/MCID");
        own.language = has_text(text_at(list, "/Lang"));
        own.actual_text = has_key(list, "/ActualText");
        own.any_text = own.actual_text || has_key(list, "/Alt") || has_key(list, "/E");
        return own;
    }
    // A dictionary written out: after the tag and its opening bracket.
    const auto written = inline_entries(operands, 2);
    const auto has = [&](const char* key) { return written.count(key) > 0; };
    if (const auto mcid = written.find("MCID"); mcid != written.end())
        own.mcid =
            static_cast<long long>(std::clamp(mcid->second.number, -1.0, largest_number));
    own.language = has("Lang");
    own.actual_text = has("ActualText");
    own.any_text = own.actual_text || has("Alt") || has("E");
    return own;
}

void MarkedContent::unknown_language(const char* what) {
    if (!needs_tags_ || subject_.has_language) return;
    log_.breach(
        rules::language,
        place_,
        fmt::format("the language of {} is nowhere stated", what),
        hints::state_language
    );
}

void MarkedContent::paint(const char* what) {
    if (!needs_tags_ || tagged() || in_artifact() || what == told_) return;
    told_ = what;
    log_.breach(
        rules::unmarked,
        place_,
        fmt::format("{} is neither tagged nor an artifact", what),
        "tag it, or mark it as an artifact: export with tags anew, or in Acrobat: tags "
        "panel, Find, Unmarked Content"
    );
}

void MarkedContent::paint_text() {
    paint("text");
    const bool known = !marks_.empty() && marks_.back().in_language;
    if (!known && !in_artifact()) unknown_language("text");
}

}  // namespace pam::preflight
