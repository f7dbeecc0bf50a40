#include "manuscript/markdown_reader.h"

#include "base/utf8.h"
#include "manuscript/apply_settings.h"
#include "manuscript/codes.h"
#include "manuscript/markdown_blocks.h"
#include "manuscript/markdown_build.h"
#include "manuscript/markdown_events.h"
#include "manuscript/markdown_front.h"
#include "manuscript/markdown_links.h"
#include "manuscript/markdown_notes.h"
#include "manuscript/markdown_passage.h"
#include "manuscript/markdown_title.h"

#include <algorithm>

namespace pam::manuscript {

using namespace markdown;

namespace {

Manuscript read_once(
    const Source& source, const ReadOptions& options, Footnotes footnotes, Diagnostics& log
) {
    const FrontMatter front = read_front_matter(source, log);
    const std::string_view body = source.text().substr(front.end);
    std::vector<Event> events = footnotes == Footnotes::On
                                    ? parse_with_all_notes(body, front.end, log)
                                    : parse(body, Footnotes::Off);
    Record record;
    record.consumed = front.consumed;
    align(source.text(), front.end, events, record);
    Manuscript manuscript = build(events, record, log);
    infer_front(manuscript);
    infer_divisions(manuscript);
    give_ids_and_mend_links(manuscript.document, log);
    std::vector<Setting> settings = front.settings;
    settings.insert(settings.end(), options.settings.begin(), options.settings.end());
    apply_settings(manuscript, settings, log);
    manuscript.settings = front.settings;
    return manuscript;
}

}  // namespace

Manuscript
read_markdown(const Source& source, const ReadOptions& options, Diagnostics& log) {
    Diagnostics said;
    Manuscript manuscript = read_once(source, options, Footnotes::On, said);
    const Account account = balance(source, manuscript);
    if (!account.balances()) {
        // The parser drops what stands after "[^" on another line or in other marks than a
        // label may have. Without footnotes it drops nothing.
        said = {};
        manuscript = read_once(source, options, Footnotes::Off, said);
        const Span place =
            account.unexplained.empty() ? Span{0, 0, 0} : account.unexplained.front();
        said.warn(
            codes::notes_as_typed,
            place,
            "the parser loses text in brackets here; all notes are printed as typed",
            {"write no \"^\" after the bracket, or put a backslash before it"}
        );
    }
    log.merge(std::move(said));
    return manuscript;
}

}  // namespace pam::manuscript
