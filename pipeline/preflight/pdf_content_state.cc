#include "preflight/pdf_content_state.h"

#include <initializer_list>
#include <unordered_map>

namespace pam::preflight {

namespace {

using Kind = ContentToken::Kind;

constexpr int deepest_space = 8;

bool opens(Kind kind) {
    return kind == Kind::ArrayBegin || kind == Kind::DictBegin;
}

bool closes(Kind kind) {
    return kind == Kind::ArrayEnd || kind == Kind::DictEnd;
}

void merge(PdfColour& into, const PdfColour& other) {
    into.gray = into.gray || other.gray;
    into.rgb = into.rgb || other.rgb;
    into.cmyk = into.cmyk || other.cmyk;
    into.cmyk_profile = into.cmyk_profile || other.cmyk_profile;
}

PdfColour follow(QPDFObjectHandle space, QPDFObjectHandle resources, int depth) {
    PdfColour colour;
    if (depth > deepest_space) return colour;
    const std::string kind = space.isArray() && space.getArrayNItems() > 0
                                 ? name_of(space.getArrayItem(0))
                                 : name_of(space);
    const auto device = [&](const char* standard) {
        QPDFObjectHandle instead = value_of(value_of(resources, "/ColorSpace"), standard);
        if (instead.isNull()) return false;
        merge(colour, follow(instead, QPDFObjectHandle::newNull(), depth + 1));
        return true;
    };
    if (kind == "DeviceGray" || kind == "G") colour.gray = !device("/DefaultGray");
    if (kind == "DeviceRGB" || kind == "RGB") colour.rgb = !device("/DefaultRGB");
    if (kind == "DeviceCMYK" || kind == "CMYK") colour.cmyk = !device("/DefaultCMYK");
    if (!space.isArray()) return colour;
    const auto part = [&](int index) {
        if (space.getArrayNItems() > index)
            merge(colour, follow(space.getArrayItem(index), resources, depth + 1));
    };
    if (kind == "Indexed" || kind == "I" || kind == "Pattern") part(1);
    if (kind == "Separation" || kind == "DeviceN") part(2);
    if (kind == "ICCBased" && space.getArrayNItems() > 1)
        colour.cmyk_profile = integer_at(space.getArrayItem(1), "/N") == 4;
    return colour;
}

}  // namespace

std::map<std::string, ContentToken>
inline_entries(const std::vector<ContentToken>& tokens, std::size_t from) {
    std::map<std::string, ContentToken> entries;
    int depth = 0;
    const std::string* key = nullptr;
    for (std::size_t i = from; i < tokens.size(); ++i) {
        const ContentToken& token = tokens[i];
        if (closes(token.kind)) {
            --depth;
            continue;
        }
        if (depth == 0) {
            if (key != nullptr) {
                entries.emplace(*key, token);
                // Of an array the first element is what is asked for: a filter's name.
                if (token.kind == Kind::ArrayBegin && i + 1 < tokens.size())
                    entries[*key] = tokens[i + 1];
                key = nullptr;
            } else if (token.kind == Kind::Name) {
                key = &token.text;
            }
        }
        if (opens(token.kind)) ++depth;
    }
    return entries;
}

PdfColour colour_of(QPDFObjectHandle space, QPDFObjectHandle resources) {
    return follow(space, resources, 0);
}

OperatorKind kind_of(std::string_view name) {
    using Kind = OperatorKind;
    static const std::unordered_map<std::string_view, Kind> kinds = [] {
        std::unordered_map<std::string_view, Kind> all;
        const auto add = [&](Kind kind, std::initializer_list<std::string_view> names) {
            for (const std::string_view one : names)
                all.emplace(one, kind);
        };
        add(Kind::Idle,
            {"BI", "BT", "BX", "c",  "cm", "d",  "d0", "d1", "DP", "EI", "ET", "EX", "h",
             "i",  "ID", "j",  "J",  "l",  "m",  "M",  "MP", "n",  "re", "T*", "Tc", "Td",
             "TD", "TL", "Tm", "Ts", "Tw", "Tz", "v",  "w",  "W",  "W*", "y"});
        add(Kind::Save, {"q"});
        add(Kind::Restore, {"Q"});
        add(Kind::BeginMark, {"BDC", "BMC"});
        add(Kind::EndMark, {"EMC"});
        add(Kind::Show, {"Tj", "TJ", "'", "\""});
        add(Kind::Object, {"Do"});
        add(Kind::State, {"Tf", "Tr", "ri", "gs"});
        add(Kind::Colour,
            {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"});
        add(Kind::Paint, {"f", "F", "f*", "b", "B", "b*", "B*", "s", "S", "sh"});
        return all;
    }();
    const auto found = kinds.find(name);
    return found == kinds.end() ? Kind::Unknown : found->second;
}

bool is_rendering_intent(const std::string& name) {
    return name == "RelativeColorimetric" || name == "AbsoluteColorimetric"
           || name == "Perceptual" || name == "Saturation";
}

}  // namespace pam::preflight
