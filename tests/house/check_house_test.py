"""Every rule of tools/check_house.py passes a small good house and fails when that house is spoilt."""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import check_house  # noqa: E402

PLAN = """# The plan.
pam_room(base       OPEN fmt::fmt)
pam_room(document   USES base)
pam_room(manuscript USES base document
                    LIBS yaml-cpp)
pam_room(epub       USES base document LIBS pugixml::pugixml)
pam_room(desk       USES base document manuscript epub)
"""

GOOD = {
    "pipeline/CMakeLists.txt": PLAN,
    "pipeline/base/length.h": "// Lengths.\n#pragma once\n\n#include <cstdint>\n",
    "pipeline/base/codes.h": (
        '// Codes.\n#pragma once\ninline constexpr const char* gone =\n    "BA001";  // no such file\n'
    ),
    "pipeline/base/files.cc": "// The door to the disk.\n#include <fstream>\nstd::ifstream file;\n",
    "pipeline/document/document.h": '// The text.\n#pragma once\n#include "base/length.h"\n',
    "pipeline/document/document.cc": (
        '#include "document/document.h"\n\n// Never throw here.\n'
        'const char* word = "throw printf(";\nconst char* raw = R"(system_clock " throw)";\n'
        "int many = 1'000'000; // std::cout\n"
    ),
    "pipeline/manuscript/yaml.h": "// Private.\n#pragma once\n#include <yaml-cpp/yaml.h>\n",
    "pipeline/manuscript/manuscript.cc": (
        '// Reads.\n#include "document/document.h"\n#include "manuscript/yaml.h"\n'
    ),
    "pipeline/epub/epub.cc": "// Writes.\n#include <pugixml.hpp>\n",
    "pipeline/desk/main.cc": "// The door.\n#include <unistd.h>\nint main() { printf(); }\n",
    "ARCHITECTURE.md": "# House\n### base\n### document\n### manuscript\n### epub\n### desk\n## Errors\n",
    "docs/diagnostics/base.md": "# base\n\n## BA001 no such file\n\nThe file is not there.\n",
    "docs/map.md": "See [base](diagnostics/base.md#top), `[x](y)` and [the web](https://example.org).\n",
    "tests/base/files_test.cc": "CHECK(code == codes::gone);\n",
}

# rule -> spoilt files; each variant must make exactly that rule speak.
SPOILT = {
    "plan_is_sound": [
        {"pipeline/CMakeLists.txt": PLAN.replace("document   USES base", "document   USES base epub")},
        {"pipeline/CMakeLists.txt": PLAN.replace("pam_room(document ", "pam_room(page USES base)\npam_room(document ")
         .replace("epub       USES base", "epub       USES page base"), "ARCHITECTURE.md": GOOD["ARCHITECTURE.md"] + "### page\n"},
        {"pipeline/attic/old.cc": "// Nobody's room.\n"},
    ],
    "rooms_include_what_they_use": [
        {"pipeline/document/document.cc": '#include "document/document.h"\n#include "epub/epub.h"\n'},
        {"pipeline/epub/epub.cc": '// Writes.\n#include "length.h"\n'},
        {"pipeline/epub/epub.cc": '// Writes.\n#include "base/missing.h"\n'},
    ],
    "libraries_stay_fenced": [
        {"pipeline/document/document.cc": '#include "document/document.h"\n#include <yaml-cpp/yaml.h>\n'},
        {"pipeline/epub/epub.cc": "// Writes.\n#include <zip.h>\n"},
        {"pipeline/epub/epub.cc": "// Writes.\n#include <unistd.h>\n"},
        {"pipeline/epub/epub.cc": "// Writes.\n#include <boost/any.hpp>\n"},
    ],
    "fenced_headers_stay_inside": [
        {"pipeline/desk/main.cc": '// The door.\n#include "manuscript/yaml.h"\n'},
    ],
    "own_header_comes_first": [
        {"pipeline/document/document.cc": '#include "base/length.h"\n#include "document/document.h"\n'},
        {"pipeline/document/document.cc": "int lonely;\n"},
    ],
    "headers_are_guarded": [
        {"pipeline/base/length.h": "// Lengths.\n"},
        {"pipeline/base/length.h": "// Lengths.\n#pragma once\nusing namespace std;\n"},
    ],
    "files_open_with_their_purpose": [{"pipeline/epub/epub.cc": "#include <pugixml.hpp>\n"}],
    "files_are_short": [{"pipeline/epub/epub.cc": "// Writes.\n" + "int i;\n" * 600}],
    "nothing_banned": [
        {"pipeline/epub/epub.cc": "// Writes.\nvoid f() { throw 1; }\n"},
        {"pipeline/epub/epub.cc": "// Writes.\n// TO" + "DO: finish\n"},
    ],
    "nothing_below_desk_looks_out": [
        {"pipeline/epub/epub.cc": f"// Writes.\n{line}\n"}
        for line in (
            "auto now = std::chrono::system_clock::now();",
            "auto now = time(nullptr);",
            'auto home = std::getenv("HOME");',
            'setlocale(LC_ALL, "");',
            "int dice = rand();",
            'printf("x");',
            'std::cerr << "x";',
        )
    ],
    "only_files_touches_the_disk": [
        {"pipeline/epub/epub.cc": "// Writes.\nstd::ofstream out;\n"},
        {"pipeline/epub/epub.cc": "// Writes.\nauto e = std::filesystem::exists(p);\n"},
    ],
    "architecture_names_the_rooms": [
        {"ARCHITECTURE.md": GOOD["ARCHITECTURE.md"].replace("### epub\n", "")},
        {"ARCHITECTURE.md": GOOD["ARCHITECTURE.md"] + "### attic\n"},
        {"ARCHITECTURE.md": GOOD["ARCHITECTURE.md"] + "words\n" * 250},
    ],
    "codes_are_well_formed": [
        {"pipeline/epub/codes.h": '// Codes.\n#pragma once\ninline constexpr const char* x = "BA002";\n',
         "docs/diagnostics/epub.md": "## BA002 x\n\nWords.\n", "tests/epub/t_test.cc": "BA002"},
        {"pipeline/base/length.h": '// Lengths.\n#pragma once\nauto code = "BA001";\n'},
    ],
    "codes_are_explained": [
        {"docs/diagnostics/base.md": "# base\n\n## BA001 no such file\n\n"},
        {"docs/diagnostics/base.md": GOOD["docs/diagnostics/base.md"] + "\n## BA009 invented\n\nWords.\n"},
    ],
    "links_lead_somewhere": [{"docs/map.md": "See [attic](attic.md).\n"}],
    "tests_can_be_called": [{"tests/base/files_test.cc": 'TEST_CASE("--paper", "") { codes::gone; }'}],
    "codes_are_tested": [{"tests/base/files_test.cc": "CHECK(true);\n"}],
}  # fmt: skip


def rules_broken(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)) or root, exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return {rule for rule, _ in check_house.check(root)}


class Rules(unittest.TestCase):
    def test_a_good_house_has_no_faults(self):
        self.assertEqual(rules_broken(GOOD), set())

    def test_every_rule_is_tried(self):
        self.assertEqual(set(SPOILT), {rule.__name__ for rule in check_house.RULES})

    def test_each_spoilt_house_breaks_its_rule_and_no_other(self):
        for rule, variants in SPOILT.items():
            for number, variant in enumerate(variants):
                with self.subTest(rule=rule, variant=number):
                    self.assertEqual(rules_broken({**GOOD, **variant}), {rule})


if __name__ == "__main__":
    unittest.main()
