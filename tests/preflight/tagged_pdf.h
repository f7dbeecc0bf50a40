// A small PDF that is PDF/UA-1 and PDF/A-2a at once, made by hand with libqpdf, font and
// colour profile included, so that one thing at a time can be spoilt in it. It shares
// nothing with our writer.
#pragma once

#include "base/files.h"
#include "preflight/preflight.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <string>
#include <string_view>

namespace pam::preflight::test {

/// One page with heading, paragraph, list, table, figure, link, note and a folio. `at`
/// knows the objects: "catalog", "info", "page", "font" (simple), "wide" (composite),
/// "cid", "descriptor", "wide descriptor", "program", "intent", "profile", "image",
/// "state", "annotation", "tree", and the elements by their types ("H1", "TD", "TD 2" ...).
class TaggedPdf {
public:
    TaggedPdf();

    QPDFObjectHandle& at(const std::string& name);
    /// Sets a key to what the text says in PDF's own syntax; "null" removes it.
    void set(const std::string& name, const std::string& key, const std::string& value);
    /// Replaces the first `from`, which must be there.
    void content(std::string_view from, std::string_view to);
    void metadata(std::string_view from, std::string_view to);
    /// An element before the page's last content, with that content in it.
    void add_element(
        const std::string& around, const std::string& dictionary, const std::string& name
    );
    /// Puts a kid before its brothers.
    void move_first(const std::string& around, const std::string& kid);
    /// A form XObject of the page, under a name.
    QPDFObjectHandle add_stream(const std::string& dictionary, const std::string& data);
    [[nodiscard]] Bytes write();

    QPDF pdf;
    /// Closed: to assistive technology too.
    enum class Lock { None, Encrypted, Closed } lock = Lock::None;
    bool wide_metadata = false;  // in UTF-16

private:
    QPDFObjectHandle object(const std::string& name, const std::string& text);
    QPDFObjectHandle
    stream(const std::string& name, const std::string& text, const std::string& data);
    void make_fonts();
    void make_elements();
    std::string
    element(const std::string& name, const std::string& parent, const std::string& rest);
    [[nodiscard]] std::string reference(const std::string& name);

    std::map<std::string, QPDFObjectHandle> objects_;
    std::string content_;
    std::string metadata_;
};

/// Examines; one that cannot be read is a failure of the test.
[[nodiscard]] Examination
examined(const Bytes& pdf, const std::vector<PdfProfile>& profiles = {});

/// The character maps of a font: for Unicode (3, 1), for the Macintosh's bytes (1, 0).
enum class SmallMaps { Unicode, Roman, RomanAndUnicode, None };

/// A TrueType font of glyphs 500 units wide: .notdef, a space and the letters a to h.
[[nodiscard]] std::string small_font(SmallMaps maps = SmallMaps::Unicode);
/// The letters a to h as a bare CFF.
[[nodiscard]] std::string small_cff();
/// The header of an RGB profile of version 2.
[[nodiscard]] std::string small_profile();

}  // namespace pam::preflight::test
