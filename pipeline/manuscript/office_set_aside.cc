#include "manuscript/office_set_aside.h"

#include "manuscript/codes.h"

namespace pam::manuscript {

const char* code_of_set_aside(std::string_view rule) {
    if (rule.starts_with("tracked")) return codes::tracked_changes_accepted;
    if (rule.starts_with("comment")) return codes::comments_set_aside;
    if (rule.starts_with("page header") || rule.starts_with("page footer"))
        return codes::headers_set_aside;
    if (rule.starts_with("hidden")) return codes::hidden_text_set_aside;
    if (rule.starts_with("sign of")) return codes::sign_shown;
    if (rule.starts_with("words of a chart")) return codes::object_not_set;
    return codes::not_of_the_text;
}

}  // namespace pam::manuscript
