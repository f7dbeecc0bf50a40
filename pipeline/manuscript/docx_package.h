// The parts of a Word file and how they refer to each other (ECMA-376, part 2: packaging).
#pragma once

#include "manuscript/office_package.h"
#include "manuscript/office_xml.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pam::manuscript::docx {

/// `type` is the last word of the relationship's type ("footnotes", "hyperlink"), which
/// transitional and strict files share. `target` is a part's name, or a URL where it is
/// `external`.
struct Relationship {
    std::string id;
    std::string type;
    std::string target;
    bool external = false;
};
using Relationships = std::vector<Relationship>;

class Package {
public:
    /// Errors: those of OfficePackage; MS163 when the archive holds no text document.
    [[nodiscard]] static Result<Package> open(const Bytes& bytes);

    /// The name of the part that holds the text.
    [[nodiscard]] const std::string& main_part() const { return main_; }
    [[nodiscard]] bool has(std::string_view part) const { return files_.has(part); }
    /// A part's text, decoded and bounded.
    [[nodiscard]] Result<std::string> text(std::string_view part);
    [[nodiscard]] Result<XmlPart> parse(std::string_view part);
    [[nodiscard]] Result<Bytes> bytes(std::string_view part, std::size_t limit);

    /// What the part refers to, by id; nothing when it refers to nothing or
    /// its list is damaged. An empty name asks for the package's own.
    [[nodiscard]] const Relationships& relationships(const std::string& part);
    [[nodiscard]] const Relationship*
    relationship(const std::string& part, std::string_view id);
    /// The first part of a type that the main part refers to.
    [[nodiscard]] std::optional<std::string> part_of_type(std::string_view type);

private:
    explicit Package(OfficePackage files) : files_(std::move(files)) {}
    [[nodiscard]] Result<void> find_main_part();
    [[nodiscard]] Relationships read_relationships(const std::string& part);

    OfficePackage files_;
    std::string main_;
    std::map<std::string, Relationships> relationships_;
};

}  // namespace pam::manuscript::docx
