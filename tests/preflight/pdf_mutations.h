// Ways to spoil the sound PDF, one for each rule, and what then fails.
#pragma once

#include "preflight/tagged_pdf.h"

#include <vector>

namespace pam::preflight::test {

/// The standards, as flags. What a file fails was held against veraPDF 1.30.2.
enum Fails { Nothing = 0, Access = 1, Archive = 2, Both = 3 };

/// `code` is what must be told; null where nothing must, because the file is sound.
struct Mutation {
    const char* name;
    const char* code;
    Fails fails;
    void (*spoil)(TaggedPdf& pdf);
    void (*spoil_bytes)(Bytes& bytes) = nullptr;
};

[[nodiscard]] std::vector<Mutation> file_mutations();
[[nodiscard]] std::vector<Mutation> catalog_mutations();
[[nodiscard]] std::vector<Mutation> signature_mutations();
[[nodiscard]] std::vector<Mutation> metadata_mutations();
[[nodiscard]] std::vector<Mutation> page_mutations();
[[nodiscard]] std::vector<Mutation> font_mutations();
[[nodiscard]] std::vector<Mutation> content_mutations();
[[nodiscard]] std::vector<Mutation> colour_mutations();
[[nodiscard]] std::vector<Mutation> structure_mutations();
[[nodiscard]] std::vector<Mutation> table_mutations();
[[nodiscard]] std::vector<Mutation> language_mutations();
/// All of them.
[[nodiscard]] const std::vector<Mutation>& mutations();
[[nodiscard]] Bytes spoilt(const Mutation& mutation);

}  // namespace pam::preflight::test
