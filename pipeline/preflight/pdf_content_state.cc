#include "preflight/pdf_content_state.h"

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

bool is_content_operator(const std::string& name) {
    static const std::set<std::string> operators = {
        "b",  "B",  "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c",  "cm", "CS",  "cs",
        "d",  "d0", "d1", "Do", "DP",  "EI", "EMC", "ET", "EX", "f",  "F",  "f*",  "G",
        "g",  "gs", "h",  "i",  "ID",  "j",  "J",   "K",  "k",  "l",  "m",  "M",   "MP",
        "n",  "q",  "Q",  "re", "RG",  "rg", "ri",  "s",  "S",  "SC", "sc", "SCN", "scn",
        "sh", "T*", "Tc", "Td", "TD",  "Tf", "Tj",  "TJ", "TL", "Tm", "Tr", "Ts",  "Tw",
        "Tz", "v",  "w",  "W",  "W*",  "y",  "'",   "\""};
    return operators.count(name) > 0;
}

bool is_rendering_intent(const std::string& name) {
    return name == "RelativeColorimetric" || name == "AbsoluteColorimetric"
           || name == "Perceptual" || name == "Saturation";
}

}  // namespace pam::preflight
