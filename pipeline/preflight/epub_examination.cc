// The examination of an EPUB, from the container inwards: the zip, the package document,
// each file it lists, and at last what can be told only of the whole. One file is in memory
// at a time.
#include "base/limits.h"
#include "preflight/codes.h"
#include "preflight/css_reader.h"
#include "preflight/epub_archive.h"
#include "preflight/epub_channels.h"
#include "preflight/epub_container_checks.h"
#include "preflight/epub_content_checks.h"
#include "preflight/epub_log.h"
#include "preflight/epub_media_checks.h"
#include "preflight/epub_navigation_checks.h"
#include "preflight/epub_package_reader.h"
#include "preflight/epub_reference_checks.h"
#include "preflight/preflight.h"

#include <set>

namespace pam::preflight {

namespace {

class Examiner {
public:
    Examiner(Archive& archive, EpubLog& log) : archive_(archive), log_(log) {}

    void examine(const Bytes& epub, const std::vector<Channel>& channels) {
        check_zip(epub, archive_, log_);
        scrambled_ = read_encryption_file(archive_, log_);
        for (const std::string& path : read_container_file(archive_, log_))
            examine_package(path);
        if (!publications_.empty()) check_unlisted(publications_, archive_, log_);
        for (const Publication& one : publications_) {
            check_references(one, archive_, log_);
            check_item_properties(one, log_);
            check_navigation_order(one, log_);
            for (const Channel channel : channels)
                check_channel(channel, one, archive_, epub.size(), log_);
        }
        prove_the_rest();
    }

private:
    void examine_package(const std::string& path) {
        const auto bytes = unpack_told(archive_, path, log_);
        if (!bytes) return;
        const auto tree = read_told(path, *bytes, log_);
        if (!tree) return;
        seen_.insert(path);
        auto package = read_package(path, archive_, *tree, log_);
        if (!package) return;
        check_doctype(path, *tree, package->version, log_);
        check_form(*package, *tree, log_);
        check_metadata(*package, *tree, log_);
        check_items(*package, log_);
        publications_.push_back({});
        publications_.back().package = std::move(*package);
        // A manifest may list a file as often as it likes: it is looked at once.
        std::set<std::string> examined;
        for (const Item& item : publications_.back().package.items)
            if (item.present && examined.insert(item.path).second)
                examine_item(item, publications_.back());
    }

    void examine_item(const Item& item, Publication& publication) {
        if (scrambled_.count(item.path) > 0) return;
        seen_.insert(item.path);
        const auto bytes = unpack_told(archive_, item.path, log_);
        if (!bytes) return;
        if (item.media_type == "application/xhtml+xml"
            || item.media_type == "image/svg+xml")
            examine_document(item, *bytes, publication);
        else if (item.media_type == "application/x-dtbncx+xml")
            examine_ncx(item, *bytes, publication);
        else if (item.media_type == "text/css")
            examine_sheet(item, *bytes, publication);
        else if (item.media_type.rfind("image/", 0) == 0)
            check_image(item, *bytes, publication, log_);
        else if (is_font_type(item.media_type))
            check_font(item, *bytes, log_);
        else if (item.media_type.find("xml") != std::string::npos)
            examine_other(item, *bytes, publication);
    }

    void examine_document(const Item& item, const Bytes& bytes, Publication& publication) {
        // A picture that is called a drawing has no lines to point at.
        if (item.media_type == "image/svg+xml") {
            const ImageFacts image = read_image(item.path, bytes);
            if (image.format != "SVG") return check_image(item, bytes, publication, log_);
        }
        const auto tree = read_told(item.path, bytes, log_);
        if (!tree) return;
        const Package& package = publication.package;
        const ContentDocument document{item.path, *tree, package};
        check_doctype(item.path, *tree, package.version, log_);
        if (item.media_type == "application/xhtml+xml") {
            check_vocabulary(document, log_);
            check_order(document, log_);
            check_attributes(document, log_);
            check_viewport(document, log_);
        }
        check_semantics(document, log_);
        check_access(document, log_);
        check_scripts(document, log_);
        gather_facts(document, publication, log_);
        if (item.has("nav")) check_navigation_document(document, publication, log_);
    }

    void examine_ncx(const Item& item, const Bytes& bytes, Publication& publication) {
        const auto tree = read_told(item.path, bytes, log_);
        if (!tree) return;
        check_doctype(item.path, *tree, publication.package.version, log_);
        check_ncx(item.path, *tree, publication, log_);
    }

    void examine_other(const Item& item, const Bytes& bytes, Publication& publication) {
        const auto tree = read_told(item.path, bytes, log_);
        if (tree) gather_overlay(item.path, *tree, publication);
    }

    void examine_sheet(const Item& item, const Bytes& bytes, Publication& publication) {
        if (bytes.size() > limits::epub_document_bytes)
            return log_.warn(
                codes::entry_size,
                {item.path},
                "is larger than any style sheet, and is not examined"
            );
        const CssSheet sheet = read_css(bytes);
        check_css(sheet, {item.path}, CssWithin::File, log_);
        for (const CssReference& one : sheet.references)
            publication.references.push_back(
                {item.path, one.offset, one.written, one.use, false}
            );
    }

    // Files in no manifest, and those that no check opens, may be damaged all the same.
    void prove_the_rest() {
        for (const ArchiveEntry& entry : archive_.entries())
            if (!entry.is_folder() && seen_.count(entry.name) == 0
                && entry.name.rfind("META-INF/", 0) != 0)
                static_cast<void>(unpack_told(archive_, entry.name, log_));
    }

    Archive& archive_;
    EpubLog& log_;
    std::vector<Publication> publications_;
    std::set<std::string> scrambled_;
    std::set<std::string> seen_;
};

}  // namespace

Result<Examination>
examine_epub(const Bytes& epub, std::string_view name, const std::vector<Channel>& to) {
    PAM_TRY(Archive archive, Archive::open(epub));
    EpubLog log{std::string(name), archive};
    Examiner(archive, log).examine(epub, to);
    return log.take();
}

}  // namespace pam::preflight
