// Ways to spoil the sound PDF, one for each rule, and what then fails.
#pragma once

#include "preflight/tagged_pdf.h"

#include <vector>

namespace pam::preflight::test {

/// The standards, as flags. What a file fails was held against veraPDF 1.30.2.
enum Fails { Nothing = 0, Access = 1, Archive = 2, Both = 3 };

struct Mutation {
    const char* name;
    const char* code;
    Fails fails;
    void (*spoil)(TaggedPdf& pdf);
    void (*spoil_bytes)(Bytes& bytes) = nullptr;
};

[[nodiscard]] std::vector<Mutation> file_mutations();
[[nodiscard]] std::vector<Mutation> catalog_mutations();
[[nodiscard]] std::vector<Mutation> content_mutations();
[[nodiscard]] std::vector<Mutation> structure_mutations();

}  // namespace pam::preflight::test
