// yaml-cpp reports by throwing; it is caught here. The facts of the work in the same file
// are read by the reader of settings.
#include "manuscript/book_plan.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/profile.h"
#include "manuscript/settings.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace pam::manuscript {

namespace {

constexpr std::array<std::string_view, 7> plan_keys{
    "files", "chapters", "parts", "style", "paper", "outputs", "readers"};
constexpr std::array<std::string_view, 8> entry_keys{
    "file", "part", "title", "files", "chapters", "encoding", "profile", "author"};

bool names_files(std::string_view key) {
    return key == "files" || key == "chapters";
}

class PlanReader {
public:
    PlanReader(std::string_view yaml, SourceId source, Diagnostics& log)
        : yaml_(yaml)
        , source_(source)
        , log_(log) {}

    Result<BookPlan> read() {
        try {
            const YAML::Node root = YAML::Load(std::string(yaml_));
            if (root.IsMap())
                for (const auto& pair : root)
                    if (pair.first.IsScalar()) key(pair.first.Scalar(), pair.second);
        } catch (const YAML::Exception& problem) {
            return Error{
                codes::book_plan_not_read,
                "the plan of the book cannot be read: " + problem.msg,
                place(problem.mark),
                {"put names that hold \": \" or begin with a mark between quotation "
                 "marks"}};
        }
        if (files_ == 0)
            return Error{
                codes::book_without_files,
                "the plan of the book names no files",
                {0, 0, source_},
                {"list them: \"files:\" and below it one \"- chapter.md\" a line"}};
        plan_.settings =
            read_settings(yaml_, source_, 0, document::Origin::Sidecar, log_, plan_keys);
        return std::move(plan_);
    }

private:
    void key(const std::string& name, const YAML::Node& value) {
        if (names_files(name) || name == "parts") return entries(value, name == "parts");
        if (name == "style") plan_.style = text(value);
        if (name == "paper") plan_.paper = text(value);
        if (name == "outputs") plan_.outputs = words(value);
        if (name == "readers") {
            plan_.readers = words(value);
            plan_.readers_span = place(value.Mark());
        }
    }

    static std::vector<std::string> words(const YAML::Node& value) {
        std::vector<std::string> found;
        if (value.IsScalar()) found.push_back(text(value));
        if (value.IsSequence())
            for (const YAML::Node& one : value)
                found.push_back(text(one));
        return found;
    }

    void entries(const YAML::Node& list, bool parts) {
        if (!list.IsSequence()) return odd(list, "a list of files is wanted here");
        for (const YAML::Node& entry : list) {
            if (entry.IsScalar())
                add(file(entry), false);
            else if (entry.IsMap() && (parts || entry["part"]))
                part(entry);
            else if (entry.IsMap())
                add(file(entry), false);
            else
                odd(entry,
                    "a file's name, or \"file:\" and what is stated for it, is wanted here"
                );
        }
    }

    void part(const YAML::Node& entry) {
        check_keys(entry);
        BookPart made;
        const YAML::Node& title = entry["part"] ? entry["part"] : entry["title"];
        if (title) made.title = text(title);
        made.span = place(entry.Mark());
        plan_.parts.push_back(std::move(made));
        const YAML::Node& list = entry["files"] ? entry["files"] : entry["chapters"];
        if (!list || !list.IsSequence())
            return odd(entry, "a part wants \"files:\" and a list below it");
        for (const YAML::Node& one : list)
            add(file(one), true);
    }

    BookFile file(const YAML::Node& entry) {
        BookFile made;
        made.span = place(entry.Mark());
        if (entry.IsScalar()) {
            made.path = entry.Scalar();
            return made;
        }
        if (!entry.IsMap()) return made;
        check_keys(entry);
        if (entry["file"]) made.path = text(entry["file"]);
        if (entry["title"]) made.title = text(entry["title"]);
        if (entry["encoding"]) made.encoding = text(entry["encoding"]);
        if (entry["profile"]) profile(entry["profile"], made);
        return made;
    }

