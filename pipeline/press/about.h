// What the file says about itself, twice and the same: document information and XMP.
#pragma once

#include "document/document.h"
#include "press/press.h"

#include <qpdf/QPDF.hh>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam::press {

struct About {
    std::string title;
    std::vector<std::string> authors;
    std::string description;
    std::vector<std::string> subjects;
    std::string publisher;
    std::string rights;
    std::string language;
    std::string producer;
    std::int64_t date = 0;
    std::string uuid;            // of the contents
    bool right_to_left = false;  // the pages are turned the other way
};

[[nodiscard]] About
about(const model::TypesetModel& model, const PdfOptions& options, std::string uuid);

/// "2026-01-31T12:00:00Z" and "D:20260131120000Z".
[[nodiscard]] std::string iso_date(std::int64_t seconds);
[[nodiscard]] std::string pdf_date(std::int64_t seconds);

[[nodiscard]] std::string xmp_packet(const About& about);

/// Writes both, and the catalogue's language and title display. libqpdf's exceptions pass
/// through.
void add_about(QPDF& pdf, const About& about);

}  // namespace pam::press
