// From a sample to its finished e-book.
#pragma once

#include "epub/epub.h"
#include "epub/opened_book.h"
#include "epub/sample_book.h"
#include "model/model_of.h"

#include <catch2/catch.hpp>

namespace pam::test {

constexpr std::int64_t october_2004 = 1096588800;  // 2004-10-01T00:00:00Z

/// Like every house style, it shows the parts that are made only where they are asked for.
inline constexpr const char* plain_style = R"(
p { text-indent: 1em }
.half-title, .title-page, .copyright-page, .contents.made { display: none }
.figures-list, .tables-list { display: none }
)";

inline model::TypesetModel model_of(const SampleBook& sample) {
    Diagnostics log;
    model::TypesetModel model = model_of(sample.document, log, sample.images, plain_style);
    CHECK(log.entries.empty());
    return model;
}

inline std::string written(const model::TypesetModel& model, const Bytes& cover = {}) {
    const Result<Bytes> bytes = epub::write(model, {october_2004, cover});
    REQUIRE(bytes.has_value());
    return *bytes;
}

/// The manuscript's place of some words, as a page map knows it.
inline std::uint32_t place_of(const SampleBook& sample, const std::string& words) {
    const std::size_t at = sample.manuscript.find(words);
    REQUIRE(at != std::string::npos);
    return static_cast<std::uint32_t>(at);
}

}  // namespace pam::test
