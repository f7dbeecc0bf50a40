#include "manuscript/markdown_reader.h"

#include "manuscript/apply_settings.h"
#include "manuscript/markdown_bare_links.h"
#include "manuscript/markdown_blocks.h"
#include "manuscript/markdown_build.h"
#include "manuscript/markdown_front.h"
#include "manuscript/markdown_links.h"
#include "manuscript/markdown_passage.h"
#include "manuscript/markdown_title.h"

namespace pam::manuscript {

using namespace markdown;

Manuscript
read_markdown(const Source& source, const ReadOptions& options, Diagnostics& log) {
    const FrontMatter front = read_front_matter(source, log);
    Record record;
    record.consumed = front.consumed;
    const Tree tree = parse_blocks(source.text(), front.end, record);
    Manuscript manuscript = build(source.text(), tree, record, log);
    link_bare_addresses(manuscript.document);
    infer_front(manuscript);
    infer_divisions(manuscript);
    give_ids_and_mend_links(manuscript.document, log);
    std::vector<Setting> settings = front.settings;
    settings.insert(settings.end(), options.settings.begin(), options.settings.end());
    apply_settings(manuscript, settings, log);
    return manuscript;
}

}  // namespace pam::manuscript
