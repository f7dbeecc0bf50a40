#include "manuscript/docx_package.h"

#include "base/limits.h"
#include "manuscript/codes.h"
#include "manuscript/docx_markup.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::docx {

namespace {

constexpr std::size_t most_relationships = 65536;

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? "" : std::string(part.substr(0, slash + 1));
}

std::string name_alone(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return std::string(slash == std::string_view::npos ? part : part.substr(slash + 1));
}

// `target` as the name of a part: "/word/a.xml" stands from the root, "../a.xml" from the
// folder of the part that refers to it.
std::string resolved(std::string_view from, std::string_view target) {
    std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                               : folder_of(from) + std::string(target);
    std::vector<std::string_view> steps;
    const std::string_view whole = path;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string_view step = whole.substr(at, end - at);
        if (step == ".." && !steps.empty())
            steps.pop_back();
        else if (!step.empty() && step != "." && step != "..")
            steps.push_back(step);
        at = end + 1;
    }
    std::string name;
    for (const std::string_view step : steps)
        name.append(name.empty() ? "" : "/").append(step);
    return name;
}

Error other_kind(std::string message, std::string hint) {
    return {
        codes::office_file_of_other_kind,
        std::move(message),
        Span::none(),
        {std::move(hint)}};
}

struct OtherKind {
    std::string_view part;
    const char* message;
    const char* hint;
};
constexpr std::array<OtherKind, 4> other_kinds{
    {{"xl/workbook.xml",
      "the file is a spreadsheet",
      "copy its text into a document and save that as .docx"},
     {"ppt/presentation.xml",
      "the file is a set of slides",
      "copy its text into a document and save that as .docx"},
     {"META-INF/container.xml",
      "the file is a finished e-book",
      "ask for the document it was made from"},
     {"META-INF/manifest.xml",
      "the file is an OpenDocument file",
      "name it .odt if it is a text"}}};

Error no_document(const OfficePackage& files) {
    for (const OtherKind& kind : other_kinds)
        if (files.has(kind.part)) return other_kind(kind.message, kind.hint);
    for (const std::string& name : files.names())
        if (name.ends_with(".docx") || name.ends_with(".odt"))
            return other_kind(
                "the file is an archive that holds \"" + name + "\"",
                "unpack it and name the document itself"
            );
    return other_kind(
        "the file is an archive without a Word document in it",
        "open it in its own program and save it as .docx"
    );
}

}  // namespace

Result<Package> Package::open(const Bytes& bytes) {
    PAM_TRY(OfficePackage files, OfficePackage::open(bytes));
    Package package(std::move(files));
    PAM_CHECK(package.find_main_part());
    return package;
}

// The root's relationship names it; a file that lost its root still has the usual name.
Result<void> Package::find_main_part() {
    for (const Relationship& found : relationships(""))
        if (found.type == "officeDocument" && !found.external && has(found.target))
            main_ = found.target;
    if (main_.empty() && has("word/document.xml")) main_ = "word/document.xml";
    const bool of_word = main_.find("xl/") != 0 && main_.find("ppt/") != 0;
    if (main_.empty() || !of_word) return no_document(files_);
    return {};
}

Result<std::string> Package::text(std::string_view part) {
    PAM_TRY(Bytes raw, files_.read(part, limits::office_part_bytes));
    return decode_xml(std::move(raw), part);
}

Result<XmlPart> Package::parse(std::string_view part) {
    PAM_TRY(std::string decoded, text(part));
    return parse_xml(std::move(decoded), part, namespaces(), Blanks::SoleText);
}

Result<Bytes> Package::bytes(std::string_view part, std::size_t limit) {
    return files_.read(part, limit);
}

const Relationships& Package::relationships(const std::string& part) {
    const auto known = relationships_.find(part);
    if (known != relationships_.end()) return known->second;
    return relationships_[part] = read_relationships(part);
}

Relationships Package::read_relationships(const std::string& part) {
    const std::string list = folder_of(part) + "_rels/" + name_alone(part) + ".rels";
    Relationships found;
    if (!has(list)) return found;
    const auto parsed = parse(list);
    if (!parsed) return found;
    for (const pugi::xml_node one :
         parsed->tree.child("Relationships").children("Relationship")) {
        if (found.size() == most_relationships) break;
        Relationship relationship;
        relationship.id = attribute(one, "Id");
        relationship.type = name_alone(attribute(one, "Type"));
        relationship.external = attribute(one, "TargetMode") == "External";
        const std::string_view target = attribute(one, "Target");
        relationship.target =
            relationship.external ? std::string(target) : resolved(part, target);
        found.push_back(std::move(relationship));
    }
    std::stable_sort(
        found.begin(),
        found.end(),
        [](const Relationship& a, const Relationship& b) { return a.id < b.id; }
    );
    return found;
}

const Relationship* Package::relationship(const std::string& part, std::string_view id) {
    const Relationships& all = relationships(part);
    const auto found = std::lower_bound(
        all.begin(),
        all.end(),
        id,
        [](const Relationship& one, std::string_view wanted) { return one.id < wanted; }
    );
    return found != all.end() && found->id == id ? &*found : nullptr;
}

std::optional<std::string> Package::part_of_type(std::string_view type) {
    for (const Relationship& one : relationships(main_))
        if (one.type == type && !one.external && has(one.target)) return one.target;
    return std::nullopt;
}

}  // namespace pam::manuscript::docx
