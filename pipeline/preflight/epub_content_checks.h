// Checks of one content document, XHTML or SVG (EPUB 3.3, 6), each on the whole tree.
#pragma once

#include "preflight/epub_publication.h"

namespace pam::preflight {

/// A document under examination.
struct ContentDocument {
    const std::string& path;
    const XmlTree& tree;
    const Package& package;
    [[nodiscard]] Place place(std::size_t node) const {
        return {path, tree.nodes[node].offset};
    }
};

/// EPUB 3.3, 6.1.2: DOCTYPE and external entities. Of XHTML, SVG, NCX and others alike.
void check_doctype(const std::string& path, const XmlTree& tree, int version, EpubLog& log);

/// HTML's elements, and what may stand in what.
void check_vocabulary(const ContentDocument& document, EpubLog& log);

/// Children that must stand first, last or only once.
void check_order(const ContentDocument& document, EpubLog& log);

/// HTML's and ARIA's attributes, their values and the ids they name.
void check_attributes(const ContentDocument& document, EpubLog& log);

/// epub:type (Structural Semantics 1.1), role (WAI-ARIA 1.2, DPUB-ARIA 1.1, ARIA in HTML),
/// and that the two agree.
void check_semantics(const ContentDocument& document, EpubLog& log);

/// Language, alternative texts, headings, titles, links, landmarks (EPUB Accessibility 1.1,
/// WCAG 2.2 as far as a program can tell).
void check_access(const ContentDocument& document, EpubLog& log);

/// Ids, references, page breaks and what the document uses. Ids given twice are findings.
void gather_facts(const ContentDocument& document, Publication& publication, EpubLog& log);

/// What a media overlay (EPUB 3.3, 9) speaks of: passages of the text, and sound.
void gather_overlay(const std::string& path, const XmlTree& tree, Publication& publication);

/// EPUB 3.3, 8.2.2.6: a page of fixed layout states its size.
void check_viewport(const ContentDocument& document, EpubLog& log);

/// Scripts, and event handlers: many reading systems run none.
void check_scripts(const ContentDocument& document, EpubLog& log);

}  // namespace pam::preflight
