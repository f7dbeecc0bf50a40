// Dates as the package document and the zip container write them. No clock, no time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pam::epub {

/// "2004-10-01T12:30:00Z", for dcterms:modified. Seconds since 1970 UTC.
[[nodiscard]] std::string utc_timestamp(std::int64_t seconds);

/// MS-DOS time and date of a zip entry; they hold 1980 to 2107, so others are clamped.
struct DosTime {
    std::uint16_t time = 0, date = 0;
    bool operator==(const DosTime&) const = default;
};
[[nodiscard]] DosTime dos_time(std::int64_t seconds);

/// A printed date as W3CDTF ("2004", "2004-10", "2004-10-07"), where it plainly says one:
/// ISO form, English month names, or a single year. Nothing otherwise: EPUBCheck warns of
/// other forms (OPF-053).
[[nodiscard]] std::optional<std::string> machine_date(std::string_view printed);

}  // namespace pam::epub
