#include "manuscript/html_refusal.h"

#include "base/utf8.h"
#include "manuscript/codes.h"
#include "manuscript/html_content.h"
#include "manuscript/html_facts.h"
#include "manuscript/html_tree.h"

#include <algorithm>
#include <array>

namespace pam::manuscript {

using namespace html;

namespace {

/// A page of more characters tells something, whatever its title.
constexpr std::size_t longest_message = 3000;

// Titles and headings that no essay has. With each stands what the page is.
struct Saying {
    std::string_view words;  // lower case
    const char* meaning;
};
constexpr std::array plain_sayings{
    Saying{"404 not found", "the page was not found (404)"},
    Saying{"error 404", "the page was not found (404)"},
    Saying{"404 error", "the page was not found (404)"},
    Saying{"http 404", "the page was not found (404)"},
    Saying{"404 - ", "the page was not found (404)"},
    Saying{"404 \u2013 ", "the page was not found (404)"},
    Saying{"404: ", "the page was not found (404)"},
    Saying{"410 gone", "the page is gone (410)"},
    Saying{"403 forbidden", "access was forbidden (403)"},
    Saying{"error 403", "access was forbidden (403)"},
    Saying{"401 unauthorized", "the page wanted a password (401)"},
    Saying{"401 authorization required", "the page wanted a password (401)"},
    Saying{"429 too many requests", "the server refused so many requests (429)"},
    Saying{"500 internal server error", "the server failed (500)"},
    Saying{"internal server error", "the server failed (500)"},
    Saying{"502 bad gateway", "the server failed (502)"},
    Saying{"503 service", "the server was not available (503)"},
    Saying{"service unavailable", "the server was not available (503)"},
    Saying{"504 gateway", "the server did not answer (504)"},
    Saying{"301 moved permanently", "the page has moved (301)"},
    Saying{"302 found", "the page has moved (302)"},
    Saying{"object moved", "the page has moved"},
    Saying{"just a moment...", "a check of the browser stands in its place"},
    Saying{
        "attention required! | cloudflare", "a check of the browser stands in its place"},
    Saying{"checking your browser", "a check of the browser stands in its place"},
    Saying{"are you a robot", "a check of the browser stands in its place"},
    Saying{"verify you are human", "a check of the browser stands in its place"},
};

// Titles that may be an essay's; the text must speak like a server too.
constexpr std::array doubtful_sayings{
    Saying{"404", "the page was not found (404)"},
    Saying{"not found", "the page was not found"},
    Saying{"page not found", "the page was not found"},
    Saying{"file not found", "the page was not found"},
    Saying{"page cannot be found", "the page was not found"},
    Saying{"page can\u2019t be found", "the page was not found"},
    Saying{"page can't be found", "the page was not found"},
    Saying{"seite nicht gefunden", "the page was not found"},
    Saying{"page introuvable", "the page was not found"},
    Saying{"p\u00E1gina no encontrada", "the page was not found"},
    Saying{"pagina non trovata", "the page was not found"},
    Saying{"access denied", "access was denied"},
    Saying{"forbidden", "access was denied"},
    Saying{"unauthorized", "access was denied"},
    Saying{"request blocked", "access was denied"},
    Saying{"server error", "the server failed"},
    Saying{"bad gateway", "the server failed"},
    Saying{"problem loading page", "the browser could not load it"},
    Saying{"this site can\u2019t be reached", "the browser could not load it"},
    Saying{"error", "it is an error message"},
};

constexpr std::array servers_words{
    std::string_view{"requested url"},
    std::string_view{"url was"},
    std::string_view{"on this server"},
    std::string_view{"this server"},
    std::string_view{"page you"},
    std::string_view{"page was not"},
    std::string_view{"page could not be found"},
    std::string_view{"could not be found"},
    std::string_view{"does not exist"},
    std::string_view{"doesn't exist"},
    std::string_view{"doesn\u2019t exist"},
    std::string_view{"no longer available"},
    std::string_view{"don't have permission"},
    std::string_view{"don\u2019t have permission"},
    std::string_view{"do not have permission"},
    std::string_view{"webmaster"},
    std::string_view{"go back"},
    std::string_view{"home page"},
    std::string_view{"homepage"},
    std::string_view{"reference #"},
    std::string_view{"ray id"},
    std::string_view{"try again later"},
    std::string_view{"server is"},
    std::string_view{"nicht gefunden"},
    std::string_view{"n'existe pas"},
    std::string_view{"n\u2019existe pas"},
    std::string_view{"no existe"},
};

// What a reader of the page would see of it, in short.
struct Glance {
    std::string title;
    std::string heading;
    std::string words;  // the first of them
    std::size_t length = 0;
    bool frames = false;
    bool scripts = false;
    bool password = false;
    bool refreshes = false;
    bool article = false;
    std::vector<std::string> frame_sources;
};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

void look_at_tags(const Scan& scan, Entities& entities, Glance& glance) {
    for (const Token& token : scan.tokens) {
        if (token.kind != Kind::Start) continue;
        glance.scripts = glance.scripts || token.tag == Tag::Script;
        glance.frames = glance.frames || token.tag == Tag::Frameset;
        glance.article = glance.article || token.tag == Tag::Article;
        if (token.tag == Tag::Frame)
            glance.frame_sources.push_back(entities.resolved(scan.attribute(token, "src")));
        if (token.tag == Tag::Input)
            glance.password =
                glance.password || same_name(scan.attribute(token, "type"), "password");
        if (token.tag == Tag::Meta)
            glance.refreshes = glance.refreshes
                               || same_name(scan.attribute(token, "http-equiv"), "refresh");
    }
}

Glance glance_at(std::string_view text) {
    Diagnostics unheard;
    const Tree tree = tree_of(scan(text), unheard);
    const Looks looks(tree);
    Entities entities;
    const Page page{tree, looks, entities};
    Glance glance;
    look_at_tags(tree.scan, entities, glance);
    glance.title = lower(facts_of(tree, entities).page_title.value);
    constexpr std::size_t enough = 2 * longest_message;
    for (NodeIndex i = tree.body(); i < tree.nodes.size() && glance.length < enough; ++i) {
        const Node& node = tree.nodes[i];
        const bool unseen = node.tag == Tag::Noscript || node.tag == Tag::Template
                            || node.tag == Tag::Noframes || node.tag == Tag::Select;
        if (!node.is_text && unseen) {
            i = node.end - 1;
        } else if (node.is_text) {
            glance.words += " " + entities.resolved(tree.scan.text(*tree.token(i)));
            glance.length = glance.words.size();
        } else if (heading_level(node.tag) > 0 && glance.heading.empty()) {
            glance.heading = lower(words_in(page, i, 300));
        }
    }
    glance.words = lower(utf8::collapse_spaces(glance.words));
    glance.length = utf8::count(glance.words);
    return glance;
}

const char* meaning_of(const Glance& glance) {
    const auto headed = [&](std::string_view saying) {
        return glance.title.starts_with(saying) || glance.heading.starts_with(saying)
               || glance.words.starts_with(saying);
    };
    for (const Saying& saying : plain_sayings)
        if (headed(saying.words)) return saying.meaning;
    const bool speaks = std::any_of(
        servers_words.begin(),
        servers_words.end(),
        [&](std::string_view words) {
            return glance.words.find(words) != std::string::npos;
        }
    );
    if (!speaks) return nullptr;
    for (const Saying& saying : doubtful_sayings) {
        const bool within =
            glance.title.find(saying.words) != std::string::npos && saying.words.size() > 8;
        if (headed(saying.words) || within) return saying.meaning;
    }
    return nullptr;
}

Error error_page(const char* meaning) {
    return {
        codes::error_page,
        std::string("this is no text but an error message: ") + meaning,
        Span::none(),
        {"save the page again from a browser that shows the text"}};
}

Error empty_page(std::string message, std::string hint) {
    return {codes::page_without_text, std::move(message), Span::none(), {std::move(hint)}};
}

}  // namespace

std::optional<Error> html_refusal(std::string_view text) {
    const Glance glance = glance_at(text);
    constexpr std::size_t hardly_any = 80;
    if (glance.frames && glance.length < hardly_any) {
        std::string frames;
        for (const std::string& source : glance.frame_sources)
            frames += (frames.empty() ? "" : ", ") + source;
        return empty_page(
            "this page is only a frame around others"
                + (frames.empty() ? "" : ": " + frames),
            "give the page inside the frame"
        );
    }
    if (glance.length > longest_message) return std::nullopt;
    if (const char* meaning = meaning_of(glance)) return error_page(meaning);
    constexpr std::size_t form = 600;
    if (glance.password && glance.length < form)
        return error_page("the page wants a name and a password first");
    if (glance.scripts && glance.length < hardly_any / 2 && !glance.article)
        return empty_page(
            "the page holds no text, only scripts that would fetch it",
            "save it from a browser as \"complete page\", or print it to a file"
        );
    if (glance.refreshes && glance.length < 2 * hardly_any)
        return empty_page(
            "the page holds no text; it only leads on to another",
            "give the page it leads to"
        );
    return std::nullopt;
}

}  // namespace pam::manuscript
