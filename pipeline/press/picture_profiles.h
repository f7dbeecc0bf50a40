// ICC profiles that pictures bring along. What a photograph's numbers mean stands in its
// profile: without it the colours of a wide space are shown pale, and inks are guessed.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace pam::press {

/// Whether a picture of so many components can be read by the profile, and PDF/A-2 allows
/// it (ISO 19005-2, 6.2.4.2; ICC.1:2004-10, 7.2 and 7.3): whole, of version 2 or 4, for a
/// device or a space, and of as many components.
[[nodiscard]] bool is_usable_profile(std::string_view profile, int components);

/// The profile in the parts that a JPEG's APP2 segments hold, which may come in any order
/// (ICC.1:2004-10, B.4).
class JpegProfile {
public:
    /// A segment, its marker and length left out; others than a profile's are passed over.
    void add(std::string_view segment);
    /// Nothing where a part is missing.
    [[nodiscard]] std::string whole() const;

private:
    std::map<unsigned, std::string> parts_;
    unsigned count_ = 0;
};

/// The profile in a PNG's iCCP chunk (PNG 11.3.3.3), empty where it does not unpack.
[[nodiscard]] std::string png_profile(std::string_view chunk);

/// The profiles as objects of a file, each written once.
class PictureProfiles {
public:
    /// The colour space (ISO 32000-1, 8.6.5.5); nothing where the profile is of no use.
    [[nodiscard]] std::optional<QPDFObjectHandle>
    space(QPDF& pdf, const std::string& profile, int components);

private:
    std::map<std::string, QPDFObjectHandle> spaces_;
};

}  // namespace pam::press
