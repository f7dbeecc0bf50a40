#include "press/leaf.h"

#include <catch2/catch.hpp>

using namespace pam;
using namespace pam::press;

TEST_CASE("a line is led back to its block, in whichever setting it stands", "[press]") {
    galley::Galley galley;
    galley.blocks.resize(3);
    galley.blocks[0].lines.resize(2);
    galley.blocks[1].kind = galley::Block::Kind::Panel;
    galley.blocks[1].panel_lines.resize(2);
    galley.blocks[2].longer.lines.resize(3);
    galley.notes.resize(1);
    galley.notes[0].resize(1);
    galley.notes[0][0].lines.resize(1);
    const BlockIndex index(galley);
    CHECK(index.find(&galley.blocks[0].lines[1]) == 0);
    CHECK(index.find(&galley.blocks[1].panel_lines[1].line) == 1);
    CHECK(index.find(&galley.blocks[2].longer.lines[2]) == 2);
    CHECK(index.find(&galley.notes[0][0].lines[0]) == 3);
    const galley::SetLine stray;
    CHECK(index.find(&stray) == no_block);
}

TEST_CASE("made text is a label wherever it stands, save in furniture", "[press]") {
    using galley::Matter;
    using page::Layer;
    CHECK(kind_of(Matter::Text, Layer::Text) == LeafKind::Text);
    CHECK(kind_of(Matter::Text, Layer::Note) == LeafKind::Note);
    CHECK(kind_of(Matter::Label, Layer::Note) == LeafKind::Label);
    CHECK(kind_of(Matter::NoteCall, Layer::Text) == LeafKind::Label);
    CHECK(kind_of(Matter::Label, Layer::Furniture) == LeafKind::Furniture);
}
