#include "manuscript/profile.h"

namespace pam::manuscript {

std::optional<Profile> profile_named(std::string_view name) {
    if (name == "auto") return Profile::Auto;
    if (name == "plain") return Profile::Plain;
    if (name == "gutenberg") return Profile::Gutenberg;
    if (name == "mail") return Profile::Mail;
    return std::nullopt;
}

}  // namespace pam::manuscript
