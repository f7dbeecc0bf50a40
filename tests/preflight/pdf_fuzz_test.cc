// PDFs with their bytes shuffled: whatever a stranger sends, the examination ends, in time
// and with an answer. PAM_FUZZ_ROUNDS makes more variants of each file than the few here.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

using namespace pam;
using namespace pam::preflight;
using namespace pam::preflight::test;

namespace {

constexpr int longest_seconds = 5;

class Shuffle {
public:
    explicit Shuffle(unsigned seed) : random_(seed) {}

    Bytes operator()(Bytes bytes) {
        const std::size_t changes = 1 + below(12);
        for (std::size_t i = 0; i < changes && bytes.size() > 100; ++i)
            change(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    std::size_t place(const Bytes& bytes) { return below(bytes.size()); }

    void change(Bytes& bytes) {
        switch (below(7)) {
        case 0:
            bytes[place(bytes)] = static_cast<char>(below(256));
            break;
        case 1:
            change_digit(bytes);
            break;
        case 2:
            bytes.erase(place(bytes), below(40));
            break;
        case 3:
            bytes.insert(place(bytes), bytes.substr(place(bytes), below(200)));
            break;
        case 4:
            exchange_words(bytes);
            break;
        case 5:
            bytes.insert(place(bytes), std::string(1 + below(30), "<[(/ 9-"[below(7)]));
            break;
        default:
            if (below(20) == 0) bytes.resize(place(bytes));
        }
    }

    // Objects, lengths, offsets and operands come to be others, and stay numbers.
    void change_digit(Bytes& bytes) {
        const std::size_t at = bytes.find_first_of("0123456789", place(bytes));
        if (at != Bytes::npos) bytes[at] = static_cast<char>('0' + below(10));
    }

    void exchange_words(Bytes& bytes) {
        const auto word = [&] {
            const std::size_t begin = bytes.find_first_of(" /[<", place(bytes));
            const std::size_t end = bytes.find_first_of(" />]\n", begin + 1);
            return begin == Bytes::npos || end == Bytes::npos || end - begin > 60
                       ? std::pair<std::size_t, std::size_t>{0, 0}
                       : std::pair{begin, end - begin};
        };
        const auto to = word();
        const auto from = word();
        bytes.replace(to.first, to.second, bytes.substr(from.first, from.second));
    }

    std::mt19937 random_;
};

int rounds() {
    const char* stated = std::getenv("PAM_FUZZ_ROUNDS");
    return stated == nullptr ? 2 : std::atoi(stated);
}

}  // namespace

TEST_CASE("shuffled PDFs are examined to an end, in time", "[preflight]") {
    unsigned seed = 0;
    std::chrono::duration<double> longest{};
    for (const Mutation& mutation : mutations()) {
        const Bytes bytes = spoilt(mutation);
        for (int round = 0; round < rounds(); ++round) {
            INFO(mutation.name << ", seed " << seed);
            const Bytes shuffled = Shuffle(seed++)(bytes);
            const auto began = std::chrono::steady_clock::now();
            const auto examination =
                examine_pdf(shuffled, "book.pdf", {PdfProfile::Ua1, PdfProfile::A2a});
            longest = std::max<std::chrono::duration<double>>(
                longest, std::chrono::steady_clock::now() - began
            );
            if (!examination) CHECK(examination.error().code == codes::pdf_unreadable);
        }
    }
    INFO(seed << " variants, the longest took " << longest.count() << " s");
    CHECK(longest.count() < longest_seconds);
    if (std::getenv("PAM_FUZZ_ROUNDS") != nullptr)
        WARN(seed << " variants, the longest took " << longest.count() << " s");
}
