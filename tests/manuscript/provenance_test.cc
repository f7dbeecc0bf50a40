// Where the words of archives and hosts are printed.
#include "manuscript/codes.h"
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string text = "This is an archive of the former website of the reading room, "
                         "hosted by the county.\n\n"
                         "ON STOVES\n\nBy Ada Lamp\n\nThe room is open still, and of the "
                         "nineteen books there are "
                         "eleven left. The others have been read to pieces.\n\nThey were "
                         "burned in the stove, which "
                         "nobody regrets but Ada, who had read them all aloud.\n";

Reading placed(ProvenancePlace place) {
    ReadOptions options;
    options.provenance = place;
    return read_text(text, options);
}

}  // namespace

TEST_CASE("provenance is the colophon where nothing else is stated", "[provenance]") {
    const std::string dump = read_text(text).dump();
    REQUIRE(dump.find("\nprovenance\n") != std::string::npos);
    CHECK(dump.find("\nprovenance\n") > dump.find("They were burned"));
    CHECK(dump == placed(ProvenancePlace::Colophon).dump());
}

TEST_CASE("provenance at the front stands behind the title", "[provenance]") {
    const std::string dump = placed(ProvenancePlace::Front).dump();
    REQUIRE(dump.find("\nprovenance\n") != std::string::npos);
    CHECK(dump.find("\nprovenance\n") > dump.find("Ada Lamp"));
    CHECK(dump.find("\nprovenance\n") < dump.find("The room is open"));
}

TEST_CASE("provenance that is left out stands in the ledger", "[provenance]") {
    const Reading reading = placed(ProvenancePlace::Omit);
    CHECK(reading.dump().find("provenance") == std::string::npos);
    REQUIRE(reading.manuscript.ledger.size() == 1);
    const LedgerEntry& entry = reading.manuscript.ledger[0];
    CHECK(entry.code == codes::provenance_left_out);
    CHECK(entry.number == 1);
    CHECK(entry.after.empty());
    CHECK(entry.before.starts_with("This is an archive"));
}
