"""E-books on screens: no line is wider than the screen, cut off, or dark on dark.

Chromium stands for the reading systems that are browsers within. It shows every document of every
sample in frames of three widths and three sizes of type, by day and by night, and measures them.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import program  # noqa: E402

WIDTHS = [360, 768, 1200]
SIZES = [12, 18, 24]  # CSS pixels: a reader's small, middle and large

# Night is as reading systems make it: ground and ink of the root are set, and nothing else.
HARNESS = """<!DOCTYPE html><meta charset="utf-8"><body><pre id="told">unfinished</pre><script>
const documents = DOCUMENTS, widths = WIDTHS, sizes = SIZES, told = [];
const night = "html { background: #121212; color: #e6e6e6 }";
function luminance(color) {
    const parts = color.match(/[0-9.]+/g).slice(0, 3).map(v => {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}
function contrast(a, b) {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}
function texts(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
    return found;
}
function complaints(view, width, dark) {
    const page = view.document, root = page.documentElement, said = [];
    if (root.scrollWidth > width) said.push("is " + root.scrollWidth + " wide");
    const ground = dark ? "rgb(18, 18, 18)" : "rgb(255, 255, 255)";
    for (const text of texts(page.body)) {
        const style = view.getComputedStyle(text.parentElement);
        if (contrast(style.color, ground) < 4.5) said.push("faint: " + text.data.slice(0, 40));
        const range = page.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects())
            if (box.left < -0.5 || box.right > width + 0.5) said.push("sticks out: " + text.data.slice(0, 40));
    }
    for (const element of page.body.querySelectorAll("*"))
        if (view.getComputedStyle(element).overflow !== "visible"
            && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1))
            said.push("cut off: " + element.tagName + "." + element.className);
    return said;
}
async function look(path, width, size, dark) {
    const frame = document.createElement("iframe");
    frame.style = "border: 0; height: 900px; width: " + width + "px";
    frame.src = path;
    const loaded = new Promise(done => frame.onload = done);
    document.body.appendChild(frame);
    await loaded;
    const page = frame.contentDocument, style = page.createElementNS("http://www.w3.org/1999/xhtml", "style");
    style.textContent = "html { font-size: " + size + "px } " + (dark ? night : "");
    page.head.appendChild(style);
    for (const one of complaints(frame.contentWindow, width, dark))
        told.push(path + " at " + width + " px, type " + size + (dark ? ", night: " : ": ") + one);
    frame.remove();
}
(async () => {
    let looks = 0;
    for (const path of documents) for (const width of widths) for (const size of sizes)
        for (const dark of [false, true]) { await look(path, width, size, dark); looks++; }
    document.getElementById("told").textContent = JSON.stringify({looks: looks, told: told});
})();
</script></body>
"""


class Screens(program.Case):
    def unpacked(self, name, style):
        """The content documents of the book, as paths below the test's folder."""
        stem = os.path.splitext(name)[0]
        run = self.run_program(
            "build", os.path.join(program.ROOT, "manuscripts", name), "--style", style, "--to", "epub"
        )  # fmt: skip
        self.assert_status(run, 0)
        folder = f"{stem}-{style}"
        with zipfile.ZipFile(self.path("out", stem, stem + ".epub")) as archive:
            archive.extractall(self.path(folder))
            return [f"{folder}/{path}" for path in sorted(archive.namelist()) if path.endswith(".xhtml")]

    def measured(self, documents):
        harness = HARNESS
        for word, value in (("DOCUMENTS", documents), ("WIDTHS", WIDTHS), ("SIZES", SIZES)):
            harness = harness.replace(word, json.dumps(value), 1)
        self.write("harness.html", harness)
        run = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--allow-file-access-from-files", f"--user-data-dir={self.path('profile')}",
             "--virtual-time-budget=600000", "--window-size=1400,1000", "--dump-dom",
             f"file://{self.path('harness.html')}"],
            capture_output=True, text=True, timeout=280,
        )  # fmt: skip
        found = re.search(r'<pre id="told">(.*?)</pre>', run.stdout, re.S)
        self.assertIsNotNone(found, run.stderr[-2000:])
        text = found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return json.loads(text)

    def test_no_line_is_wider_than_the_screen_cut_off_or_dark_on_dark(self):
        if shutil.which("chromium") is None:
            self.skipTest("chromium is not installed")
        documents = []
        for name in sorted(os.listdir(os.path.join(program.ROOT, "manuscripts"))):
            if name.endswith((".md", ".txt")):
                documents += self.unpacked(name, "pamphlet")
        documents += self.unpacked("keepers-book.md", "book") + self.unpacked("slow-post.md", "zine")
        result = self.measured(documents)
        self.assertEqual(result["looks"], len(documents) * len(WIDTHS) * len(SIZES) * 2)
        self.assertEqual(result["told"], [])


if __name__ == "__main__":
    program.main()
