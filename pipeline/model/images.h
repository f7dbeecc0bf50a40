// The images of the work: each file once, under a name that every reading system can open.
#pragma once

#include "base/diagnostic.h"
#include "model/typeset_model.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace pam::model {

class ImageStore {
public:
    ImageStore(const ImageFiles& files, Diagnostics& log) : files_(files), log_(log) {}

    /// The image's place in the work; nothing, and a word in the log, when it cannot be
    /// shown.
    [[nodiscard]] std::optional<std::size_t> place(const document::Image& image);
    [[nodiscard]] std::vector<ImageResource> take() { return std::move(images_); }

private:
    [[nodiscard]] std::optional<std::size_t> admit(const document::Image& image);
    [[nodiscard]] std::string
    free_name(const std::string& target, const std::string& media_type);

    const ImageFiles& files_;
    Diagnostics& log_;
    std::vector<ImageResource> images_;
    std::map<std::string, std::optional<std::size_t>> known_;
    std::set<std::string> names_;
};

}  // namespace pam::model
