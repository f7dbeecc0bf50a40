// Settings of a sidecar file or a front matter block. yaml-cpp reports by throwing; it is
// caught here.
#include "manuscript/settings.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "manuscript/catalogue_facts.h"
#include "manuscript/codes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <string>

namespace pam::manuscript {

namespace {

struct Key {
    std::string_view written;
    std::string_view meant;
};
// What people write, and the key of Setting it means.
constexpr std::array keys{
    Key{"title", "title"},
    Key{"subtitle", "subtitle"},
    Key{"author", "author"},
    Key{"authors", "author"},
    Key{"editor", "editor"},
    Key{"translator", "translator"},
    Key{"illustrator", "illustrator"},
    Key{"introduction", "introduction"},
    Key{"afterword", "afterword"},
    Key{"annotator", "annotator"},
    Key{"compiler", "compiler"},
    Key{"photographer", "photographer"},
    Key{"contributor", "contributor"},
    Key{"file-as", "file-as"},
    Key{"organisation", "organisation"},
    Key{"organization", "organisation"},
    Key{"publisher", "publisher"},
    Key{"date", "date"},
    Key{"language", "language"},
    Key{"lang", "language"},
    Key{"identifier", "identifier"},
    Key{"rights", "rights"},
    Key{"description", "description"},
    Key{"edition", "edition"},
    Key{"place", "place"},
    Key{"isbn", "identifier"},
    Key{"print-isbn", "print-isbn"},
    Key{"series", "series"},
    Key{"series-number", "series-number"},
    Key{"certifier", "certifier"},
    Key{"cover", "cover"},
    Key{"parts", "parts"},
    Key{"contents", "contents"},
    Key{"toc", "contents"},
    Key{"subject", "subject"},
    Key{"subjects", "subject"},
    Key{"hyphenation", "hyphenation"},
    Key{"profile", "profile"},
    Key{"provenance", "provenance"},
    Key{"refuse", "refuse"},
    Key{"accept", "accept"},
};

bool may_repeat(std::string_view key) {
    return key == "author" || key == "subject" || key == "refuse" || key == "accept"
           || key == "hyphenation" || key == "file-as" || !relator_of(key).empty();
}

/// A list of these is one value of several words.
bool may_list(std::string_view key) {
    return key == "parts";
}

std::vector<std::string> hints_for(std::string_view written) {
    const std::vector<std::string_view> known = setting_keys();
    if (const auto meant = nearest(written.substr(0, 40), known))
        return {"the nearest known setting is \"" + std::string(*meant) + "\""};
    return {fmt::format("the known settings are {}", fmt::join(known, ", "))};
}

// yaml-cpp takes a quotation that is never closed for one that the end of the file closes.
bool is_closed(std::string_view quoted) {
    for (std::size_t i = 1; i < quoted.size(); ++i) {
        if (quoted[i] == '\\' && quoted[0] == '"')
            ++i;
        else if (quoted[i] == quoted[0])
            return true;
    }
    return false;
}

class SettingsReader {
public:
    SettingsReader(
        std::string_view yaml,
        SourceId source,
        std::uint32_t base,
        document::Origin origin,
        std::span<const std::string_view> others,
        Diagnostics& log
    )
        : yaml_(yaml)
        , source_(source)
        , base_(base)
        , origin_(origin)
        , others_(others)
        , log_(log) {}

    std::optional<std::vector<Setting>> read() {
        try {
            const YAML::Node root = YAML::Load(std::string(yaml_));
            if (!root.IsMap()) {
                log_.error(
                    codes::settings_not_read,
                    whole(),
                    "settings are not a list of \"key: value\" lines"
                );
                return std::nullopt;
            }
            for (const auto& pair : root)
                entry(pair.first, pair.second);
        } catch (const YAML::Exception& problem) {
            log_.error(
                codes::settings_not_read,
                place(problem.mark, 1),
                "settings cannot be read: " + problem.msg,
                {"put values that hold \": \" or begin with a mark between quotation marks"}
            );
            return std::nullopt;
        }
        if (broken_ || (known_ == 0 && unknown_ > 0)) return std::nullopt;
        return std::move(settings_);
    }

private:
    void entry(const YAML::Node& key, const YAML::Node& value) {
        const std::string written = key.IsScalar() ? key.Scalar() : std::string();
        const std::string_view meant = setting_key(written);
        if (std::find(others_.begin(), others_.end(), written) != others_.end()) return;
        if (meant.empty()) {
            ++unknown_;
            log_.warn(
                codes::unknown_setting,
                place(key.Mark(), written.size()),
                "unknown setting \"" + written + "\"",
                hints_for(written)
            );
            return;
        }
        ++known_;
        values(std::string(meant), value);
    }

