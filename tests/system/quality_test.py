"""Gates on how well prose is set: what a reader's eye would catch first must not be there, or stay rare.

Measured by the program's own score, on prose made here and on that of whole works of the corpus.
"""
import json
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

CORPUS = os.environ.get("PAM_CORPUS", os.path.join(program.ROOT, "..", "shared", "corpus"))
# A guard against getting worse. Works of short speeches, verse or lists have fewer ways to gain a line, and are only
# asked to hold together what SHORT says.
WORKS = ("moby-dick.txt", "locke-second-treatise.txt", "paine-common-sense-1994.txt", "goldman-anarchism-2000.txt")
SHORT = ("alice29.txt", "asyoulik.txt", "wilde-earnest.txt", "oss-simple-sabotage.txt", "debian-constitution.txt")

NOUNS = (
    "printer committee quarterly workshop proposal correspondence compositor neighbourhood letter paper winter question "
    "street argument subscription committee-room evening bookseller union pamphlet ink press harbour election memory"
).split()
VERBS = "considered answered printed carried forgot repeated understood published refused bound measured kept".split()
ADJECTIVES = "old careful second expensive extraordinary plain northern independent small unfinished patient late".split()
JOINS = ("and then", "although", "because", "so that", "while", "but")


def clause(dice):
    noun = lambda: f"{dice.choice(('the', 'a', 'their', 'every'))} {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)}"  # noqa: E731
    return f"{noun()} {dice.choice(VERBS)} {noun()} of {noun()}"


def sentence(dice):
    clauses = [clause(dice) for _ in range(dice.randint(1, 4))]
    words = clauses[0]
    for more in clauses[1:]:
        words += f", {dice.choice(JOINS)} {more}"
    return words[0].upper() + words[1:] + "."


def essay(words):
    """Paragraphs of one to nine sentences; the same each time."""
    dice = random.Random(1848)
    paragraphs, count = [], 0
    while count < words:
        paragraphs.append(" ".join(sentence(dice) for _ in range(dice.randint(1, 9))))
        count += len(paragraphs[-1].split())
    return "A Winter of Meetings\n\n" + "\n\n".join(paragraphs) + "\n"


class Quality(program.Case):
    def score_of(self, manuscript, least=40):
        run = self.run_program("build", manuscript, "--to", "pdf", "--score", "--json", timeout=600)
        self.assert_status(run, 0)
        score = json.loads(run.stdout)["score"]
        self.assertGreater(len(score["pages"]), least)
        return score

    def assert_free_of_faults(self, score):
        for blemish in ("overfull", "widows", "orphans", "uneven_spreads", "longer_ladders"):
            self.assertEqual(score[blemish], 0, blemish)
        self.assertLessEqual(score["space_deviation"], 0.15)

    def test_prose_made_here_is_free_of_faults(self):
        self.write("essay.txt", essay(30_000))
        self.assert_free_of_faults(self.score_of("essay.txt"))

    def test_whole_works_of_the_corpus_are_well_set(self):
        folder = os.path.join(CORPUS, "text")
        if not os.path.isdir(folder):
            self.skipTest("the corpus is not beside the checkout")
        for work in WORKS:
            with self.subTest(work):
                score = self.score_of(os.path.join(folder, work))
                self.assert_free_of_faults(score)
                self.assertLessEqual(score["pages_off_height"], 0.02 * len(score["pages"]))
                self.assertLessEqual(score["hyphens"], 0.08 * score["filled"])

    def test_short_speeches_verse_and_lists_leave_few_pages_short(self):
        folder = os.path.join(CORPUS, "text")
        if not os.path.isdir(folder):
            self.skipTest("the corpus is not beside the checkout")
        pages = off = uneven = 0
        for work in SHORT:
            score = self.score_of(os.path.join(folder, work), least=15)
            pages += len(score["pages"])
            off += score["pages_off_height"]
            uneven += score["uneven_spreads"]
            self.assertEqual(score["overfull"] + score["widows"] + score["orphans"], 0, work)
        self.assertLessEqual(off, 0.1 * pages)
        self.assertLessEqual(uneven, 0.02 * pages)


if __name__ == "__main__":
    program.main()
