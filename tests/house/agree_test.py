"""The agreement of our preflight with veraPDF passes where they agree, and fails where they do not."""
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools", "validators"))
import agree  # noqa: E402
from agree import Difference, Verdict  # noqa: E402

VERDICTS = [
    "/t/tabs.pdf\tua1\tFAIL\t7.18.3-1\n",
    "/t/tabs.pdf\t2a\tPASS\t\n",
    "*\tua1\tRULES\t7.18.3-1\n",
]
OURS = {
    ("/t/tabs.pdf", "ua1"): Verdict(False, {"7.18.3"}, set()),
    ("/t/tabs.pdf", "2a"): Verdict(True, set(), set()),
}


def wrong(ours, lines, listed=()):
    theirs, rules = agree.read_verdicts(lines)
    found = list(agree.differences(ours, theirs)) + list(agree.unbroken(theirs, rules))
    return list(agree.judge(found, listed))


class AgreeTest(unittest.TestCase):
    def test_nothing_is_wrong_where_both_say_the_same(self):
        self.assertEqual(wrong(OURS, VERDICTS), [])

    def test_another_verdict_is_wrong(self):
        ours = dict(OURS)
        ours["/t/tabs.pdf", "ua1"] = Verdict(True, set(), set())
        self.assertEqual(
            wrong(ours, VERDICTS),
            ["tabs.pdf, ua1: verdict, veraPDF alone", "tabs.pdf, ua1: 7.18.3, veraPDF alone"],
        )

    def test_another_clause_is_wrong_even_under_the_same_verdict(self):
        ours = dict(OURS)
        ours["/t/tabs.pdf", "ua1"] = Verdict(False, {"7.18.3", "7.1"}, set())
        self.assertEqual(wrong(ours, VERDICTS), ["tabs.pdf, ua1: 7.1, we alone"])

    def test_a_file_that_verapdf_cannot_read_is_wrong(self):
        lines = ["/t/tabs.pdf\tua1\tERROR\tjava.io.IOException\n", *VERDICTS[1:2]]
        self.assertIn("tabs.pdf, ua1: unreadable, veraPDF alone", wrong(OURS, lines))

    def test_a_rule_that_no_file_breaks_is_wrong(self):
        lines = [*VERDICTS[:2], "*\tua1\tRULES\t7.18.3-1; 7.2-2\n"]
        self.assertEqual(wrong(OURS, lines), ["ua1: no file breaks 7.2-2"])

    def test_a_listed_difference_is_right_and_one_too_many_in_the_list_is_wrong(self):
        ours = dict(OURS)
        ours["/t/tabs.pdf", "2a"] = Verdict(False, {"6.1.3"}, set())
        listed = [Difference("tab*.pdf", "2*", "verdict", "we"), Difference("tab*.pdf", "2*", "6.1.3", "we")]
        self.assertEqual(wrong(ours, VERDICTS, listed), [])
        self.assertEqual(
            wrong(OURS, VERDICTS, listed[:1]), ["listed, and no longer so: tab*.pdf, 2*: verdict, we alone"]
        )

    def test_a_pair_of_types_that_one_of_both_refuses_is_wrong(self):
        verdict = Verdict(False, set(), {"Table 5. P-P-1", "Table 5. P-Title-1"})
        types = {"P", "TR", "Sect"}
        told = agree.table_differences({("P", "P"), ("P", "TR")}, verdict, types)
        self.assertEqual(list(told), [Difference("pairs-of-types", "ua2", "P TR", "we")])

    def test_a_difference_without_a_reason_is_refused(self):
        with self.assertRaises(SystemExit):
            agree.read_differences(["a.pdf\tua1\tverdict\twe\t\n"])

    def test_clauses_are_read_off_the_end_of_our_messages(self):
        message = "no title (ISO 14289-1, 7.1; ISO 19005-2, 6.6.2.1)"
        self.assertEqual(agree.clauses_of(message, "ua1"), ["7.1"])
        self.assertEqual(agree.clauses_of(message, "2u"), ["6.6.2.1"])


if __name__ == "__main__":
    unittest.main()
