#include "foundry/catalogue.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "foundry/codes.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>

namespace pam::foundry {

namespace {

Error bad(std::string message) {
    return {
        codes::catalogue_bad,
        fmt::format("the catalogue of fonts cannot be understood: {}", message),
        Span::none(),
        {"compare it with the fonts/families.yaml that came with the program"}};
}

std::string text_of(const YAML::Node& node, const char* key) {
    return node[key] ? node[key].as<std::string>() : std::string();
}

DeclaredFace
read_face(const YAML::Node& node, const YAML::Node& package, const std::string& family) {
    DeclaredFace face;
    face.info.family = family;
    face.info.file = text_of(package, "folder") + "/" + node["file"].as<std::string>();
    face.info.package = package["package"].as<std::string>();
    face.info.licence = text_of(package, "licence");
    face.info.weight = node["weight"] ? node["weight"].as<int>() : 400;
    face.info.italic = node["italic"] && node["italic"].as<bool>();
    face.full_name = node["full_name"].as<std::string>();
    return face;
}

void read_package(const YAML::Node& package, Catalogue& catalogue) {
    for (const YAML::Node& family : package["families"]) {
        const auto name = family["family"].as<std::string>();
        catalogue.families.push_back(name);
        for (const YAML::Node& face : family["faces"])
            catalogue.faces.push_back(read_face(face, package, name));
    }
}

ProtrusionTable read_protrusion(const std::string& family, const YAML::Node& node) {
    ProtrusionTable table{family, !node.IsMap(), {}};
    if (table.none) return table;
    for (const auto& entry : node) {
        const auto key = entry.first.as<std::string>();
        if (key.empty()) continue;
        table.entries.push_back(
            {utf8::decode(key, 0).code_point,
             entry.second[0].as<std::int16_t>(),
             entry.second[1].as<std::int16_t>()}
        );
    }
    std::sort(table.entries.begin(), table.entries.end(), [](const auto& a, const auto& b) {
        return a.character < b.character;
    });
    return table;
}

void read_patterns(const YAML::Node& node, Catalogue& catalogue) {
    const std::string folder = text_of(node, "folder");
    for (const YAML::Node& entry : node["patterns"]) {
        catalogue.patterns.push_back(
            {entry["language"].as<std::string>(),
             folder + "/" + entry["file"].as<std::string>(),
             text_of(entry, "package"),
             entry["drops_diaeresis"] && entry["drops_diaeresis"].as<bool>()}
        );
    }
    for (const YAML::Node& language : node["undivided"])
        catalogue.undivided.push_back(language.as<std::string>());
}

Catalogue read_root(const YAML::Node& root) {
    Catalogue catalogue;
    for (const YAML::Node& package : root["packages"])
        read_package(package, catalogue);
    for (const YAML::Node& name : root["fallback"])
        catalogue.fallback.push_back(name.as<std::string>());
    for (const YAML::Node& entry : root["languages"])
        catalogue.by_language.push_back(
            {entry["language"].as<std::string>(),
             entry["families"].as<std::vector<std::string>>()}
        );
    for (const auto& entry : root["scripts"])
        catalogue.by_script.push_back(
            {entry.first.as<std::string>(), entry.second.as<std::vector<std::string>>()}
        );
    for (const auto& entry : root["generic"])
        catalogue.generic.emplace_back(
            entry.first.as<std::string>(), entry.second.as<std::string>()
        );
    if (root["hyphenation"]) read_patterns(root["hyphenation"], catalogue);
    for (const auto& entry : root["protrusion"])
        catalogue.protrusion.push_back(
            read_protrusion(entry.first.as<std::string>(), entry.second)
        );
    return catalogue;
}

bool is_declared(const Catalogue& catalogue, const std::string& family) {
    const auto& families = catalogue.families;
    return std::find(families.begin(), families.end(), family) != families.end();
}

/// What the parser cannot see: names that lead nowhere.
std::string find_fault(const Catalogue& catalogue) {
    if (catalogue.faces.empty()) return "it declares no face";
    for (const std::string& name : catalogue.fallback)
        if (!is_declared(catalogue, name))
            return fmt::format(
                "fallback names the family \"{}\", which is not declared", name
            );
    for (const LanguageFamilies& entry : catalogue.by_language)
        for (const std::string& name : entry.families)
            if (!is_declared(catalogue, name))
                return fmt::format(
                    "the language {} names the family \"{}\", which is not declared",
                    entry.language,
                    name
                );
    for (const ScriptFamilies& entry : catalogue.by_script)
        for (const std::string& name : entry.families)
            if (!is_declared(catalogue, name))
                return fmt::format(
                    "the script {} names the family \"{}\", which is not declared",
                    entry.script,
                    name
                );
    for (const auto& [name, family] : catalogue.generic)
        if (!is_declared(catalogue, family))
            return fmt::format("{} stands for \"{}\", which is not declared", name, family);
    return {};
}

std::string lower(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto [c, bytes] = utf8::decode(text, at);
        utf8::append(result, utf8::to_lower(c));
        at += bytes;
    }
    return result;
}

/// The entry whose language is the longest prefix of the tag, subtag by subtag.
template<typename Entry>
const Entry* longest_prefix(const std::vector<Entry>& entries, std::string_view language) {
    const std::string wanted = lower(language);
    const Entry* best = nullptr;
    for (const Entry& entry : entries) {
        const std::string tag = lower(entry.language);
        const bool prefix = wanted.compare(0, tag.size(), tag) == 0
                            && (wanted.size() == tag.size() || wanted[tag.size()] == '-');
        if (prefix && (!best || tag.size() > best->language.size())) best = &entry;
    }
    return best;
}

}  // namespace