    void values(const std::string& key, const YAML::Node& value) {
        if (value.IsScalar() || value.IsNull()) return add(key, value);
        if (value.IsSequence() && may_list(key)) return add_list(key, value);
        if (value.IsSequence() && may_repeat(key)) {
            for (const YAML::Node& one : value) {
                if (one.IsScalar())
                    add(key, one);
                else
                    wrong_type(key, one);
            }
            return;
        }
        wrong_type(key, value);
    }

    void add_list(const std::string& key, const YAML::Node& value) {
        Setting setting{key, {}, origin_, place(value.Mark(), 0)};
        for (const YAML::Node& one : value) {
            if (!one.IsScalar()) return wrong_type(key, one);
            if (!setting.value.empty()) setting.value += ", ";
            setting.value += utf8::collapse_spaces(one.Scalar());
        }
        if (setting.value.empty()) setting.value = "none";
        settings_.push_back(std::move(setting));
    }

    void wrong_type(const std::string& key, const YAML::Node& value) {
        log_.warn(
            codes::setting_of_wrong_kind,
            place(value.Mark(), 1),
            "the setting \"" + key + "\" must be "
                + (may_repeat(key) ? "a text or a list of texts" : "a text"),
            {"write it as \"" + key + ": the text\""}
        );
    }

    void add(const std::string& key, const YAML::Node& value) {
        Setting setting{key, {}, origin_, Span::none()};
        if (value.IsScalar()) setting.value = utf8::collapse_spaces(value.Scalar());
        const std::string_view here = yaml_.substr(offset(value.Mark()));
        const std::size_t quote =
            here.substr(0, 1) == "\"" || here.substr(0, 1) == "'" ? 1 : 0;
        if (quote == 1 && !is_closed(here)) {
            broken_ = true;
            log_.error(
                codes::settings_not_read,
                place(value.Mark(), 1),
                "settings cannot be read: a quotation mark is not closed"
            );
        }
        // The value may be folded or escaped in the file; then its place is where it
        // begins.
        const bool literal = here.substr(quote, setting.value.size()) == setting.value;
        const auto begin = base_ + static_cast<std::uint32_t>(offset(value.Mark()) + quote);
        const auto length = static_cast<std::uint32_t>(literal ? setting.value.size() : 0);
        setting.span = {begin, begin + length, source_};
        settings_.push_back(std::move(setting));
    }

    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const {
        const auto at = mark.pos < 0 ? std::size_t{0} : static_cast<std::size_t>(mark.pos);
        return std::min(at, yaml_.size());
    }

    [[nodiscard]] Span place(const YAML::Mark& mark, std::size_t length) const {
        const std::size_t begin = offset(mark);
        const std::size_t end = std::min(begin + length, yaml_.size());
        return {
            base_ + static_cast<std::uint32_t>(begin),
            base_ + static_cast<std::uint32_t>(end),
            source_};
    }

    [[nodiscard]] Span whole() const {
        return {base_, base_ + static_cast<std::uint32_t>(yaml_.size()), source_};
    }

    std::string_view yaml_;
    SourceId source_;
    std::uint32_t base_;
    document::Origin origin_;
    std::span<const std::string_view> others_;
    Diagnostics& log_;
    std::vector<Setting> settings_;
    int known_ = 0;
    int unknown_ = 0;
    bool broken_ = false;
};

}  // namespace

std::string_view setting_key(std::string_view written) {
    std::string lower;
    for (const char32_t c : utf8::to_utf32(written))
        utf8::append(lower, utf8::to_lower(c));
    for (const Key& key : keys)
        if (key.written == lower) return key.meant;
    return {};
}

std::vector<std::string_view> setting_keys() {
    std::vector<std::string_view> meant;
    for (const Key& key : keys)
        if (key.written == key.meant) meant.push_back(key.meant);
    return meant;
}

std::optional<std::vector<Setting>> parse_settings(
    std::string_view yaml,
    SourceId source,
    std::uint32_t base,
    document::Origin origin,
    Diagnostics& log
) {
    return SettingsReader(yaml, source, base, origin, {}, log).read();
}

std::vector<Setting> read_settings(
    std::string_view yaml,
    SourceId source,
    std::uint32_t base,
    document::Origin origin,
    Diagnostics& log,
    std::span<const std::string_view> others
) {
    return SettingsReader(yaml, source, base, origin, others, log)
        .read()
        .value_or(std::vector<Setting>{});
}

}  // namespace pam::manuscript
