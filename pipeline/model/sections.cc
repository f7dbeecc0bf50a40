// Headings divide the flow; sections nest by their levels. The outline is made on the way.
#include "model/heading_text.h"
#include "model/tree.h"

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

/// The sections that are open, outermost first, above a root that only collects.
class OpenSections {
public:
    OpenSections() { open_.push_back({0, Element{}}); }

    void add(Node node) { append_block(open_.back().section.children, std::move(node)); }

    void begin(int level, Element section) {
        close(level);
        open_.push_back({level, std::move(section)});
    }

    /// Ends every section of this level or deeper.
    void close(int level) {
        while (open_.size() > 1 && open_.back().level >= level) {
            Element done = std::move(open_.back().section);
            open_.pop_back();
            append(open_.back().section, std::move(done));
        }
    }

    Nodes finish() {
        close(1);
        return std::move(open_.front().section.children);
    }

private:
    struct Open {
        int level;
        Element section;
    };
    std::vector<Open> open_;
};

void begin_section(const Heading& heading, OpenSections& sections, Workshop& shop) {
    const int level = std::clamp(heading.level, 1, 6);
    Element section = element(
        "section",
        level == 1 ? Role::Chapter : Role::Section,
        {level == 1 ? "chapter" : "section"},
        heading.span
    );
    Element title = heading_element(heading, shop);
    section.id = shop.ids.fresh(title.id + "-section");
    shop.outline.push_back({level, heading_text(heading), title.id});
    append(section, std::move(title));
    sections.begin(level, std::move(section));
}

bool is_provenance(const Block& block) {
    const auto* division = std::get_if<Division>(&block.value);
    return division != nullptr && division->kind == DivisionKind::Provenance;
}

}  // namespace

Nodes section_nodes(const Blocks& blocks, Workshop& shop) {
    OpenSections sections;
    bool at_start = true;
    for (const Block& block : blocks) {
        if (is_left_out(block, shop)) continue;
        if (const auto* heading = std::get_if<Heading>(&block.value)) {
            begin_section(*heading, sections, shop);
            at_start = true;
            continue;
        }
        if (is_provenance(block)) sections.close(1);
        sections.add(block_node(block, at_start, shop));
    }
    return sections.finish();
}

}  // namespace pam::model
