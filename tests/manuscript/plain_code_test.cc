// Commands and program text among prose: every line and every blank of them is kept, and
// nothing else is taken for them.
#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string prose =
    "The files that the room keeps on its shelf are copied by hand, once a\n"
    "winter, and whoever wants to know what became of them may look at the\n"
    "list beside the door, which names each of them and who had it last.\n\n"
    "In either case, if you want to have the same files at home, you will\n"
    "have to copy them yourself, as the keeper did in the first winter, and\n"
    "then look whether they are whole. This is how she did it in those days:\n\n";
const std::string after =
    "\nSo, if you want your shelf to be as like the other one as can be, you\n"
    "might want to do the same again each winter, when the lock is frozen.\n";

std::string read_between(const std::string& lines) {
    return read_literally(prose + lines + after).dump();
}

bool is_code(const std::string& lines, const std::string& shown) {
    const std::string dump = read_between(lines);
    INFO(dump);
    return dump.find("code-block \"" + shown + "\"\n") != std::string::npos;
}

bool has_code(const std::string& lines) {
    return read_between(lines).find("code-block") != std::string::npos;
}

}  // namespace

TEST_CASE("commands that are set in keep their lines and their blanks", "[code]") {
    CHECK(is_code(
        "  install_from_default /usr/share/base/dot.profile   /root/.profile\n"
        "  install_from_default /usr/share/base/dot.bashrc    /root/.bashrc\n"
        "  install_from_default /usr/share/base/motd          /etc/motd\n",
        "install_from_default /usr/share/base/dot.profile   /root/.profile\\n"
        "install_from_default /usr/share/base/dot.bashrc    /root/.bashrc\\n"
        "install_from_default /usr/share/base/motd          /etc/motd"
    ));
    CHECK(is_code(
        "    $ ./configure --prefix=/usr\n    $ make\n    $ make install\n",
        "$ ./configure --prefix=/usr\\n$ make\\n$ make install"
    ));
    CHECK(is_code(
        "\t./configure\n\tmake\n\tmake install\n", "./configure\\nmake\\nmake install"
    ));
    CHECK(is_code("    tar -xf room.tar\n", "tar -xf room.tar"));
    CHECK(is_code("    # apt install lamp\n", "# apt install lamp"));
    CHECK(is_code("    make CC=/bin/cc\n", "make CC=/bin/cc"));
    CHECK(is_code("    lamp oil -out key.pem 2048\n", "lamp oil -out key.pem 2048"));
    CHECK(is_code("    /var/lib/room/\n", "/var/lib/room/"));
    CHECK(
        is_code("    --with-lamp \\\n    --with-oil \\\n", "--with-lamp \\\\n--with-oil \\")
    );
}

TEST_CASE("a program is one block, its empty lines and its indents kept", "[code]") {
    CHECK(is_code(
        "    int main() {\n\n        light(lamp);\n        return 0;\n    }\n",
        "int main() {\\n\\n    light(lamp);\\n    return 0;\\n}"
    ));
}

TEST_CASE("code may stand close under the colon that announces it", "[code]") {
    CHECK(is_code(
        "Whoever has only the one lamp, and no oil for it, may look at it like\n"
        "this, but should not hope for much:\n"
        "    $ lamp --check\n    $ lamp --out\n",
        "$ lamp --check\\n$ lamp --out"
    ));
    CHECK(is_code(
        "Lamps:\n    no | name\n    ---+-----\n    1  | Ada\n",
        "no | name\\n---+-----\\n1  | Ada"
    ));
}

TEST_CASE("a drawing made of signs is kept to the blank", "[code]") {
    CHECK(is_code(
        "  +-------+     +------+\n  | stove |---->| lamp |\n  +-------+     +------+\n",
        "+-------+     +------+\\n| stove |---->| lamp |\\n+-------+     +------+"
    ));
    CHECK(is_code(
        "┌──────┐\n│ lamp │\n└──┬───┘\n   v\n", "┌──────┐\\n│ lamp │\\n└──┬───┘\\n   v"
    ));
    CHECK_FALSE(has_code("stove | lamp | door\n19 | 40 | 61\n7 | 8 | 9\n"));
}

