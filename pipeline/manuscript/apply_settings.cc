#include "manuscript/apply_settings.h"

#include "base/utf8.h"
#include "document/walk.h"
#include "manuscript/catalogue_facts.h"
#include "manuscript/codes.h"
#include "manuscript/folded.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace pam::manuscript {

namespace {

using namespace document;

// The facts that have a line in the title block, in the order in which they stand there.
struct BlockLine {
    std::string_view key;
    Role role;
};
constexpr std::array<BlockLine, 5> block_lines{
    {{"title", Role::Title},
     {"subtitle", Role::Subtitle},
     {"author", Role::Author},
     {"organisation", Role::Organisation},
     {"date", Role::DateLine}}};

std::size_t rank(Role role) {
    for (std::size_t i = 0; i < block_lines.size(); ++i)
        if (block_lines[i].role == role) return i;
    return block_lines.size();
}

Field* single_field(Metadata& metadata, std::string_view key) {
    if (key == "title") return &metadata.title;
    if (key == "subtitle") return &metadata.subtitle;
    if (key == "organisation") return &metadata.organisation;
    if (key == "publisher") return &metadata.publisher;
    if (key == "date") return &metadata.date;
    if (key == "language") return &metadata.language;
    if (key == "identifier") return &metadata.identifier;
    if (key == "print-isbn") return &metadata.print_isbn;
    if (key == "series") return &metadata.series;
    if (key == "series-number") return &metadata.series_number;
    if (key == "certifier") return &metadata.certifier;
    if (key == "cover") return &metadata.cover;
    if (key == "rights") return &metadata.rights;
    if (key == "description") return &metadata.description;
    if (key == "edition") return &metadata.edition;
    if (key == "place") return &metadata.place;
    if (key == "parts") return &metadata.parts;
    if (key == "contents") return &metadata.contents;
    return nullptr;
}

std::vector<Field>* repeated_field(Metadata& metadata, std::string_view key) {
    if (key == "author") return &metadata.authors;
    if (key == "file-as") return &metadata.sort_names;
    if (key == "subject") return &metadata.subjects;
    if (key == "hyphenation") return &metadata.hyphenation;
    return nullptr;
}

Origin strongest(const std::vector<Setting>& settings, std::string_view key) {
    Origin origin = Origin::Default;
    for (const Setting& setting : settings)
        if (setting.key == key) origin = std::max(origin, setting.origin);
    return origin;
}

void set_single(
    Field& field,
    const std::vector<Setting>& settings,
    std::string_view key,
    Diagnostics& log
) {
    const Origin origin = strongest(settings, key);
    const Setting* chosen = nullptr;
    for (const Setting& setting : settings) {
        if (setting.key != key || setting.origin != origin) continue;
        if (chosen && chosen->value != setting.value)
            log.warn(
                codes::setting_contradicted,
                setting.span,
                fmt::format("\"{}\" is set twice; the later value holds", key)
            );
        chosen = &setting;
    }
    if (chosen && origin >= field.origin) field = {chosen->value, origin, chosen->span};
}

void set_repeated(
    std::vector<Field>& fields, const std::vector<Setting>& settings, std::string_view key
) {
    const Origin origin = strongest(settings, key);
    const bool stands_stronger =
        std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
            return field.origin > origin;
        });
    if (origin == Origin::Default || stands_stronger) return;
    fields.clear();
    for (const Setting& setting : settings)
        if (setting.key == key && setting.origin == origin && !setting.value.empty())
            fields.push_back({setting.value, origin, setting.span});
}

bool is_divided_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const auto [c, bytes] = utf8::decode(word, at);
        const bool mark = c >= 0x0300 && c <= 0x036F;
        if (c != U'-' && !mark && !utf8::is_letter(c)) return false;
        at += bytes;
    }
    return word.find_first_not_of('-') != std::string_view::npos;
}

// "pam-phlet, photo-graph" are two words.
void part_words(std::vector<Field>& fields, Diagnostics& log) {
    std::vector<Field> words;
    for (const Field& field : fields) {
        std::size_t begin = 0;
        while ((begin = field.value.find_first_not_of(", ", begin)) != std::string::npos) {
            const std::size_t end =
                std::min(field.value.find_first_of(", ", begin), field.value.size());
            Field word{field.value.substr(begin, end - begin), field.origin, field.span};
            begin = end;
            if (is_divided_word(word.value)) {
                words.push_back(std::move(word));
                continue;
            }
            log.warn(
                codes::setting_of_unknown_value,
                word.span,
                fmt::format(
                    "hyphenation: \"{}\" is no word of letters and hyphens", word.value
                ),
                {"write the word with a hyphen wherever it may be divided: pam-phlet"}
            );
        }
    }
    fields = std::move(words);
}

std::vector<std::string> stated_values(Metadata& metadata, std::string_view key) {
    std::vector<std::string> values;
    if (const Field* field = single_field(metadata, key)) {
        if (!field->value.empty()) values.push_back(field->value);
    } else if (const std::vector<Field>* fields = repeated_field(metadata, key)) {
        for (const Field& one : *fields)
            values.push_back(one.value);
    }
    return values;
}

// "By Herman Melville" says the same as "Herman Melville".
bool says(const Paragraph& paragraph, const std::string& value) {
    const std::string shown = words_key(plain_text(paragraph.inlines));
    const std::string wanted = words_key(value);
    return shown == wanted || shown == "by" + wanted || shown == "writtenby" + wanted;
}

