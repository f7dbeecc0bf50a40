// What the page says about itself without showing it: meta elements, JSON-LD, the title,
// the attributes of <html>.
#pragma once

#include "manuscript/html_plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pam::manuscript::html {

/// One fact and the tag that states it.
struct Fact {
    std::string value;
    Span span;
};

struct Facts {
    Fact title;       // as social media or libraries are told: without the site's name
    Fact page_title;  // as the window's frame shows it
    std::uint32_t page_title_token = Node::no_token;
    std::vector<Fact> authors;
    Fact date;
    Fact description;
    Fact site;
    Fact language;
    Fact rights;
    Fact publisher;
    document::Direction direction = document::Direction::Natural;
    std::string base;
    std::vector<std::string> own_addresses;
};

[[nodiscard]] Facts facts_of(const Tree& tree, Entities& entities);

/// "2015-03-10T08:05:41-07:00" without its time of day.
[[nodiscard]] std::string_view day_of(std::string_view date);

}  // namespace pam::manuscript::html
