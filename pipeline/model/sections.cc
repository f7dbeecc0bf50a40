// Headings divide the flow; sections nest by their levels. The outline is made on the way.
#include "base/utf8.h"
#include "document/walk.h"
#include "model/codes.h"
#include "model/tree.h"
#include "model/xml_text.h"

#include <algorithm>

namespace pam::model {

namespace {

using namespace document;

/// The sections that are open, outermost first, above a root that only collects.
class OpenSections {
public:
    OpenSections() { open_.push_back({0, Element{}}); }

    void add(Node node) { open_.back().section.children.push_back(std::move(node)); }

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

/// Text for the outline: a picture gives its alternative text.
std::string outline_text(const Inlines& inlines) {
    std::string text = utf8::collapse_spaces(plain_text(inlines));
    if (text.empty())
        for (const Inline& piece : inlines)
            if (const auto* image = std::get_if<Image>(&piece.value))
                text = image->alternative.empty() ? image->target : image->alternative;
    return showable(text);
}

void begin_section(const Heading& heading, OpenSections& sections, Workshop& shop) {
    const std::string text = outline_text(heading.inlines);
    const int level = std::clamp(heading.level, 1, 6);
    if (text.empty()) {
        shop.log.warn(
            codes::empty_heading,
            heading.span,
            "a heading without text is left out",
            {"give it text"}
        );
        return;
    }
    Element section = element(
        "section",
        level == 1 ? Role::Chapter : Role::Section,
        {level == 1 ? "chapter" : "section"},
        heading.span
    );
    Element title = heading_element(heading, shop);
    section.id = shop.ids.fresh(title.id + "-section");
    shop.outline.push_back({level, text, title.id});
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
