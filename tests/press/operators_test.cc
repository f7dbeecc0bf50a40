#include "press/operators.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam::press;

namespace {

/// "operand|operand|>operator" of each operation, joined by blanks.
std::string cut(std::string_view stream) {
    OperationReader reader(stream);
    Operation operation;
    std::string all;
    while (reader.next(operation)) {
        for (const std::string_view operand : operation.operands)
            all.append(operand).push_back('|');
        all.append(">").append(operation.name).push_back(' ');
    }
    return all;
}

}  // namespace

TEST_CASE("a stream is cut into operands and operators", "[press]") {
    CHECK(cut("1 0 0 -1 0 5.5 cm\nq BT") == "1|0|0|-1|0|5.5|>cm >q >BT ");
    CHECK(cut("/P <</MCID 1>> BDC") == "/P|<</MCID 1>>|>BDC ");
    CHECK(cut("1 2 3 4 re f*") == "1|2|3|4|>re >f* ");
}

TEST_CASE("strings hold brackets, solidi and operators without harm", "[press]") {
    CHECK(cut("(a \\) ] >> Tj (b)) Tj") == "(a \\) ] >> Tj (b))|>Tj ");
    CHECK(cut("[(])-5<0a>]TJ") == "[(])-5<0a>]|>TJ ");
}

TEST_CASE("a stream that breaks off ends", "[press]") {
    CHECK(cut("(never closed") == "(never closed|> ");
    CHECK(cut("[ (a) ") == "[ (a) |> ");
    CHECK(cut("1 2").find("1|2|>") == 0);
    CHECK(cut(" \n ").empty());
}
