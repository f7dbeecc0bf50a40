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

Manuscript
read_markdown(const Source& source, const ReadOptions& options, Diagnostics& log) {
    const FrontMatter front = read_front_matter(source, log);
    const std::string_view body = source.text().substr(front.end);
    std::vector<Event> events = parse_with_all_notes(body, front.end, log);
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
    return manuscript;
}

}  // namespace pam::manuscript
