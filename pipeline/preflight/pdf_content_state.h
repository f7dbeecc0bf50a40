// What a content stream has in force at a point of it.
#pragma once

#include "preflight/content_lexer.h"
#include "preflight/pdf_font.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pam::preflight {

/// Device colour spaces that a colour leads to; `cmyk_profile` is an ICC profile for CMYK.
struct PdfColour {
    bool gray = false;
    bool rgb = false;
    bool cmyk = false;
    bool cmyk_profile = false;
};

struct GraphicsState {
    PdfColour fill{true, false, false, false};
    PdfColour stroke{true, false, false, false};
    PdfFont* font = nullptr;
    int rendering_mode = 0;
    bool overprint_fill = false;
    bool overprint_stroke = false;
    long long overprint_mode = 0;
};

/// Where names of resources are looked up. `owner` is the key of the stream's entry in the
/// ParentTree.
struct ContentScope {
    QPDFObjectHandle resources;
    bool own_resources = true;
    std::optional<long long> owner;
    QPDFObjGen stream;
};

/// The entries of a property list or of an inline image's dictionary, first level only; an
/// array or dictionary as value is its first token.
[[nodiscard]] std::map<std::string, ContentToken>
inline_entries(const std::vector<ContentToken>& tokens, std::size_t from);

/// Follows a colour space to the device spaces in it. Default spaces of the resources stand
/// in for those of the device.
[[nodiscard]] PdfColour colour_of(QPDFObjectHandle space, QPDFObjectHandle resources);

/// What an operator is to those who examine. Idle ones only draw paths or place text.
enum class OperatorKind {
    Unknown,
    Idle,
    Save,
    Restore,
    BeginMark,
    EndMark,
    Show,
    Object,
    State,
    Colour,
    Paint
};

[[nodiscard]] OperatorKind kind_of(std::string_view name);
[[nodiscard]] bool is_rendering_intent(const std::string& name);

}  // namespace pam::preflight
