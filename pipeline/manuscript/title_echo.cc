#include "manuscript/title_echo.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/copy_desk.h"

namespace pam::manuscript {

namespace {

using namespace document;

// Every fact that is words for people; language and identifier are not.
std::vector<Field*> facts_of(Metadata& metadata) {
    std::vector<Field*> facts{
        &metadata.title,
        &metadata.subtitle,
        &metadata.organisation,
        &metadata.publisher,
        &metadata.date,
        &metadata.description,
        &metadata.rights};
    for (Field& author : metadata.authors)
        facts.push_back(&author);
    for (Field& subject : metadata.subjects)
        facts.push_back(&subject);
    return facts;
}

bool touches(Span a, Span b) {
    return !a.is_none() && !b.is_none() && a.source == b.source && a.begin < b.end
           && b.begin < a.end;
}

}  // namespace

TitleEchoes::TitleEchoes(Document& document) {
    const std::vector<Field*> facts = facts_of(document.metadata);
    echoes_.resize(facts.size());
    std::vector<std::size_t> sought;
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (!facts[i]->value.empty() && !facts[i]->span.is_none()) sought.push_back(i);
    if (sought.empty()) return;
    const auto look = [&](const Inlines& words, Span span) {
        for (const std::size_t i : sought) {
            if (echoes_[i].words || !touches(facts[i]->span, span)) continue;
            const std::string shown = utf8::collapse_spaces(plain_text(words));
            const std::string& value = facts[i]->value;
            if (!shown.ends_with(value)) continue;
            echoes_[i] = {&words, shown.substr(0, shown.size() - value.size())};
        }
    };
    const auto look_into = [&](const auto& self, const Blocks& blocks) -> void {
        for (const Block& block : blocks) {
            if (const auto* heading = std::get_if<Heading>(&block.value))
                look(heading->inlines, heading->span);
            else if (const auto* paragraph = std::get_if<Paragraph>(&block.value))
                look(paragraph->inlines, paragraph->span);
            else if (const auto* division = std::get_if<Division>(&block.value))
                self(self, division->blocks);
        }
    };
    look_into(look_into, document.blocks);
}

void TitleEchoes::follow(Document& document) const {
    const std::vector<Field*> facts = facts_of(document.metadata);
    const std::string& language = document.metadata.language.value;
    for (std::size_t i = 0; i < facts.size() && i < echoes_.size(); ++i) {
        std::string& value = facts[i]->value;
        const Echo& echo = echoes_[i];
        const std::string shown =
            echo.words ? utf8::collapse_spaces(plain_text(*echo.words)) : std::string();
        const std::string lead = mended(echo.before, language);
        if (shown.starts_with(echo.before))
            value = echo.words ? shown.substr(echo.before.size()) : mended(value, language);
        else if (shown.starts_with(lead))
            value = shown.substr(lead.size());
        else
            value = mended(value, language);
    }
}

}  // namespace pam::manuscript
