// Diagnostics for programs: the same facts that people read, as JSON.
#pragma once

#include "base/diagnostic.h"
#include "base/json.h"

namespace pam::desk {

/// The keys "file", "line" and "column" of an open object; nothing for what stands in no
/// file.
void write_place(JsonWriter& json, const Sources& sources, Span span);

/// The key "diagnostics" and an array of objects.
void write_diagnostics(JsonWriter& json, const Diagnostics& log, const Sources& sources);

}  // namespace pam::desk