Division* title_block(Blocks& blocks) {
    for (Block& block : blocks)
        if (auto* division = std::get_if<Division>(&block.value))
            if (division->kind == DivisionKind::TitleBlock) return division;
    return nullptr;
}

Division& made_title_block(Blocks& blocks) {
    if (Division* division = title_block(blocks)) return *division;
    blocks.insert(
        blocks.begin(), Block{Division{DivisionKind::TitleBlock, {}, Span::none()}}
    );
    return std::get<Division>(blocks.front().value);
}

Paragraph* as_paragraph(Block& block) {
    return std::get_if<Paragraph>(&block.value);
}

// Takes the lines of `role` that say none of `values` out of the title block; gives back
// those that stand in the manuscript, as paragraphs of the text.
Blocks take_out(Division& division, Role role, const std::vector<std::string>& values) {
    Blocks kept;
    Blocks taken;
    for (Block& block : division.blocks) {
        Paragraph* line = as_paragraph(block);
        const bool stays =
            !line || line->role != role
            || std::any_of(values.begin(), values.end(), [&](const std::string& value) {
                   return says(*line, value);
               });
        if (!stays) line->role = Role::Body;
        (stays ? kept : taken).push_back(std::move(block));
    }
    division.blocks = std::move(kept);
    std::erase_if(taken, [](Block& block) { return as_paragraph(block)->span.is_none(); });
    return taken;
}

bool has_line(Division& division, Role role, const std::string& value) {
    return std::any_of(division.blocks.begin(), division.blocks.end(), [&](Block& block) {
        const Paragraph* line = as_paragraph(block);
        return line && line->role == role && says(*line, value);
    });
}

// Puts a generated line where its role stands in the order of the title block.
void put_line(Division& division, Role role, const std::string& value) {
    const auto later =
        std::find_if(division.blocks.begin(), division.blocks.end(), [&](Block& block) {
            const Paragraph* line = as_paragraph(block);
            return line && rank(line->role) > rank(role);
        });
    Paragraph line{role, {{generated(value)}}, Span::none()};
    division.blocks.insert(later, Block{std::move(line)});
}

// The lines that went back to the text stand where they stood: right after the title block.
void put_back(Blocks& blocks, Blocks lines) {
    const Division* block = title_block(blocks);
    auto place = blocks.begin();
    if (block)
        place = 1 + std::find_if(blocks.begin(), blocks.end(), [&](const Block& one) {
                    return std::get_if<Division>(&one.value) == block;
                });
    blocks.insert(
        place, std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end())
    );
}

void drop_empty_title_block(Blocks& blocks) {
    std::erase_if(blocks, [](const Block& block) {
        const auto* division = std::get_if<Division>(&block.value);
        return division && division->kind == DivisionKind::TitleBlock
               && division->blocks.empty();
    });
}

void settle_title_block(Document& document, const BlockLine& line, Blocks& taken) {
    const std::vector<std::string> values = stated_values(document.metadata, line.key);
    if (Division* division = title_block(document.blocks)) {
        Blocks lines = take_out(*division, line.role, values);
        std::move(lines.begin(), lines.end(), std::back_inserter(taken));
    }
    for (const std::string& value : values)
        if (Division& division = made_title_block(document.blocks);
            !has_line(division, line.role, value))
            put_line(division, line.role, value);
}

std::uint32_t place_of(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph ? paragraph->span.begin : 0;
}

bool is_set(const std::vector<Setting>& settings, std::string_view key) {
    return std::any_of(settings.begin(), settings.end(), [&](const Setting& setting) {
        return setting.key == key;
    });
}

bool has_role(Document& document, Role role) {
    Division* division = title_block(document.blocks);
    return division
           && std::any_of(
               division->blocks.begin(),
               division->blocks.end(),
               [&](Block& block) {
                   const Paragraph* line = as_paragraph(block);
                   return line && line->role == role;
               }
           );
}

}  // namespace

void complete_title_block(Document& document) {
    for (const BlockLine& line : block_lines) {
        if (line.role != Role::Title && line.role != Role::Author) continue;
        if (has_role(document, line.role)) continue;
        for (const std::string& value : stated_values(document.metadata, line.key))
            put_line(made_title_block(document.blocks), line.role, value);
    }
}

void apply_settings(
    Manuscript& manuscript, const std::vector<Setting>& settings, Diagnostics& log
) {
    if (settings.empty()) return;
    Document& document = manuscript.document;
    for (const std::string_view key :
         {"title",
          "subtitle",
          "organisation",
          "publisher",
          "date",
          "language",
          "identifier",
          "print-isbn",
          "series",
          "series-number",
          "certifier",
          "cover",
          "rights",
          "description",
          "edition",
          "place",
          "parts",
          "contents"})
        set_single(*single_field(document.metadata, key), settings, key, log);
    for (const std::string_view key : {"author", "file-as", "subject", "hyphenation"})
        set_repeated(*repeated_field(document.metadata, key), settings, key);
    set_contributors(document.metadata, settings);
    part_words(document.metadata.hyphenation, log);
    check_catalogue_facts(document.metadata, log);
    Blocks taken;
    for (const BlockLine& line : block_lines)
        if (is_set(settings, line.key)) settle_title_block(document, line, taken);
    std::stable_sort(taken.begin(), taken.end(), [](const Block& a, const Block& b) {
        return place_of(a) < place_of(b);
    });
    put_back(document.blocks, std::move(taken));
    drop_empty_title_block(document.blocks);
    std::erase_if(manuscript.inferences, [&](const Inference& inference) {
        return is_set(settings, inference.what);
    });
}

}  // namespace pam::manuscript
