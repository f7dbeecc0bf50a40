// An image named twice is embedded once, and complained of once.
#include "model/images.h"

#include "base/limits.h"
#include "model/codes.h"
#include "model/image_header.h"
#include "model/svg_cost.h"

#include <fmt/format.h>

#include <algorithm>

namespace pam::model {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// "Pictures/Old Mill.PNG" gives "old-mill"; a name with nothing to keep gives "image".
std::string stem(std::string_view target) {
    const std::size_t slash = target.find_last_of("/\\");
    if (slash != std::string_view::npos) target.remove_prefix(slash + 1);
    target = target.substr(0, target.rfind('.'));
    std::string name;
    for (char c : target) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_name_character(c))
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return name.empty() ? "image" : name.substr(0, 60);
}

const char* extension(const std::string& media_type) {
    if (media_type == "image/png") return "png";
    return media_type == "image/jpeg" ? "jpg" : "svg";
}

}  // namespace

std::optional<std::size_t> ImageStore::place(const document::Image& image) {
    const auto found = known_.find(image.target);
    if (found != known_.end()) return found->second;
    return known_[image.target] = admit(image);
}

std::optional<std::size_t> ImageStore::admit(const document::Image& image) {
    const auto file = files_.find(image.target);
    if (file == files_.end()) {
        log_.warn(
            codes::image_missing,
            image.span,
            fmt::format(
                "there is no image \"{}\"; its alternative text is set", image.target
            ),
            {"put the file beside the manuscript, under the name the manuscript gives it"}
        );
        return std::nullopt;
    }
    const std::optional<ImageHeader> header = read_image_header(file->second);
    if (!header) {
        const std::string_view kind = other_kind(file->second);
        log_.warn(
            codes::image_not_understood,
            image.span,
            kind.empty()
                ? fmt::format("\"{}\" is no PNG, JPEG or SVG, or is damaged", image.target)
                : fmt::format(
                    "\"{}\" is a {} picture, which is not set", image.target, kind
                ),
            {"save the picture as PNG or JPEG; its alternative text is set in its place"}
        );
        return std::nullopt;
    }
    const auto pixels = static_cast<std::uint64_t>(header->width)
                        * static_cast<std::uint64_t>(header->height);
    if (header->media_type != "image/svg+xml" && pixels > limits::image_pixels) {
        log_.warn(
            codes::image_too_large,
            image.span,
            fmt::format(
                "\"{}\" has {} pixels, more than the {} that fit",
                image.target,
                pixels,
                limits::image_pixels
            ),
            {"scale the picture down; its alternative text is set in its place"}
        );
        return std::nullopt;
    }
    if (header->media_type == "image/svg+xml")
        if (const auto excess = svg_excess(file->second)) {
            log_.warn(
                codes::image_too_large,
                image.span,
                fmt::format("\"{}\" is beyond all measure: {}", image.target, *excess),
                {"simplify the drawing, or save it as PNG; its alternative text is set in "
                 "its place"}
            );
            return std::nullopt;
        }
    std::string name = free_name(image.target, header->media_type);
    images_.push_back(
        {std::move(name),
         header->media_type,
         file->second,
         header->width,
         header->height,
         image.span}
    );
    return images_.size() - 1;
}

std::string
ImageStore::free_name(const std::string& target, const std::string& media_type) {
    const std::string base = stem(target);
    std::string name = fmt::format("{}.{}", base, extension(media_type));
    for (int number = 2; !names_.insert(name).second; ++number)
        name = fmt::format("{}-{}.{}", base, number, extension(media_type));
    return name;
}

}  // namespace pam::model
