#include "press/output_intent.h"

#include <qpdf/QPDFObjectHandle.hh>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pam::press {
namespace {

using Object = QPDFObjectHandle;

constexpr const char* condition = "sRGB IEC61966-2.1";

/// Whole numbers are big-endian (ICC.1:2004-10, 4).
void append(Bytes& bytes, std::uint64_t number, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

/// s15Fixed16Number.
void append_fixed(Bytes& bytes, double number) {
    const auto fixed = static_cast<std::int32_t>(std::lround(number * 65536));
    append(bytes, static_cast<std::uint32_t>(fixed), 4);
}

Bytes numbers(std::string_view type, std::initializer_list<double> values) {
    Bytes bytes(type);
    append(bytes, 0, 4);
    for (const double value : values)
        append_fixed(bytes, value);
    return bytes;
}

/// multiLocalizedUnicodeType with one text in English.
Bytes words(std::string_view text) {
    Bytes bytes("mluc");
    append(bytes, 0, 4);
    append(bytes, 1, 4);
    append(bytes, 12, 4);
    bytes += "enUS";
    append(bytes, text.size() * 2, 4);
    append(bytes, 28, 4);
    for (const char c : text)
        append(bytes, static_cast<unsigned char>(c), 2);
    return bytes;
}

/// parametricCurveType 3: (ax + b) to the power g, and cx below d.
Bytes curve() {
    Bytes bytes("para");
    append(bytes, 0, 4);
    append(bytes, 3, 2);
    append(bytes, 0, 2);
    for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045})
        append_fixed(bytes, value);
    return bytes;
}

struct Tag {
    std::string_view name;
    Bytes element;
};

std::vector<Tag> tags() {
    return {
        {"desc", words(condition)},
        {"cprt", words("No copyright, use freely")},
        {"wtpt", numbers("XYZ ", {0.9642, 1, 0.8249})},
        {"chad",
         numbers(
             "sf32",
             {1.04788,
              0.02292,
              -0.05022,
              0.02959,
              0.99048,
              -0.01707,
              -0.00925,
              0.01508,
              0.75168}
         )},
        {"rXYZ", numbers("XYZ ", {0.43607, 0.22249, 0.01392})},
        {"gXYZ", numbers("XYZ ", {0.38515, 0.71687, 0.09708})},
        {"bXYZ", numbers("XYZ ", {0.14307, 0.06061, 0.71410})},
        {"rTRC", curve()},
        {"gTRC", curve()},
        {"bTRC", curve()},
    };
}

/// Everything of the header but its first field, the size (ICC.1:2004-10, 7.2).
Bytes header() {
    Bytes bytes;
    append(bytes, 0, 4);  // no preferred program
    append(bytes, 0x04200000, 4);
    bytes += "mntrRGB XYZ ";
    for (const std::uint64_t part : {2004, 10, 1, 0, 0, 0})  // of the specification
        append(bytes, part, 2);
    bytes += "acsp";
    bytes.append(28, '\0');  // no platform, flags, maker, model; perceptual intent
    for (const double value : {0.9642, 1.0, 0.8249})  // D50
        append_fixed(bytes, value);
    bytes.append(48, '\0');
    return bytes;
}

}  // namespace

Bytes srgb_profile() {
    const std::vector<Tag> all = tags();
    constexpr std::size_t header_size = 128, entry_size = 12;
    const std::size_t first = header_size + 4 + entry_size * all.size();
    Bytes table, elements;
    std::size_t last = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Channels share their curve.
        if (i == 0 || all[i].element != all[i - 1].element) {
            last = first + elements.size();
            elements += all[i].element;
            elements.append((4 - elements.size() % 4) % 4, '\0');
        }
        table += all[i].name;
        append(table, last, 4);
        append(table, all[i].element.size(), 4);
    }
    Bytes profile;
    append(profile, first + elements.size(), 4);
    profile += header();
    append(profile, all.size(), 4);
    return profile + table + elements;
}

void add_output_intent(QPDF& pdf) {
    Object profile = Object::newStream(&pdf, srgb_profile());
    profile.getDict().replaceKey("/N", Object::newInteger(3));
    pdf.getRoot().replaceKey(
        "/OutputIntents",
        Object::newArray({Object::newDictionary(
            {{"/Type", Object::newName("/OutputIntent")},
             {"/S", Object::newName("/GTS_PDFA1")},
             {"/OutputConditionIdentifier", Object::newString(condition)},
             {"/Info", Object::newString(condition)},
             {"/DestOutputProfile", profile}}
        )})
    );
}

}  // namespace pam::press
