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

namespace {

std::optional<std::string> stated_title(const std::vector<Setting>& settings) {
    const Setting* strongest = nullptr;
    for (const Setting& setting : settings)
        if (setting.key == "title"
            && (strongest == nullptr || setting.origin >= strongest->origin))
            strongest = &setting;
    if (strongest == nullptr) return std::nullopt;
    return strongest->value;
}

}  // namespace

Manuscript
read_markdown(const Source& source, const ReadOptions& options, Diagnostics& log) {
    const FrontMatter front = read_front_matter(source, log);
    Record record;
    record.consumed = front.consumed;
    const Tree tree = parse_blocks(source.text(), front.end, record);
    Manuscript manuscript = build(source.text(), tree, record, log);
    link_bare_addresses(manuscript.document);
    std::vector<Setting> settings = front.settings;
    settings.insert(settings.end(), options.settings.begin(), options.settings.end());
    infer_front(manuscript, stated_title(settings));
    infer_divisions(manuscript);
    give_ids_and_mend_links(manuscript.document, options.binding, log);
    apply_settings(manuscript, settings, log);
    manuscript.settings = front.settings;
    return manuscript;
}

}  // namespace pam::manuscript