TEST_CASE("nothing in code is mended", "[code]") {
    const Reading reading =
        read_text(prose + "    echo \"$HOME\" --out -- '*.txt'...\n" + after);
    CHECK(reading.told("code"));
    CHECK(
        reading.dump().find("code-block \"echo \"$HOME\" --out -- '*.txt'...\"")
        != std::string::npos
    );
}

TEST_CASE("code under a list's entry belongs to it", "[code]") {
    const std::string dump = read_between(
        "1. Look at the lamp, and see that there is oil in it for the night:\n\n"
        "       $ lamp --check /dev/lamp0\n\n"
        "2. Light it.\n"
    );
    INFO(dump);
    CHECK(
        dump.find("    code-block \"$ lamp --check /dev/lamp0\"\n  item \"2.\"\n")
        != std::string::npos
    );
}

TEST_CASE("what is set in but says no more than words is not code", "[code]") {
    // Verse, a quotation, an address, a paragraph that names files, a table.
    CHECK_FALSE(has_code("    The water goes down and the water goes up,\n"
                         "    And nothing is lost by the way:\n"
                         "    What Upper Fenn pours out of her cup\n"
                         "    Sallow Reach drinks the next day.\n"));
    CHECK_FALSE(has_code("    A reading room that is warm has already done one\n"
                         "    thing well, and those who come for the warmth do\n"
                         "    not always leave as they came.\n"));
    CHECK_FALSE(has_code("    Ada Lamp\n    The Reading Room\n    Sallow Reach\n"));
    CHECK_FALSE(has_code("    Ada Lamp <ada@example.org>\n"));
    CHECK_FALSE(has_code("    https://example.org/the_room/list?of=books\n"));
    CHECK_FALSE(has_code("    The list is kept in /var/lib/room and is read with the\n"
                         "    option --list by those who have been told of it; there\n"
                         "    is a copy of it in /usr/share/doc/room as well.\n"));
    CHECK_FALSE(has_code("    Winter        Books    Visitors\n"
                         "    the first        19          40\n"
                         "    the second       61         112\n"));
    CHECK_FALSE(has_code("    - the --list of books\n    - the lamp\n"));
}

TEST_CASE("signs that authors type, too, make no code by themselves", "[code]") {
    // Speeches, who wrote an epigraph, pages and pictures of an older edition, stage
    // directions, signatures, sums, demands, ballots, units, quotations of mail.
    for (const std::string lines :
         {"-Well?\n-Well.\n-Who speaks?\n",
          "    --Yes.\n    --No.\n",
          "                        --Burke.\n",
          "    --Ibid., p. 12\n    --Idem\n",
          "                                  {12}\n",
          "    {Illustration: THE LOCK}\n",
          "    <Exit MARY>\n",
          "    /s/ Lamp\n",
          "    (signed)\n    /A. Lamp/\n",
          "    C = c + v + s\n",
          "    1 gill = 1/4 pint\n    2 pints = 1 quart\n",
          "-> Peace\n-> Land\n-> Bread\n",
          ">>> Bread\n>>> Work\n",
          ">> Who goes?\n>> Nobody.\n",
          "[] Yes\n[] No\n",
          "    % of votes\n    # of seats\n",
          "    $ in millions\n",
          "    # Lamp\n    # Reed\n",
          "    he/she/they\n",
          "    // //\n",
          "    my love\n    --the sea--\n    is gone\n",
          "    walk\n    -not far\n"}) {
        INFO(lines);
        CHECK_FALSE(has_code(lines));
    }
    // Right under code they are more of it.
    CHECK(is_code(
        "    int level = read(lamp);\n\n    level = 2\n",
        "int level = read(lamp);\\n\\nlevel = 2"
    ));
}

TEST_CASE("dashes of Chinese draw no box", "[code]") {
    CHECK_FALSE(has_code("──誰說話？\n──沒有人。\n──為什麼？\n"));
}

TEST_CASE("a note called among commands leaves them lines", "[code]") {
    const Reading reading = read_literally(
        prose + "    cp -p list[1] /home/ada\n    cp -p motd /home/ada\n" + after
        + "\n[1] Her own, of course.\n"
    );
    INFO(reading.dump());
    CHECK(reading.dump().find("note-reference 1") != std::string::npos);
    CHECK(reading.dump().find("verse") != std::string::npos);
}
