// Writes JSON (RFC 8259), two spaces a level; keys stand in the order they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pam {

/// The text as a JSON string, quotation marks included. Must be valid UTF-8.
[[nodiscard]] std::string json_string(std::string_view text);

/// Builds one JSON value; every begin needs its end. In an object, `key` comes before each
/// value.
class JsonWriter {
public:
    JsonWriter& begin_object() { return open('{'); }
    JsonWriter& end_object() { return close('}'); }
    JsonWriter& begin_array() { return open('['); }
    JsonWriter& end_array() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text) { return raw(json_string(text)); }
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number) { return raw(std::to_string(number)); }
    JsonWriter& value(std::size_t number) { return raw(std::to_string(number)); }
    JsonWriter& value(int number) { return raw(std::to_string(number)); }
    JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
    /// Three decimals: enough for milliseconds.
    JsonWriter& value(double number);

    /// The finished text, with a line end.
    [[nodiscard]] std::string take();

private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& raw(std::string_view text);
    void separate();

    std::string out_;
    std::vector<bool> empty_;  // of each open object or array
    bool after_key_ = false;
};

}  // namespace pam
