// Where the examination of a PDF writes what it finds: each breach once for its place, with
// the clauses of what the file is held to.
#pragma once

#include "preflight/pdf_rules.h"
#include "preflight/preflight.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace pam::preflight {

/// Page 0 and object 0 stand for "the file as a whole".
struct PdfPlace {
    int page = 0;
    int object = 0;
    bool operator<(const PdfPlace& other) const {
        return page != other.page ? page < other.page : object < other.object;
    }
};

class PdfLog {
public:
    explicit PdfLog(std::string name);

    /// From now on the file is held to these.
    void hold_to(const std::vector<PdfProfile>& profiles);
    [[nodiscard]] bool held_to_access() const { return access_; }
    [[nodiscard]] bool held_to_archive() const { return archive_.has_value(); }
    [[nodiscard]] bool held_to_nothing() const { return !access_ && !archive_; }
    [[nodiscard]] std::optional<ArchiveLevel> archive_level() const { return archive_; }
    /// Whether a breach of the rule would be told at all.
    [[nodiscard]] bool asks(const PdfRule& rule) const;

    /// A breach of a rule; nothing where nobody asks for it.
    void breach(
        const PdfRule& rule,
        const PdfPlace& place,
        const std::string& message,
        std::string hint
    );
    /// What no rule of the profiles stands for.
    void tell(
        Severity severity,
        const char* code,
        const PdfPlace& place,
        const std::string& message,
        std::string hint = ""
    );

    /// Everything, page by page.
    [[nodiscard]] Examination take();

private:
    [[nodiscard]] std::string clauses(const PdfRule& rule) const;
    SourceId source(const PdfPlace& place);
    /// Whether more of it would only be counted, or not even that.
    bool is_old(const char* code, const PdfPlace& place, const std::string& message);

    std::string name_;
    bool access_ = false;
    std::optional<ArchiveLevel> archive_;
    Sources sources_;
    std::map<PdfPlace, SourceId> places_;
    std::vector<std::pair<PdfPlace, Diagnostic>> entries_;
    std::unordered_set<std::size_t> told_;
    std::map<std::string, std::size_t, std::less<>> kinds_;
};

}  // namespace pam::preflight
