#include "preflight/pdf_structure.h"

#include "base/limits.h"

#include <algorithm>
#include <set>

namespace pam::preflight {

namespace {

const std::set<std::string> standard_types = {
    "Document", "Part",    "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
    "TOC",      "TOCI",    "Index", "NonStruct", "Private", "H",          "H1",
    "H2",       "H3",      "H4",    "H5",        "H6",      "P",          "L",
    "LI",       "Lbl",     "LBody", "Table",     "TR",      "TH",         "TD",
    "THead",    "TBody",   "TFoot", "Span",      "Quote",   "Note",       "Reference",
    "BibEntry", "Code",    "Link",  "Annot",     "Ruby",    "RB",         "RT",
    "RP",       "Warichu", "WT",    "WP",        "Figure",  "Formula",    "Form"};

bool is_seen_through(const std::string& type) {
    return type == "Part" || type == "Div" || type == "NonStruct";
}

class TreeReader {
public:
    TreeReader(StructureTree& tree, const std::map<QPDFObjGen, int>& pages)
        : tree_(tree)
        , pages_(pages) {}

    void read() {
        for (QPDFObjectHandle& kid : elements(value_of(tree_.root, "/K")))
            waiting_.push_back({kid, -1, 0, QPDFObjectHandle::newNull()});
        std::reverse(waiting_.begin(), waiting_.end());
        while (!waiting_.empty()) {
            const Waiting next = waiting_.back();
            waiting_.pop_back();
            if (tree_.elements.size() >= limits::pdf_elements) {
                tree_.too_large = true;
                return;
            }
            add_element(next);
        }
    }

private:
    struct Waiting {
        QPDFObjectHandle object;
        int parent;
        std::size_t part;  // of the parent's
        QPDFObjectHandle page;
    };

    void add_element(const Waiting& next) {
        QPDFObjectHandle object = next.object;
        if (!object.isDictionary()) return;
        if (object.isIndirect() && tree_.numbers.count(object.getObjGen()) > 0) {
            if (next.parent >= 0) tree_.knots.push_back(next.parent);
            return;
        }
        const int index = static_cast<int>(tree_.elements.size());
        StructElement one;
        one.object = object;
        one.parent = next.parent;
        one.type = name_at(object, "/S");
        one.standard = standard(one.type);
        QPDFObjectHandle page = value_of(object, "/Pg");
        if (!page.isDictionary()) page = next.page;
        const auto known = pages_.find(page.getObjGen());
        one.page = known == pages_.end() ? 0 : known->second;
        one.in_language = has_text(text_at(object, "/Lang"));
        one.in_actual_text = text_at(object, "/ActualText").has_value();
        if (next.parent >= 0) {
            StructElement& around = tree_.elements[static_cast<std::size_t>(next.parent)];
            one.in_language = one.in_language || around.in_language;
            one.in_actual_text = one.in_actual_text || around.in_actual_text;
            around.parts[next.part].index = around.kids.size();
            around.kids.push_back(index);
            see(one, next.parent, index);
        }
        const std::size_t first = waiting_.size();
        for (QPDFObjectHandle& kid : elements(value_of(object, "/K")))
            add_kid(kid, page, index, one);
        std::reverse(waiting_.begin() + static_cast<std::ptrdiff_t>(first), waiting_.end());
        if (object.isIndirect()) tree_.numbers.emplace(object.getObjGen(), index);
        tree_.elements.push_back(std::move(one));
    }

    void see(StructElement& one, int parent, int index) {
        StructElement& around = tree_.elements[static_cast<std::size_t>(parent)];
        const bool through = is_seen_through(around.standard);
        one.seen_parent = through ? around.seen_parent : parent;
        if (through) around.seen_kids.push_back(index);
        if (one.seen_parent >= 0 && !is_seen_through(one.standard))
            tree_.elements[static_cast<std::size_t>(one.seen_parent)].seen_kids.push_back(
                index
            );
    }

