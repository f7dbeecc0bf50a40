#include "manuscript/html_vocabulary.h"

#include "base/utf8.h"
#include "manuscript/html_looks.h"

#include <algorithm>
#include <array>

namespace pam::manuscript::html {

namespace {

struct Name {
    std::string_view word;
    const char* rule;
};

// Whole words of names: "nav" is in "nav-main" and "site_nav", not in "navigator-article".
constexpr std::array names_of_parts{
    Name{"ad", rules::advertisement},
    Name{"ads", rules::advertisement},
    Name{"advert", rules::advertisement},
    Name{"advertisement", rules::advertisement},
    Name{"adsense", rules::advertisement},
    Name{"sponsor", rules::advertisement},
    Name{"sponsored", rules::advertisement},
    Name{"outbrain", rules::advertisement},
    Name{"taboola", rules::advertisement},
    Name{"banner", rules::banner},
    Name{"cookie", rules::banner},
    Name{"cookies", rules::banner},
    Name{"consent", rules::banner},
    Name{"gdpr", rules::banner},
    Name{"newsletter", rules::banner},
    Name{"subscribe", rules::banner},
    Name{"signup", rules::banner},
    Name{"popup", rules::banner},
    Name{"modal", rules::banner},
    Name{"paywall", rules::banner},
    Name{"comment", rules::comments},
    Name{"comments", rules::comments},
    Name{"commentlist", rules::comments},
    Name{"respond", rules::comments},
    Name{"disqus", rules::comments},
    Name{"livefyre", rules::comments},
    Name{"editsection", rules::edit_link},
    Name{"footer", rules::footer},
    Name{"printfooter", rules::footer},
    Name{"copyright", rules::footer},
    Name{"breadcrumb", rules::navigation},
    Name{"breadcrumbs", rules::navigation},
    Name{"crumbs", rules::navigation},
    Name{"catlinks", rules::navigation},
    Name{"interlanguage", rules::navigation},
    Name{"jump", rules::navigation},
    Name{"menu", rules::navigation},
    Name{"nav", rules::navigation},
    Name{"navbar", rules::navigation},
    Name{"navbox", rules::navigation},
    Name{"navigation", rules::navigation},
    Name{"pager", rules::navigation},
    Name{"paging", rules::navigation},
    Name{"pagination", rules::navigation},
    Name{"skiplink", rules::navigation},
    Name{"toolbar", rules::navigation},
    Name{"toolbox", rules::navigation},
    Name{"topbar", rules::navigation},
    Name{"popular", rules::related},
    Name{"promo", rules::related},
    Name{"recirc", rules::related},
    Name{"recommended", rules::related},
    Name{"related", rules::related},
    Name{"teaser", rules::related},
    Name{"teasers", rules::related},
    Name{"trending", rules::related},
    Name{"addthis", rules::share},
    Name{"share", rules::share},
    Name{"sharedaddy", rules::share},
    Name{"sharing", rules::share},
    Name{"sharethis", rules::share},
    Name{"social", rules::share},
    Name{"socialshare", rules::share},
    Name{"sidebar", rules::sidebar},
    Name{"widget", rules::sidebar},
    Name{"widgets", rules::sidebar},
};

bool is_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Phrases by which a keeper of the text is heard, in lower case.
constexpr std::array<std::string_view, 44> keepers_phrases{
    "this is an archive",
    "archive of the former",
    "archived from",
    "archived copy",
    "serves these documents",
    "retrieved from \"",
    "from wikipedia, the free",
    "from wikisource",
    "project gutenberg",
    "gutenberg ebook",
    "marxists internet archive",
    "marxists.org",
    "creative commons",
    "gnu free documentation",
    "public domain",
    "all rights reserved",
    "may be freely copied",
    "may be freely distributed",
    "freely available for non-commercial",
    "licensed under",
    "available under the",
    "transcribed by",
    "transcription by",
    "transcribed for",
    "transcription/markup",
    "transcription\\markup",
    "transcribed/html",
    "scanned by",
    "proofread by",
    "proofed and corrected",
    "digitized by",
    "digitised by",
    "html markup",
    "html version by",
    "marked up by",
    "e-text prepared by",
    "produced by the online distributed",
    "hosted by",
    "design and formatting by",
    "web design by",
    "this document was last",
    "this page was last",
    "page last modified",
    "wayback machine"};

bool holds_year(std::string_view words) {
    for (std::size_t i = 0; i + 4 <= words.size(); ++i)
        if ((words.substr(i, 2) == "19" || words.substr(i, 2) == "20")
            && words[i + 2] >= '0' && words[i + 2] <= '9' && words[i + 3] >= '0'
            && words[i + 3] <= '9')
            return true;
    return false;
}

// "Copyright 1999 by A. Author", "(c) 2005 The Site"; not an essay on the matter.
bool is_copyright_line(std::string_view words) {
    constexpr std::size_t longest = 240;
    if (words.size() > longest || !holds_year(words)) return false;
    return words.starts_with("\u00A9") || contains(words.substr(0, 10), "copyright")
           || contains(words, "copyright \u00A9") || contains(words, "copyright (c)")
           || contains(words.substr(0, 8), "(c) ");
}

}  // namespace

const char* rule_by_names(std::string_view names) {
    for (std::size_t at = 0; at < names.size();) {
        std::size_t end = at;
        while (end < names.size() && is_word_letter(names[end]))
            ++end;
        const std::string_view word = names.substr(at, end - at);
        if (word.size() >= 2)
            for (const Name& known : names_of_parts)
                if (known.word == word) return known.rule;
        at = end + 1;
    }
    return nullptr;
}

bool is_foreign_to_text(const char* rule) {
    return rule == rules::share || rule == rules::advertisement || rule == rules::edit_link
           || rule == rules::comments || rule == rules::related || rule == rules::banner;
}

bool is_keepers_notice(std::string_view words) {
    constexpr std::size_t longest = 1200;
    if (words.empty() || words.size() > longest) return false;
    return is_copyright_line(words)
           || std::any_of(
               keepers_phrases.begin(),
               keepers_phrases.end(),
               [&](std::string_view phrase) { return contains(words, phrase); }
           );
}

}  // namespace pam::manuscript::html
