// Checks of the container (EPUB 3.3, 4): its zip, the names in it, and the files of
// META-INF.
#pragma once

#include "preflight/epub_publication.h"

#include <string>
#include <vector>

namespace pam::preflight {

/// The zip: its first file, its methods and sizes, its names.
void check_zip(const Bytes& epub, const Archive& archive, EpubLog& log);

/// The package documents that META-INF/container.xml names, the default one first.
[[nodiscard]] std::vector<std::string> read_container_file(Archive& archive, EpubLog& log);

/// The files that META-INF/encryption.xml says are scrambled.
[[nodiscard]] std::set<std::string> read_encryption_file(Archive& archive, EpubLog& log);

/// A file's contents, or none with a finding that says why.
[[nodiscard]] std::optional<Bytes>
unpack_told(Archive& archive, const std::string& path, EpubLog& log);

/// A file as XML, or none with a finding at the place of the fault. The tree's names are
/// views into `bytes`.
[[nodiscard]] std::optional<XmlTree>
read_told(const std::string& path, const Bytes& bytes, EpubLog& log);

}  // namespace pam::preflight
