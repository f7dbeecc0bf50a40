#include "plain_text_support.h"

using namespace pam;
using namespace pam::manuscript;
using namespace pam::manuscript::test;

namespace {

const std::string text =
    "A Heading Here\n==============\n\nOne problem--any sense of it--was \"solved\" by "
    "them, and so they all went home.\n\nAnd more of it.\n";

struct Case {
    Source source{"m.txt", text};
    Manuscript manuscript;
    Case() {
        Diagnostics log;
        manuscript = read(source, {}, log);
    }
    [[nodiscard]] Account account() const { return balance(source, manuscript); }
    // The first text that holds `part`.
    document::Text& text_with(const std::string& part) {
        document::Text* found = nullptr;
        document::for_each_inlines(manuscript.document, [&](document::Inlines& inlines) {
            for (document::Inline& piece : inlines)
                if (auto* one = std::get_if<document::Text>(&piece.value))
                    if (one->text.find(part) != std::string::npos) found = one;
        });
        REQUIRE(found != nullptr);
        return *found;
    }
};

}  // namespace

TEST_CASE("an honest reading balances to the last character", "[account]") {
    const Case c;
    const Account account = c.account();
    CHECK(account.balances());
    CHECK(account.as_markup == 14);
    CHECK(account.characters == account.as_text + account.as_markup + account.as_ledger);
}

TEST_CASE("a word lost from the document is found in the source", "[account]") {
    Case c;
    document::Text& more = c.text_with("And more");
    more.text = "And of it.";
    const Account account = c.account();
    CHECK_FALSE(account.balances());
    REQUIRE(account.unexplained.size() == 1);
    CHECK(c.source.text(account.unexplained[0]) == "more");
    CHECK(account.invented.empty());
}

TEST_CASE("a word that stands in no source is told", "[account]") {
    Case c;
    document::Text& more = c.text_with("And more");
    more.text = "And now more of it.";
    const Account account = c.account();
    REQUIRE(account.invented.size() == 1);
    CHECK(account.invented[0] == "now");
    CHECK(account.unexplained.empty());
}

TEST_CASE("a paragraph lost whole is found", "[account]") {
    Case c;
    c.manuscript.document.blocks.pop_back();
    const Account account = c.account();
    REQUIRE(account.unexplained.size() == 1);
    CHECK(c.source.text(account.unexplained[0]) == "And more of it.");
}

TEST_CASE("a paragraph set twice is invented the second time", "[account]") {
    Case c;
    c.manuscript.document.blocks.push_back(c.manuscript.document.blocks.back());
    const Account account = c.account();
    REQUIRE(account.invented.size() == 1);
    CHECK(account.invented[0] == "Andmoreofit.");
}

TEST_CASE("markup that no rule consumed is unexplained", "[account]") {
    Case c;
    c.manuscript.consumed.clear();
    const Account account = c.account();
    REQUIRE(account.unexplained.size() == 1);
    CHECK(c.source.text(account.unexplained[0]) == "==============");
}

TEST_CASE(
    "a change that the ledger does not hold is a loss and an invention", "[account]"
) {
    Case c;
    c.manuscript.ledger.erase(c.manuscript.ledger.begin());
    const Account account = c.account();
    CHECK(account.unexplained.size() == 1);
    CHECK(account.invented.size() == 1);
}

TEST_CASE("texts in another order than the source still balance", "[account]") {
    Case c;
    std::swap(c.manuscript.document.blocks.front(), c.manuscript.document.blocks.back());
    CHECK(c.account().balances());
}

TEST_CASE("the ledger names place, rule and word", "[ledger]") {
    const Case c;
    const std::string ledger = ledger_text(c.source, c.manuscript, c.account());
    CHECK(ledger.find("4:12      em dash") != std::string::npos);
    CHECK(
        ledger.find("problem--any \xE2\x86\x92 problem\xE2\x80\x94"
                    "any")
        != std::string::npos
    );
    CHECK(ledger.find("the account balances") != std::string::npos);
}

TEST_CASE("the ledger tells what does not balance", "[ledger]") {
    Case c;
    c.manuscript.consumed.clear();
    const std::string ledger = ledger_text(c.source, c.manuscript, c.account());
    CHECK(ledger.find("DOES NOT BALANCE") != std::string::npos);
    CHECK(ledger.find("2:1 not in the document: \"==============\"") != std::string::npos);
}

TEST_CASE("the JSON ledger escapes what JSON must have escaped", "[ledger]") {
    Source source("a \"b\".txt", "He said \"so\\n\tto\" me.\x01\n");
    Diagnostics log;
    const Manuscript manuscript = read(source, {}, log);
    const std::string json = ledger_json(source, manuscript, balance(source, manuscript));
    CHECK(json.find("\"manuscript\": \"a \\\"b\\\".txt\"") != std::string::npos);
    CHECK(json.find("\\u0001") != std::string::npos);
    CHECK(json.find('\t') == std::string::npos);
    CHECK(json.find("\"balances\": true") != std::string::npos);
}

TEST_CASE("the ledger is numbered in source order from 1", "[ledger]") {
    const Case c;
    int number = 0;
    std::uint32_t at = 0;
    for (const LedgerEntry& entry : c.manuscript.ledger) {
        CHECK(entry.number == ++number);
        CHECK(entry.span.begin >= at);
        CHECK(c.source.text(entry.span) == entry.before);
        at = entry.span.end;
    }
    CHECK(number == 4);
}
