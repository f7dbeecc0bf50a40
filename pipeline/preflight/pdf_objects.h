// A stranger's PDF objects, asked without trust: what is missing or of another type is
// null, empty or nothing, and no stream unpacks without end.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pam::preflight {

/// The value of a dictionary's or stream's key; null where there is none.
[[nodiscard]] QPDFObjectHandle value_of(QPDFObjectHandle object, const std::string& key);
[[nodiscard]] bool has_key(QPDFObjectHandle object, const std::string& key);
/// A name without its slash; empty where the value is no name.
[[nodiscard]] std::string name_of(QPDFObjectHandle object);
[[nodiscard]] std::string name_at(QPDFObjectHandle object, const std::string& key);
/// A text string as UTF-8; nothing where the value is no string.
[[nodiscard]] std::optional<std::string> text_of(QPDFObjectHandle object);
[[nodiscard]] std::optional<std::string>
text_at(QPDFObjectHandle object, const std::string& key);
[[nodiscard]] std::optional<double>
number_at(QPDFObjectHandle object, const std::string& key);
[[nodiscard]] std::optional<long long>
integer_at(QPDFObjectHandle object, const std::string& key);
[[nodiscard]] bool is_true(QPDFObjectHandle object);
[[nodiscard]] bool has_text(const std::optional<std::string>& text);
/// The elements of an array; the value itself where it is no array; none where it is null.
[[nodiscard]] std::vector<QPDFObjectHandle> elements(QPDFObjectHandle object);
/// The keys of a dictionary or stream with their values.
[[nodiscard]] std::map<std::string, QPDFObjectHandle> entries(QPDFObjectHandle object);
/// A stream's data, unpacked; nothing where it is damaged, packed by an unknown filter, or
/// larger than limits::pdf_stream_bytes.
[[nodiscard]] std::optional<std::string> data_of(QPDFObjectHandle stream);

/// The fields of a form and what is in them, as far as anyone would fill in; knots are cut.
[[nodiscard]] std::vector<QPDFObjectHandle> form_fields(QPDFObjectHandle catalog);

/// Values of a number tree (ISO 32000-1, 7.9.7) or, with strings for keys, a name tree.
[[nodiscard]] std::map<long long, QPDFObjectHandle> number_tree(QPDFObjectHandle root);
[[nodiscard]] std::vector<std::pair<std::string, QPDFObjectHandle>>
name_tree(QPDFObjectHandle root);

}  // namespace pam::preflight
