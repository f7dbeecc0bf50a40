#include "press/leaf.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;

TEST_CASE("made text is a label wherever it stands, save in furniture", "[press]") {
    using galley::Matter;
    using page::Layer;
    CHECK(kind_of(Matter::Text, Layer::Text) == LeafKind::Text);
    CHECK(kind_of(Matter::Text, Layer::Note) == LeafKind::Note);
    CHECK(kind_of(Matter::Label, Layer::Note) == LeafKind::Label);
    CHECK(kind_of(Matter::NoteCall, Layer::Text) == LeafKind::Label);
    CHECK(kind_of(Matter::Label, Layer::Furniture) == LeafKind::Furniture);
}