Result<Catalogue> read_catalogue(std::string_view yaml) {
    try {
        Catalogue catalogue = read_root(YAML::Load(std::string(yaml)));
        if (std::string fault = find_fault(catalogue); !fault.empty()) return bad(fault);
        return catalogue;
    } catch (const YAML::Exception& error) {
        return bad(error.what());
    }
}

std::optional<std::string>
declared_family(const Catalogue& catalogue, std::string_view name) {
    const std::string wanted = lower(name);
    for (const std::string& family : catalogue.families)
        if (lower(family) == wanted) return family;
    for (const auto& [generic, family] : catalogue.generic)
        if (generic == wanted) return family;
    return std::nullopt;
}

std::string nearest_family(const Catalogue& catalogue, std::string_view name) {
    const std::string wanted = lower(name);
    std::size_t least = wanted.size() / 2 + 2;
    std::string best;
    for (const std::string& family : catalogue.families) {
        const std::size_t distance = edit_distance(lower(family), wanted);
        if (distance >= least) continue;
        least = distance;
        best = family;
    }
    return best;
}

std::size_t
nearest_face(const Catalogue& catalogue, std::string_view family, int weight, bool italic) {
    std::size_t best = catalogue.faces.size();
    int least = 0;
    for (std::size_t i = 0; i < catalogue.faces.size(); ++i) {
        const FaceInfo& info = catalogue.faces[i].info;
        if (info.family != family) continue;
        const int distance =
            std::abs(info.weight - weight) + (info.italic == italic ? 0 : 10'000);
        if (best != catalogue.faces.size() && distance >= least) continue;
        best = i;
        least = distance;
    }
    PAM_ASSERT(best < catalogue.faces.size(), "a declared family has a face");
    return best;
}

const PatternFile* patterns_for(const Catalogue& catalogue, std::string_view language) {
    return longest_prefix(catalogue.patterns, language);
}

std::string compiled_name(const PatternFile& file) {
    const std::size_t begin = file.file.rfind('/') + 1;
    return file.file.substr(begin, file.file.rfind('.') - begin) + ".pat";
}

bool is_undivided(const Catalogue& catalogue, std::string_view language) {
    const std::string tag = lower(language.substr(0, language.find('-')));
    const auto& list = catalogue.undivided;
    return std::find(list.begin(), list.end(), tag) != list.end();
}

const ScriptFamilies* families_for(const Catalogue& catalogue, std::uint32_t script) {
    std::string tag;
    for (int shift = 24; shift >= 0; shift -= 8)
        tag += static_cast<char>(script >> shift & 0xFF);
    const auto found = std::find_if(
        catalogue.by_script.begin(),
        catalogue.by_script.end(),
        [&](const ScriptFamilies& entry) { return entry.script == tag; }
    );
    return found == catalogue.by_script.end() ? nullptr : &*found;
}

const LanguageFamilies*
families_for(const Catalogue& catalogue, std::string_view language) {
    return longest_prefix(catalogue.by_language, language);
}

}  // namespace pam::foundry
