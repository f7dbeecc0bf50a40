#include "manuscript/html_refusal.h"

#include "manuscript/codes.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pam;
using namespace pam::manuscript;

namespace {

std::string code_of(const std::string& page) {
    const auto refused = html_refusal(page);
    return refused ? refused->code : "";
}

}  // namespace

TEST_CASE("a saved error message is refused with its reason", "[html]") {
    const auto refused = html_refusal(
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>"
        "<p>The requested URL /a.htm was not found on this server.</p></body></html>"
    );
    REQUIRE(refused);
    CHECK(refused->code == codes::error_page);
    CHECK(refused->message.find("404") != std::string::npos);
    CHECK_FALSE(refused->hints.empty());
    for (const char* page :
         {"<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to "
          "access this.",
          "<title>Just a moment...</title><p>Checking your browser before you go on.",
          "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission. "
          "Reference #18.",
          "<title>The Site</title><h1>Page not found</h1><p>The page you want is gone. <a "
          "href=/>Home page</a>",
          "<title>502 Bad Gateway</title><center><h1>502 Bad "
          "Gateway</h1></center><hr>nginx",
          "<title>Log in</title><form>Name <input> Password <input type=password></form>"})
        CHECK(code_of(page) == codes::error_page);
}

TEST_CASE("frames and shells without a text are refused", "[html]") {
    const auto refused =
        html_refusal("<frameset cols='20%,80%'><frame src=menu.htm><frame src=main.htm>"
                     "<noframes>Your browser shows no frames.</noframes></frameset>");
    REQUIRE(refused);
    CHECK(refused->code == codes::page_without_text);
    CHECK(refused->message.find("menu.htm, main.htm") != std::string::npos);
    CHECK(
        code_of("<div id=root></div><noscript>You need to enable JavaScript to run this "
                "app.</noscript><script src=a.js></script>")
        == codes::page_without_text
    );
    CHECK(
        code_of(
            "<meta http-equiv=refresh content='0; url=b.htm'><p>You are being redirected."
        )
        == codes::page_without_text
    );
}

TEST_CASE("a text is not refused for its title", "[html]") {
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "lost letters of the dead office ";
    CHECK(
        code_of(
            "<title>404: a history of lost pages</title><h1>404: a history</h1><p>" + text
        )
        == ""
    );
    CHECK(
        code_of(
            "<title>Not Found</title><h1>Not Found</h1><p>I looked for you in every street."
        )
        == ""
    );
    CHECK(code_of("<title>Error</title><p>To err is human.") == "");
    CHECK(code_of("<p>A short poem.") == "");
    CHECK(code_of("") == "");
}