    void
    add_kid(QPDFObjectHandle kid, QPDFObjectHandle page, int index, StructElement& one) {
        if (kid.isInteger()) return add_content({page.getObjGen(), kid.getIntValue()}, one);
        const std::string type = name_at(kid, "/Type");
        if (type == "OBJR") {
            one.objects.push_back(value_of(kid, "/Obj"));
        } else if (type == "MCR") {
            QPDFObjectHandle owner = value_of(kid, "/Stm");
            if (!owner.isStream()) owner = value_of(kid, "/Pg");
            if (owner.isNull()) owner = page;
            add_content({owner.getObjGen(), integer_at(kid, "/MCID").value_or(-1)}, one);
        } else if (kid.isDictionary()) {
            waiting_.push_back({kid, index, one.parts.size(), page});
            one.parts.emplace_back();
        }
    }

    static void add_content(MarkedReference content, StructElement& one) {
        one.parts.push_back({StructPart::What::Content, one.content.size()});
        one.content.push_back(content);
    }

    const std::string& standard(const std::string& type) {
        const auto known = standards_.find(type);
        if (known != standards_.end()) return known->second;
        return standards_[type] = tree_.standard_type(type);
    }

    StructureTree& tree_;
    const std::map<QPDFObjGen, int>& pages_;
    std::vector<Waiting> waiting_;
    std::map<std::string, std::string> standards_;
};

}  // namespace

bool is_standard_type(const std::string& type) {
    return standard_types.count(type) > 0;
}

int StructureTree::owner_of(long long key, std::optional<long long> mcid) const {
    const auto entry = parents.find(key);
    if (entry == parents.end()) return -1;
    QPDFObjectHandle owner = entry->second;
    if (mcid) {
        if (!owner.isArray() || *mcid < 0 || *mcid >= owner.getArrayNItems()) return -1;
        owner = owner.getArrayItem(static_cast<int>(*mcid));
    }
    const auto known = numbers.find(owner.getObjGen());
    return owner.isIndirect() && known != numbers.end() ? known->second : -1;
}

const std::string& StructureTree::standard_of_parent(const StructElement& one) const {
    static const std::string none;
    return one.seen_parent < 0
               ? none
               : elements[static_cast<std::size_t>(one.seen_parent)].standard;
}

// Follows the role map to a standard type, and tells of the fault that ends the way before.
std::pair<std::string, RoleFault> StructureTree::follow(const std::string& type) const {
    // No style is mapped to a style, and so on, so many times.
    constexpr std::size_t longest_way = 100;
    QPDFObjectHandle map = value_of(root, "/RoleMap");
    std::set<std::string> met;
    std::string name = type;
    while (!is_standard_type(name)) {
        if (!met.insert(name).second || met.size() > longest_way)
            return {"", RoleFault::Circular};
        name = name_at(map, "/" + name);
        if (name.empty()) return {"", RoleFault::Unmapped};
    }
    return {name, RoleFault::None};
}

std::string StructureTree::standard_type(const std::string& type) const {
    return follow(type).first;
}

RoleFault StructureTree::role_fault(const std::string& type) const {
    if (!is_standard_type(type)) return follow(type).second;
    return has_key(value_of(root, "/RoleMap"), "/" + type) ? RoleFault::Remapped
                                                           : RoleFault::None;
}

std::vector<std::string> StructureTree::kinds_of_kids(const StructElement& one) const {
    std::vector<std::string> kinds;
    for (const int kid : one.seen_kids) {
        const std::string& kind = elements[static_cast<std::size_t>(kid)].standard;
        if (!kind.empty()) kinds.push_back(kind);
    }
    return kinds;
}

StructureTree read_structure(QPDF& pdf, const std::map<QPDFObjGen, int>& page_numbers) {
    StructureTree tree;
    tree.root = value_of(pdf.getRoot(), "/StructTreeRoot");
    tree.present = tree.root.isDictionary();
    if (!tree.present) return tree;
    tree.parents = number_tree(value_of(tree.root, "/ParentTree"));
    TreeReader(tree, page_numbers).read();
    return tree;
}

QPDFObjectHandle
attribute_of(const StructElement& one, const std::string& owner, const std::string& name) {
    // Attributes of a class stand behind the element's own.
    for (QPDFObjectHandle& entry : elements(value_of(one.object, "/A")))
        if (name_at(entry, "/O") == owner && has_key(entry, "/" + name))
            return value_of(entry, "/" + name);
    return QPDFObjectHandle::newNull();
}

}  // namespace pam::preflight
