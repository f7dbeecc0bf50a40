// The structure tree (ISO 32000-1, 14.7) as a flat list in reading order, so that neither
// its depth nor its knots can hurt, and the way back from content to it.
#pragma once

#include "preflight/pdf_objects.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pam::preflight {

/// Marked content that an element holds: the page or stream it is in, and its number there.
struct MarkedReference {
    QPDFObjGen owner;
    long long mcid = 0;
};

/// What an element holds, in its order: one of its kids or a piece of its content, by index
/// in the list of either; npos where the kid is none.
struct StructPart {
    enum class What { Kid, Content };
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    What what = What::Kid;
    std::size_t index = npos;
};

struct StructElement {
    QPDFObjectHandle object;
    int parent = -1;       // index; -1 is the root
    std::string type;      // as written
    std::string standard;  // after the role map; empty where that leads to no standard type
    std::vector<int> kids;
    // Part, Div and NonStruct only hold others together (ISO 32000-2, 14.8.4): one looks
    // through them, upwards to the element around them, downwards to what they hold.
    int seen_parent = -1;
    std::vector<int> seen_kids;
    std::vector<MarkedReference> content;
    std::vector<QPDFObjectHandle> objects;  // annotations and XObjects
    std::vector<StructPart> parts;          // kids and content among one another
    int page = 0;
    bool in_language = false;     // it or one around it states its language
    bool in_actual_text = false;  // it or one around it says what stands for its content
};

/// How a type and the role map stand to each other.
enum class RoleFault { None, Unmapped, Circular, Remapped };

struct StructureTree {
    bool present = false;
    QPDFObjectHandle root;
    std::vector<StructElement> elements;
    std::map<QPDFObjGen, int> numbers;
    std::map<long long, QPDFObjectHandle> parents;  // the ParentTree
    std::vector<int> knots;  // elements that hold an element met before
    bool too_large = false;

    /// The element that a ParentTree entry (and, for content, its MCID) leads to; -1.
    [[nodiscard]] int owner_of(long long key, std::optional<long long> mcid) const;
    /// Of the seen parent; empty where that is the root.
    [[nodiscard]] const std::string& standard_of_parent(const StructElement& one) const;
    [[nodiscard]] RoleFault role_fault(const std::string& type) const;
    /// The standard type that a type is mapped to; empty where it is mapped to none.
    [[nodiscard]] std::string standard_type(const std::string& type) const;
    /// The standard types of the seen kids, in their order, as far as they have one.
    [[nodiscard]] std::vector<std::string> kinds_of_kids(const StructElement& one) const;

private:
    [[nodiscard]] std::pair<std::string, RoleFault> follow(const std::string& type) const;
};

[[nodiscard]] bool is_standard_type(const std::string& type);
[[nodiscard]] StructureTree
read_structure(QPDF& pdf, const std::map<QPDFObjGen, int>& page_numbers);
/// An attribute of an element (14.7.5), of the given owner; null where it has none.
[[nodiscard]] QPDFObjectHandle
attribute_of(const StructElement& one, const std::string& owner, const std::string& name);

}  // namespace pam::preflight
