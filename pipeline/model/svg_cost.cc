// Read by hand, as svg_header is: the model links no XML library. A drawing that is not
// well-formed is counted as far as it can be read; the painter refuses it.
#include "model/svg_cost.h"

#include "base/limits.h"
#include "model/image_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <vector>

namespace pam::model {

namespace {

bool is_name_end(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>' || c == '/';
}

/// The tag at the front, '<' and '>' included; '>' in a value does not end it.
std::string_view tag_at(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (quote != 0) {
            if (text[i] == quote) quote = 0;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '>') {
            return text.substr(0, i + 1);
        }
    }
    return text;
}

/// Comments, declarations and unparsed text are passed over whole.
std::string_view passed_over(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair{"<!--", "-->"}, std::pair{"<![CDATA[", "]]>"}, std::pair{"<?", "?>"}}) {
        if (!text.starts_with(open)) continue;
        const std::size_t end = text.find(close);
        return text.substr(0, end == std::string_view::npos ? end : end + 3);
    }
    return text.starts_with("<!") ? tag_at(text) : std::string_view{};
}

/// The value of an attribute whose name ends in `name` (`href`, `xlink:href`).
std::string_view value_of(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
        const char before = tag[at - 1];
        std::string_view rest = tag.substr(at + name.size());
        if ((!is_name_end(before) && before != ':') || rest.size() < 2 || rest[0] != '=')
            continue;
        rest.remove_prefix(1);
        return rest.substr(1, rest.find(rest[0], 1) - 1);
    }
    return {};
}

/// One element, its place in the tree, and what it paints by reference.
struct Node {
    std::size_t first_child = 0, next = 0;  // 0: none
    std::vector<std::string_view> used;
};

void add_references(std::string_view tag, std::vector<std::string_view>& used) {
    if (const auto target = value_of(tag, "href"); target.starts_with('#'))
        used.push_back(target.substr(1));
    constexpr std::string_view mark = "url(#";
    for (std::size_t at = tag.find(mark); at != std::string_view::npos;
         at = tag.find(mark, at + 1)) {
        const std::string_view rest = tag.substr(at + mark.size());
        used.push_back(rest.substr(0, rest.find_first_of(")\"'")));
    }
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) continue;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        if (++count % 4 == 0)
            for (const int shift : {16, 8, 0})
                bytes.push_back(static_cast<char>(bits >> shift & 0xFF));
    }
    return bytes;
}

bool unpacks_too_large(std::string_view tag) {
    const std::string_view target = value_of(tag, "href");
    const std::size_t begin = target.find(";base64,");
    if (!target.starts_with("data:") || begin == std::string_view::npos) return false;
    const auto header = read_image_header(from_base64(target.substr(begin + 8)));
    return header
           && std::uint64_t{4} * header->width * header->height
                  > limits::image_unpacked_bytes;
}

bool makes_endless_noise(std::string_view tag) {
    constexpr int finer_than_any_press = 16;
    const std::string_view value = value_of(tag, "numOctaves");
    int octaves = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), octaves);
    return read.ec == std::errc::result_out_of_range || octaves > finer_than_any_press;
}

class Drawing {
public:
    explicit Drawing(std::string_view text) {
        for (std::size_t at = text.find('<');
             at != std::string_view::npos && fault_.empty();
             at = text.find('<', at)) {
            const std::string_view rest = text.substr(at);
            const std::string_view skipped = passed_over(rest);
            const std::string_view tag = skipped.empty() ? tag_at(rest) : skipped;
            if (skipped.empty()) take(tag);
            at += tag.size();
        }
    }

    std::optional<std::string> excess() {
        if (!fault_.empty()) return fault_;
        shapes_.assign(nodes_.size(), 0);
        if (shapes(0, 0) <= limits::drawing_shapes) return std::nullopt;
        return fmt::format("it paints more than {} shapes", limits::drawing_shapes);
    }

private:
    void take(std::string_view tag) {
        if (tag.starts_with("</")) {
            if (open_.size() > 1) open_.pop_back();
            return;
        }
        const std::size_t number = nodes_.size();
        nodes_.emplace_back();
        link(open_.back(), number);
        add_references(tag, nodes_.back().used);
        if (const auto id = value_of(tag, "id"); !id.empty()) ids_.emplace(id, number);
        if (unpacks_too_large(tag)) fault_ = "a picture in it is too large";
        if (tag.starts_with("<feTurbulence") && makes_endless_noise(tag))
            fault_ = "a filter in it never comes to an end";
        if (tag.ends_with("/>")) return;
        open_.push_back({number, 0});
        if (open_.size() > std::size_t{limits::drawing_nesting})
            fault_ = fmt::format(
                "more than {} elements stand inside one another", limits::drawing_nesting
            );
    }

    struct Open {
        std::size_t node = 0;
        std::size_t last_child = 0;
    };

    void link(Open& parent, std::size_t child) {
        (parent.last_child ? nodes_[parent.last_child].next
                           : nodes_[parent.node].first_child) = child;
        parent.last_child = child;
    }

    /// Shapes under a node, those counted once that were met before; a ring, or a chain of
    /// references longer than any, counts as too many.
    std::size_t shapes(std::size_t number, std::size_t depth) {
        constexpr std::size_t longest = 4 * limits::drawing_nesting;
        constexpr std::size_t too_many = limits::drawing_shapes + 1;
        if (depth > longest) return too_many;
        if (shapes_[number] != 0) return shapes_[number];
        std::size_t sum = 1;
        for (std::size_t child = nodes_[number].first_child; child != 0;
             child = nodes_[child].next)
            sum = std::min(too_many, sum + shapes(child, depth + 1));
        for (const std::string_view id : nodes_[number].used)
            if (const auto found = ids_.find(id); found != ids_.end())
                sum = std::min(too_many, sum + shapes(found->second, depth + 1));
        return shapes_[number] = sum;
    }

    std::vector<Node> nodes_{1};  // the first stands for the whole
    std::vector<Open> open_{1};
    std::map<std::string_view, std::size_t> ids_;
    std::vector<std::size_t> shapes_;  // 0: not counted yet
    std::string fault_;
};

}  // namespace

std::optional<std::string> svg_excess(std::string_view bytes) {
    return Drawing(bytes).excess();
}

}  // namespace pam::model
