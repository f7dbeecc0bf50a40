// The rules of PDF/UA-1 (ISO 14289-1:2014) and PDF/A-2 (ISO 19005-2:2011) that a program
// can examine, each with its clauses. Where both standards ask the same thing it is one
// rule.
#pragma once

#include "base/diagnostic.h"
#include "preflight/codes.h"

#include <optional>

namespace pam::preflight {

/// PDF/A-2's conformance levels; each asks what those before it ask, and more.
enum class ArchiveLevel { B, U, A };

/// A clause that is null means that the standard does not ask. `otherwise` is how serious a
/// breach is in a file of which neither is asked: nothing, where there is none.
struct PdfRule {
    const char* code;
    const char* access;   // clause of ISO 14289-1
    const char* archive;  // clause of ISO 19005-2
    ArchiveLevel from = ArchiveLevel::B;
    std::optional<Severity> otherwise = std::nullopt;
};

namespace rules {

using Level = ArchiveLevel;

// The file:
inline constexpr PdfRule header{codes::pdf_header, nullptr, "6.1.2"};
inline constexpr PdfRule version{codes::pdf_header, "6.1", "6.1.2"};
inline constexpr PdfRule file_id{codes::pdf_trailer, nullptr, "6.1.3"};
inline constexpr PdfRule after_end{codes::pdf_trailer, nullptr, "6.1.3"};
inline constexpr PdfRule encrypted{
    codes::pdf_encrypted, nullptr, "6.1.3", Level::B, Severity::Note};
inline constexpr PdfRule extraction_forbidden{
    codes::pdf_encrypted, "7.16", nullptr, Level::B, Severity::Warning};
inline constexpr PdfRule xref_form{codes::pdf_syntax, nullptr, "6.1.4"};
inline constexpr PdfRule hex_string{codes::pdf_syntax, nullptr, "6.1.6"};
inline constexpr PdfRule object_form{codes::pdf_syntax, nullptr, "6.1.9"};
inline constexpr PdfRule stream_form{codes::pdf_syntax, nullptr, "6.1.7.1"};
inline constexpr PdfRule stream_external{codes::pdf_stream, nullptr, "6.1.7.1"};
inline constexpr PdfRule stream_filter{codes::pdf_stream, nullptr, "6.1.7.2"};
inline constexpr PdfRule inline_filter{codes::pdf_stream, nullptr, "6.1.10"};
inline constexpr PdfRule name_utf8{codes::pdf_limits, nullptr, "6.1.8"};
inline constexpr PdfRule limits{codes::pdf_limits, nullptr, "6.1.13"};

// Metadata:
inline constexpr PdfRule metadata{codes::pdf_metadata, "7.1", "6.6.2.1"};
inline constexpr PdfRule packet{codes::pdf_metadata, nullptr, "6.6.2.1"};
inline constexpr PdfRule access_claim{codes::pdf_claim, "5", nullptr};
inline constexpr PdfRule archive_claim{codes::pdf_claim, nullptr, "6.6.4"};
inline constexpr PdfRule title{codes::pdf_title, "7.1", nullptr};
inline constexpr PdfRule property{codes::pdf_property, nullptr, "6.6.2.3.1"};
inline constexpr PdfRule extension_field{codes::pdf_property, nullptr, "6.6.2.3.2"};
inline constexpr PdfRule extension{codes::pdf_property, nullptr, "6.6.2.3.3"};

// The catalog:
inline constexpr PdfRule marked{codes::pdf_marked, "6.2", "6.7.2.2", Level::A};
inline constexpr PdfRule suspects{codes::pdf_marked, "7.1", nullptr};
inline constexpr PdfRule display_title{codes::pdf_display_title, "7.1", nullptr};
inline constexpr PdfRule language_form{codes::pdf_language, "7.2", "6.7.4", Level::A};
inline constexpr PdfRule language{codes::pdf_language, "7.2", nullptr};
inline constexpr PdfRule optional_content{codes::pdf_layers, "7.10", "6.9"};
inline constexpr PdfRule layer_order{codes::pdf_layers, nullptr, "6.9"};
inline constexpr PdfRule file_specification{codes::pdf_attachment, "7.11", "6.8"};
inline constexpr PdfRule attachment{codes::pdf_attachment, nullptr, "6.8"};
inline constexpr PdfRule action{
    codes::pdf_action, nullptr, "6.5.1", Level::B, Severity::Warning};
inline constexpr PdfRule trigger{codes::pdf_action, nullptr, "6.5.2"};
inline constexpr PdfRule field_trigger{codes::pdf_action, nullptr, "6.4.1"};
inline constexpr PdfRule appearances_wanted{codes::pdf_form, nullptr, "6.4.1"};
inline constexpr PdfRule xfa{codes::pdf_form, nullptr, "6.4.2"};
inline constexpr PdfRule dynamic_form{codes::pdf_form, "7.15", nullptr};
inline constexpr PdfRule permissions{codes::pdf_catalog, nullptr, "6.1.12"};
inline constexpr PdfRule signature_reference{codes::pdf_signature, nullptr, "6.1.12"};
inline constexpr PdfRule signature{codes::pdf_signature, nullptr, "6.4.3"};
inline constexpr PdfRule presentations{codes::pdf_catalog, nullptr, "6.10"};
inline constexpr PdfRule requirements{codes::pdf_catalog, nullptr, "6.11"};

// Pages and annotations:
inline constexpr PdfRule box_size{
    codes::pdf_box, nullptr, "6.1.13", Level::B, Severity::Warning};
inline constexpr PdfRule box_nesting{
    codes::pdf_box, nullptr, nullptr, Level::B, Severity::Warning};
inline constexpr PdfRule tabs{codes::pdf_tabs, "7.18.3", nullptr};
inline constexpr PdfRule blending{codes::pdf_blending, nullptr, "6.2.10"};
inline constexpr PdfRule annotation_type{codes::pdf_annotation, nullptr, "6.3.1"};
inline constexpr PdfRule annotation_flags{codes::pdf_annotation, nullptr, "6.3.2"};
inline constexpr PdfRule appearance{codes::pdf_appearance, nullptr, "6.3.3"};
inline constexpr PdfRule annotation_text{codes::pdf_annotation_text, "7.18.1", nullptr};
inline constexpr PdfRule link_text{codes::pdf_annotation_text, "7.18.5", nullptr};
inline constexpr PdfRule annotation_tag{codes::pdf_annotation_tag, "7.18.1", nullptr};
inline constexpr PdfRule widget_tag{codes::pdf_annotation_tag, "7.18.4", nullptr};
inline constexpr PdfRule link_tag{codes::pdf_annotation_tag, "7.18.5", nullptr};
inline constexpr PdfRule trap_net{codes::pdf_annotation, "7.18.2", nullptr};
inline constexpr PdfRule printer_mark{codes::pdf_annotation_tag, "7.18.8", nullptr};
inline constexpr PdfRule media_clip{codes::pdf_annotation_text, "7.18.6.2", nullptr};

// Fonts:
inline constexpr PdfRule font_dictionary{codes::pdf_font, nullptr, "6.2.11.2"};
inline constexpr PdfRule font_unreadable{
    codes::pdf_font, "7.21.4.1", "6.2.11.4.1", Level::B, Severity::Warning};
inline constexpr PdfRule font_embedded{
    codes::pdf_font_embedded, "7.21.4.1", "6.2.11.4.1", Level::B, Severity::Warning};
inline constexpr PdfRule cid_system{codes::pdf_cmap, "7.21.3.1", "6.2.11.3.1"};
inline constexpr PdfRule cid_to_gid{codes::pdf_cmap, "7.21.3.2", "6.2.11.3.2"};
inline constexpr PdfRule cmap{codes::pdf_cmap, "7.21.3.3", "6.2.11.3.3"};
inline constexpr PdfRule subset_lists{codes::pdf_subset, "7.21.4.2", "6.2.11.4.2"};
inline constexpr PdfRule widths{codes::pdf_widths, "7.21.5", "6.2.11.5"};
inline constexpr PdfRule encoding{codes::pdf_encoding, "7.21.6", "6.2.11.6"};
inline constexpr PdfRule glyph{codes::pdf_glyph, "7.21.4.1", "6.2.11.4.1"};
inline constexpr PdfRule notdef{codes::pdf_glyph, "7.21.8", "6.2.11.8"};
inline constexpr PdfRule unicode{
    codes::pdf_unicode, "7.21.7", "6.2.11.7.2", Level::U, Severity::Warning};
inline constexpr PdfRule private_use{codes::pdf_unicode, nullptr, "6.2.11.7.3", Level::A};

// Content:
inline constexpr PdfRule unmarked{codes::pdf_unmarked, "7.1", nullptr};
inline constexpr PdfRule artifact{codes::pdf_artifact, "7.1", nullptr};
inline constexpr PdfRule content_operator{codes::pdf_operator, nullptr, "6.2.2"};
inline constexpr PdfRule resources{codes::pdf_operator, nullptr, "6.2.2"};
inline constexpr PdfRule device_colour{codes::pdf_colour, nullptr, "6.2.4.3"};
inline constexpr PdfRule separation{codes::pdf_separation, nullptr, "6.2.4.4"};
inline constexpr PdfRule output_intent{codes::pdf_profile, nullptr, "6.2.3"};
inline constexpr PdfRule icc_profile{codes::pdf_profile, nullptr, "6.2.4.2"};
inline constexpr PdfRule overprint{codes::pdf_colour, nullptr, "6.2.4.2"};
inline constexpr PdfRule graphics_state{codes::pdf_graphics_state, nullptr, "6.2.5"};
inline constexpr PdfRule rendering_intent{codes::pdf_graphics_state, nullptr, "6.2.6"};
inline constexpr PdfRule blend_mode{codes::pdf_graphics_state, nullptr, "6.2.10"};
inline constexpr PdfRule image{codes::pdf_image, nullptr, "6.2.8"};
inline constexpr PdfRule jpx{codes::pdf_image, nullptr, "6.2.8.3"};
inline constexpr PdfRule form_object{codes::pdf_form_object, nullptr, "6.2.9"};
inline constexpr PdfRule form_reference{codes::pdf_form_object, "7.20", "6.2.9"};
inline constexpr PdfRule form_shared{codes::pdf_form_object, "7.20", nullptr};
inline constexpr PdfRule content_unread{
    codes::pdf_damaged, "6.1", "6.1.7.1", Level::B, Severity::Error};

// The structure tree:
inline constexpr PdfRule tree{codes::pdf_tree, "7.1", "6.7.3.3", Level::A};
inline constexpr PdfRule role_map{codes::pdf_role, "7.1", "6.7.3.4", Level::A};
inline constexpr PdfRule role_remapped{codes::pdf_role, "7.1", nullptr};
inline constexpr PdfRule parent{codes::pdf_tree, "7.1", nullptr};
inline constexpr PdfRule table{codes::pdf_table, "7.2", nullptr};
inline constexpr PdfRule list{codes::pdf_list, "7.2", nullptr};
inline constexpr PdfRule contents{codes::pdf_list, "7.2", nullptr};
inline constexpr PdfRule figure{codes::pdf_alternative, "7.3", nullptr};
inline constexpr PdfRule formula{codes::pdf_alternative, "7.7", nullptr};
inline constexpr PdfRule headings{codes::pdf_heading, "7.4.2", nullptr};
inline constexpr PdfRule heading_kinds{codes::pdf_heading, "7.4.4", nullptr};
inline constexpr PdfRule header_cells{codes::pdf_header_cells, "7.5", nullptr};
inline constexpr PdfRule note{codes::pdf_note, "7.9", nullptr};
inline constexpr PdfRule form_element{codes::pdf_annotation_tag, "7.18.4", nullptr};
inline constexpr PdfRule containment{
    codes::pdf_containment, nullptr, nullptr, Level::B, Severity::Warning};
inline constexpr PdfRule parent_tree{
    codes::pdf_parent_tree, nullptr, nullptr, Level::B, Severity::Warning};

/// Every one of them; a test holds the list to the lines above.
inline constexpr const PdfRule* all[] = {
    &header,
    &version,
    &file_id,
    &after_end,
    &encrypted,
    &extraction_forbidden,
    &xref_form,
    &hex_string,
    &object_form,
    &stream_form,
    &stream_external,
    &stream_filter,
    &inline_filter,
    &name_utf8,
    &limits,
    &metadata,
    &packet,
    &access_claim,
    &archive_claim,
    &title,
    &property,
    &extension_field,
    &extension,
    &marked,
    &suspects,
    &display_title,
    &language_form,
    &language,
    &optional_content,
    &layer_order,
    &file_specification,
    &attachment,
    &action,
    &trigger,
    &field_trigger,
    &appearances_wanted,
    &xfa,
    &dynamic_form,
    &permissions,
    &signature_reference,
    &signature,
    &presentations,
    &requirements,
    &box_size,
    &box_nesting,
    &tabs,
    &blending,
    &annotation_type,
    &annotation_flags,
    &appearance,
    &annotation_text,
    &link_text,
    &annotation_tag,
    &widget_tag,
    &link_tag,
    &trap_net,
    &printer_mark,
    &media_clip,
    &font_dictionary,
    &font_unreadable,
    &font_embedded,
    &cid_system,
    &cid_to_gid,
    &cmap,
    &subset_lists,
    &widths,
    &encoding,
    &glyph,
    &notdef,
    &unicode,
    &private_use,
    &unmarked,
    &artifact,
    &content_operator,
    &resources,
    &device_colour,
    &separation,
    &output_intent,
    &icc_profile,
    &overprint,
    &graphics_state,
    &rendering_intent,
    &blend_mode,
    &image,
    &jpx,
    &form_object,
    &form_reference,
    &form_shared,
    &content_unread,
    &tree,
    &role_map,
    &role_remapped,
    &parent,
    &table,
    &list,
    &contents,
    &figure,
    &formula,
    &headings,
    &heading_kinds,
    &header_cells,
    &note,
    &form_element,
    &containment,
    &parent_tree,
};

}  // namespace rules

}  // namespace pam::preflight
