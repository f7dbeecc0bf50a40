// Diagnostic codes of this room; each has a paragraph in docs/diagnostics/preflight.md.
#pragma once

namespace pam::preflight::codes {

inline constexpr const char* text_lost = "PF001";  // manuscript text that the output lacks
inline constexpr const char* text_invented =
    "PF002";  // output text that the manuscript lacks
inline constexpr const char* text_differs = "PF003";  // other characters in its place
inline constexpr const char* space_differs =
    "PF004";  // two words run together, or one parted
inline constexpr const char* unknown_generated =
    "PF005";  // a folio, head or label of no known kind
inline constexpr const char* pdf_unreadable =
    "PF010";  // the PDF cannot be opened or has faults
inline constexpr const char* font_not_embedded =
    "PF011";                                        // a font file is missing in the PDF
inline constexpr const char* font_type3 = "PF012";  // drawn glyphs instead of a font
inline constexpr const char* font_unmapped =
    "PF013";  // glyphs that give back no characters
inline constexpr const char* pdf_incomplete = "PF014";  // no title, language or page labels
inline constexpr const char* link_broken =
    "PF015";  // a link or outline entry leads nowhere
inline constexpr const char* text_outside = "PF016";  // text outside marked content
inline constexpr const char* structure_faulty =
    "PF017";  // no structure tree, or a knotted one
inline constexpr const char* heading_differs = "PF018";  // not a heading, or out of place
inline constexpr const char* picture_differs = "PF019";  // a description not told, or added
inline constexpr const char* epub_unreadable = "PF020";  // the container cannot be opened
inline constexpr const char* epub_container =
    "PF021";  // mimetype, names or fields of the zip
inline constexpr const char* epub_package =
    "PF022";  // the package document is not complete
inline constexpr const char* epub_markup =
    "PF023";                                       // a content document is not well-formed
inline constexpr const char* epub_link = "PF024";  // a reference to no file or id
inline constexpr const char* note_missing = "PF025";  // a note's text is not in its place

// Examination of any EPUB. The container:
inline constexpr const char* entry_name = "PF030";       // characters no name may have
inline constexpr const char* entry_twice = "PF031";      // two files of one name
inline constexpr const char* entry_method = "PF032";     // encrypted, or packed otherwise
inline constexpr const char* entry_size = "PF033";       // promises more than it may
inline constexpr const char* zip_structure = "PF034";    // headers and directory disagree
inline constexpr const char* container_file = "PF035";   // META-INF/container.xml
inline constexpr const char* encryption_file = "PF036";  // META-INF/encryption.xml
// The package document:
inline constexpr const char* package_structure = "PF040";  // its elements and attributes
inline constexpr const char* metadata_missing = "PF041";   // what every book must state
inline constexpr const char* metadata_value = "PF042";     // a date or language of no form
inline constexpr const char* metadata_property = "PF043";  // a property nobody knows
inline constexpr const char* manifest_item = "PF044";      // an entry of the manifest
inline constexpr const char* item_missing = "PF045";       // listed, and not there
inline constexpr const char* item_unlisted = "PF046";      // there, and not listed
inline constexpr const char* item_properties = "PF047";    // svg, scripted ... not stated
inline constexpr const char* spine_item = "PF048";         // an entry of the spine
inline constexpr const char* spine_unreachable = "PF049";  // non-linear, and no way to it
inline constexpr const char* foreign_resource = "PF050";   // not a core type, no fallback
// References:
inline constexpr const char* reference_form = "PF052";   // leads out of the container
inline constexpr const char* remote_resource = "PF053";  // must be fetched from elsewhere
inline constexpr const char* outside_spine = "PF054";    // a link to what is not read
// Content documents:
inline constexpr const char* doctype = "PF060";            // an external identifier
inline constexpr const char* encoding_declared = "PF061";  // another encoding than UTF-8
inline constexpr const char* id_twice = "PF062";           // one id for two elements
inline constexpr const char* element_unknown = "PF063";    // not of the vocabulary
inline constexpr const char* element_nesting = "PF064";    // stands where it must not
inline constexpr const char* attribute_unknown = "PF065";  // not of the element
inline constexpr const char* title_missing = "PF066";      // of a content document
inline constexpr const char* type_unknown = "PF067";       // an epub:type nobody knows
inline constexpr const char* prefix_undeclared = "PF068";  // of a vocabulary
inline constexpr const char* role_refused = "PF069";       // an element may not have it
inline constexpr const char* role_deprecated = "PF070";    // no longer wanted
inline constexpr const char* role_missing = "PF071";       // an epub:type without its role
inline constexpr const char* landmark_twice = "PF072";     // two banners in one document
// Accessibility:
inline constexpr const char* language_missing = "PF080";
inline constexpr const char* language_differs = "PF081";  // lang and xml:lang
inline constexpr const char* alternative_missing = "PF082";
inline constexpr const char* heading_empty = "PF083";
inline constexpr const char* heading_skipped = "PF084";  // h1, then h3
inline constexpr const char* contrast_low = "PF085";     // below 4.5 to 1
inline constexpr const char* access_metadata = "PF086";  // schema.org's properties
inline constexpr const char* conformance_claim = "PF087";
inline constexpr const char* link_without_text = "PF088";
// Navigation:
inline constexpr const char* navigation = "PF090";        // the navigation document's form
inline constexpr const char* navigation_order = "PF091";  // not that of the spine
inline constexpr const char* landmark_type = "PF092";     // a landmark without epub:type
inline constexpr const char* page_list = "PF093";         // page breaks and their list
inline constexpr const char* page_source = "PF094";       // of which edition the pages are
inline constexpr const char* ncx = "PF095";               // EPUB 2's contents
// Style sheets, images, fonts, scripts:
inline constexpr const char* css_syntax = "PF100";
inline constexpr const char* css_forbidden = "PF101";  // direction, unicode-bidi
inline constexpr const char* css_discouraged = "PF102";
inline constexpr const char* image_type = "PF110";  // its bytes are of another kind
inline constexpr const char* image_unreadable = "PF111";
inline constexpr const char* font_type = "PF120";        // no font, or of another kind
inline constexpr const char* font_obfuscated = "PF121";  // scrambled
inline constexpr const char* font_restricted = "PF122";  // its owner forbids embedding
inline constexpr const char* script = "PF130";
// Channels:
inline constexpr const char* channel_size = "PF140";
inline constexpr const char* channel_image = "PF141";
inline constexpr const char* channel_cover = "PF142";
inline constexpr const char* channel_rule = "PF143";
// Examination of any PDF. The file:
inline constexpr const char* pdf_header = "PF200";
inline constexpr const char* pdf_trailer = "PF201";    // ID, and what follows the end
inline constexpr const char* pdf_encrypted = "PF202";  // or closed to assistive technology
inline constexpr const char* pdf_damaged = "PF203";    // cannot be read as it stands
inline constexpr const char* pdf_syntax = "PF204";     // how its bytes are written
inline constexpr const char* pdf_stream = "PF205";     // external, or packed otherwise
inline constexpr const char* pdf_limits = "PF206";     // larger than readers take
// What it says of itself:
inline constexpr const char* pdf_metadata = "PF210";
inline constexpr const char* pdf_claim = "PF211";         // of a standard
inline constexpr const char* pdf_title = "PF212";         // none in the metadata
inline constexpr const char* pdf_property = "PF213";      // described nowhere
inline constexpr const char* pdf_info_differs = "PF214";  // from the metadata
inline constexpr const char* pdf_claims_nothing = "PF215";
// The catalog:
inline constexpr const char* pdf_marked = "PF220";         // tagged or not
inline constexpr const char* pdf_display_title = "PF221";  // instead of the file's name
inline constexpr const char* pdf_language = "PF222";
inline constexpr const char* pdf_layers = "PF223";      // optional content
inline constexpr const char* pdf_attachment = "PF224";  // embedded files
inline constexpr const char* pdf_action = "PF225";      // JavaScript and its kin
inline constexpr const char* pdf_form = "PF226";        // fields that readers lay out
inline constexpr const char* pdf_catalog = "PF227";     // entries it must not have
inline constexpr const char* pdf_signature = "PF228";   // of the whole file, by one signer
// Pages and annotations:
inline constexpr const char* pdf_box = "PF230";
inline constexpr const char* pdf_tabs = "PF231";      // order of the annotations
inline constexpr const char* pdf_blending = "PF232";  // transparency without a space
inline constexpr const char* pdf_annotation = "PF233";
inline constexpr const char* pdf_appearance = "PF234";
inline constexpr const char* pdf_annotation_text = "PF235";  // none for the blind
inline constexpr const char* pdf_annotation_tag = "PF236";   // outside its element
// Fonts:
inline constexpr const char* pdf_font = "PF240";
inline constexpr const char* pdf_font_embedded = "PF241";
inline constexpr const char* pdf_cmap = "PF242";
inline constexpr const char* pdf_subset = "PF243";  // lists that are not complete
inline constexpr const char* pdf_widths = "PF244";
inline constexpr const char* pdf_encoding = "PF245";  // of TrueType
inline constexpr const char* pdf_glyph = "PF246";     // missing, or .notdef
inline constexpr const char* pdf_unicode = "PF247";   // no character, or none of use
// Content:
inline constexpr const char* pdf_unmarked = "PF250";  // neither tagged nor an artifact
inline constexpr const char* pdf_artifact = "PF251";  // inside tags, or tags inside it
inline constexpr const char* pdf_operator = "PF252";  // or resources of another stream
inline constexpr const char* pdf_colour = "PF253";    // that nothing defines
inline constexpr const char* pdf_separation = "PF254";
inline constexpr const char* pdf_profile = "PF255";         // ICC
inline constexpr const char* pdf_graphics_state = "PF256";  // transfer, halftone, intent
inline constexpr const char* pdf_image = "PF257";
inline constexpr const char* pdf_form_object = "PF258";
// The structure tree:
inline constexpr const char* pdf_tree = "PF260";
inline constexpr const char* pdf_role = "PF261";
inline constexpr const char* pdf_table = "PF262";
inline constexpr const char* pdf_header_cells = "PF263";
inline constexpr const char* pdf_list = "PF264";  // and tables of contents
inline constexpr const char* pdf_heading = "PF265";
inline constexpr const char* pdf_alternative = "PF266";
inline constexpr const char* pdf_note = "PF267";
inline constexpr const char* pdf_containment = "PF268";  // Annex L
inline constexpr const char* pdf_parent_tree = "PF269";

}  // namespace pam::preflight::codes
