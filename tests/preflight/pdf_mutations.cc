#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

const std::vector<Mutation>& mutations() {
    static const std::vector<Mutation> all = [] {
        std::vector<Mutation> every;
        for (const auto& some :
             {file_mutations(),
              signature_mutations(),
              metadata_mutations(),
              catalog_mutations(),
              page_mutations(),
              font_mutations(),
              content_mutations(),
              colour_mutations(),
              structure_mutations(),
              table_mutations(),
              language_mutations()})
            every.insert(every.end(), some.begin(), some.end());
        return every;
    }();
    return all;
}

Bytes spoilt(const Mutation& mutation) {
    TaggedPdf pdf;
    if (mutation.spoil != nullptr) mutation.spoil(pdf);
    Bytes bytes = pdf.write();
    if (mutation.spoil_bytes != nullptr) mutation.spoil_bytes(bytes);
    return bytes;
}

}  // namespace pam::preflight::test