    void profile(const YAML::Node& value, BookFile& made) {
        if (const auto known = profile_named(text(value)))
            made.profile = *known;
        else
            odd(value, "the profiles are auto, plain, gutenberg and mail");
    }

    void add(BookFile file, bool in_part) {
        if (file.path.empty()) {
            log_.warn(
                codes::odd_book_entry,
                file.span,
                "this entry names no file",
                {"write \"file: chapter.md\""}
            );
            return;
        }
        if (!in_part && (plan_.parts.empty() || !plan_.parts.back().title.empty()))
            plan_.parts.push_back({{}, {}, file.span});
        plan_.parts.back().files.push_back(std::move(file));
        ++files_;
    }

    void check_keys(const YAML::Node& entry) {
        for (const auto& pair : entry) {
            const std::string name = text(pair.first);
            if (std::find(entry_keys.begin(), entry_keys.end(), name) != entry_keys.end())
                continue;
            const auto meant = nearest(
                name, std::vector<std::string_view>(entry_keys.begin(), entry_keys.end())
            );
            log_.warn(
                codes::odd_book_entry,
                place(pair.first.Mark()),
                fmt::format("unknown word \"{}\" in an entry of the book", name),
                {meant ? fmt::format("did you mean \"{}\"?", *meant)
                       : "known are file, title, encoding, profile, part and files"}
            );
        }
    }

    void odd(const YAML::Node& node, const char* message) {
        log_.warn(codes::odd_book_entry, place(node.Mark()), message);
    }

    static std::string text(const YAML::Node& value) {
        return value.IsScalar() ? utf8::collapse_spaces(value.Scalar()) : std::string();
    }

    [[nodiscard]] Span place(const YAML::Mark& mark) const {
        const auto at = mark.pos < 0 ? std::size_t{0} : static_cast<std::size_t>(mark.pos);
        const auto begin = static_cast<std::uint32_t>(std::min(at, yaml_.size()));
        return {begin, begin, source_};
    }

    std::string_view yaml_;
    SourceId source_;
    Diagnostics& log_;
    BookPlan plan_;
    std::size_t files_ = 0;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The number that begins at `at`, without leading zeros.
std::string_view number_at(std::string_view name, std::size_t at) {
    std::size_t end = at;
    while (end < name.size() && is_digit(name[end]))
        ++end;
    while (at + 1 < end && name[at] == '0')
        ++at;
    return name.substr(at, end - at);
}

bool counts_before(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() && k < b.size()) {
        if (is_digit(a[i]) && is_digit(b[k])) {
            const std::string_view x = number_at(a, i);
            const std::string_view y = number_at(b, k);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            while (i < a.size() && is_digit(a[i]))
                ++i;
            while (k < b.size() && is_digit(b[k]))
                ++k;
            continue;
        }
        if (a[i] != b[k])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[k]);
        ++i;
        ++k;
    }
    return a.size() - i < b.size() - k;
}

}  // namespace

bool is_book_plan(std::string_view yaml) {
    for (const std::string_view key : {"files:", "chapters:", "parts:"})
        if (yaml.starts_with(key)
            || yaml.find("\n" + std::string(key)) != std::string_view::npos)
            return true;
    return false;
}

Result<BookPlan> read_book_plan(std::string_view yaml, SourceId source, Diagnostics& log) {
    return PlanReader(yaml, source, log).read();
}

BookPlan plan_of_folder(std::vector<std::string> names) {
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        if (counts_before(a, b)) return true;
        return !counts_before(b, a) && a < b;
    });
    BookPart part;
    for (std::string& name : names)
        part.files.push_back({std::move(name), {}, {}, Profile::Auto, Span::none()});
    BookPlan plan;
    plan.parts.push_back(std::move(part));
    return plan;
}

}  // namespace pam::manuscript
