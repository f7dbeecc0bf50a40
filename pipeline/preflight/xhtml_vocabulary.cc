#include "preflight/xhtml_vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace pam::preflight {

namespace {

constexpr std::string_view none;
constexpr std::string_view cite = " cite ";
constexpr std::string_view dated = " cite datetime ";
constexpr std::string_view cell = " colspan rowspan headers scope abbr ";
constexpr std::string_view media = " src crossorigin preload autoplay loop muted controls "
                                   "width height poster playsinline ";
constexpr std::string_view control =
    " disabled form name value type autocomplete readonly required placeholder checked "
    "size maxlength minlength min max step list multiple pattern accept alt src width "
    "height formaction formmethod formenctype formtarget formnovalidate dirname rows cols "
    "wrap ";
constexpr std::string_view image = " src alt srcset sizes width height usemap ismap "
                                   "crossorigin longdesc loading decoding ";
constexpr std::string_view link = " name href target rel rev hreflang type media download "
                                  "ping referrerpolicy crossorigin "
                                  "sizes integrity as ";

using enum Content;

// name, content, phrasing, flow, children, parents, attributes; sorted by name
constexpr std::array<Element, 116> elements{{
    {"a", Transparent, true, true, none, none, link},
    {"abbr", Phrasing, true, true, none, none, none},
    {"address", Flow, false, true, none, none, none},
    {"area",
     Nothing,
     true,
     true,
     none,
     none,
     " alt coords shape href target rel hreflang type download "},
    {"article", Flow, false, true, none, none, none},
    {"aside", Flow, false, true, none, none, none},
    {"audio", Transparent, true, true, none, none, media},
    {"b", Phrasing, true, true, none, none, none},
    {"base", Nothing, false, false, none, " head ", " href target "},
    {"bdi", Phrasing, true, true, none, none, none},
    {"bdo", Phrasing, true, true, none, none, none},
    {"blockquote", Flow, false, true, none, none, cite},
    {"body", Flow, false, false, none, " html ", none},
    {"br", Nothing, true, true, none, none, none},
    {"button", Phrasing, true, true, none, none, control},
    {"canvas", Transparent, true, true, none, none, " width height "},
    {"caption", Flow, false, false, none, " table ", none},
    {"cite", Phrasing, true, true, none, none, none},
    {"code", Phrasing, true, true, none, none, none},
    {"col", Nothing, false, false, none, " colgroup ", " span "},
    {"colgroup", Listed, false, false, " col template ", " table ", " span "},
    {"data", Phrasing, true, true, none, none, " value "},
    {"datalist", Phrasing, true, true, none, none, none},
    {"dd", Flow, false, false, none, " dl div ", none},
    {"del", Transparent, true, true, none, none, dated},
    {"details", Flow, false, true, none, none, " open "},
    {"dfn", Phrasing, true, true, none, none, none},
    {"dialog", Flow, false, true, none, none, " open "},
    {"div", Flow, false, true, none, none, none},
    {"dl", Listed, false, true, " dt dd div script template ", none, none},
    {"dt", Flow, false, false, none, " dl div ", none},
    {"em", Phrasing, true, true, none, none, none},
    {"embed", Nothing, true, true, none, none, " src type width height "},
    {"fieldset", Flow, false, true, none, none, " disabled form name "},
    {"figcaption", Flow, false, false, none, " figure ", none},
    {"figure", Flow, false, true, none, none, none},
    {"footer", Flow, false, true, none, none, none},
    {"form",
     Flow,
     false,
     true,
     none,
     none,
     " action accept-charset autocomplete enctype method name novalidate target "},
    {"h1", Phrasing, false, true, none, none, none},
    {"h2", Phrasing, false, true, none, none, none},
    {"h3", Phrasing, false, true, none, none, none},
    {"h4", Phrasing, false, true, none, none, none},
    {"h5", Phrasing, false, true, none, none, none},
    {"h6", Phrasing, false, true, none, none, none},
    {"head",
     Listed,
     false,
     false,
     " title meta link style script base noscript template ",
     " html ",
     " profile "},
    {"header", Flow, false, true, none, none, none},
    {"hgroup", Listed, false, true, " h1 h2 h3 h4 h5 h6 p script template ", none, none},
    {"hr", Nothing, false, true, none, none, none},
    {"html", Listed, false, false, " head body ", none, " manifest version prefix "},
    {"i", Phrasing, true, true, none, none, none},
    {"iframe",
     Text,
     true,
     true,
     none,
     none,
     " src srcdoc name sandbox width height allowfullscreen seamless allow loading "},
    {"img", Nothing, true, true, none, none, image},
    {"input", Nothing, true, true, none, none, control},
    {"ins", Transparent, true, true, none, none, dated},
    {"kbd", Phrasing, true, true, none, none, none},
    {"keygen", Nothing, true, true, none, none, control},
    {"label", Phrasing, true, true, none, none, " for form "},
    {"legend", Phrasing, false, false, none, " fieldset ", none},
    {"li", Flow, false, false, none, " ul ol menu ", " value "},
    {"link", Nothing, true, true, none, none, link},
    {"main", Flow, false, true, none, none, none},
    {"map", Transparent, true, true, none, none, " name "},
    {"mark", Phrasing, true, true, none, none, none},
    {"menu", Listed, false, true, " li script template ", none, " type label "},
    {"meta", Nothing, true, true, none, none, " name http-equiv content charset property "},
    {"meter", Phrasing, true, true, none, none, " value min max low high optimum "},
    {"nav", Flow, false, true, none, none, none},
    {"noscript", Transparent, true, true, none, none, none},
    {"object",
     Transparent,
     true,
     true,
     none,
     none,
     " data type name usemap form width height typemustmatch "},
    {"ol", Listed, false, true, " li script template ", none, " reversed start type "},
    {"optgroup",
     Listed,
     false,
     false,
     " option script template ",
     " select ",
     " disabled label "},
    {"option",
     Text,
     false,
     false,
     none,
     " select optgroup datalist ",
     " disabled label selected value "},
    {"output", Phrasing, true, true, none, none, " for form name "},
    {"p", Phrasing, false, true, none, none, none},
    {"param", Nothing, false, false, none, " object ", " name value "},
    {"picture", Listed, true, true, " source img script template ", none, none},
    {"pre", Phrasing, false, true, none, none, none},
    {"progress", Phrasing, true, true, none, none, " value max "},
    {"q", Phrasing, true, true, none, none, cite},
    {"rb", Phrasing, false, false, none, " ruby ", none},
    {"rp", Phrasing, false, false, none, " ruby rtc ", none},
    {"rt", Phrasing, false, false, none, " ruby rtc ", none},
    {"rtc", Phrasing, false, false, none, " ruby ", none},
    {"ruby", Phrasing, true, true, none, none, none},
    {"s", Phrasing, true, true, none, none, none},
    {"samp", Phrasing, true, true, none, none, none},
    {"script",
     Text,
     true,
     true,
     none,
     none,
     " src type charset async defer crossorigin integrity nomodule language "},
    {"search", Flow, false, true, none, none, none},
    {"section", Flow, false, true, none, none, none},
    {"select", Listed, true, true, " option optgroup hr script template ", none, control},
    {"slot", Transparent, true, true, none, none, " name "},
    {"small", Phrasing, true, true, none, none, none},
    {"source",
     Nothing,
     false,
     false,
     none,
     " audio video picture ",
     " src type media srcset sizes width height "},
    {"span", Phrasing, true, true, none, none, none},
    {"strong", Phrasing, true, true, none, none, none},
    {"style", Text, false, false, none, " head ", " type media scoped "},
    {"sub", Phrasing, true, true, none, none, none},
    {"summary", Phrasing, false, false, none, " details ", none},
    {"sup", Phrasing, true, true, none, none, none},
    {"table",
     Listed,
     false,
     true,
     " caption colgroup thead tbody tfoot tr script template ",
     none,
     " border sortable "},
    {"tbody", Listed, false, false, " tr script template ", " table ", none},
    {"td", Flow, false, false, none, " tr ", cell},
    {"template", Flow, true, true, none, none, none},
    {"textarea", Text, true, true, none, none, control},
    {"tfoot", Listed, false, false, " tr script template ", " table ", none},
    {"th", Flow, false, false, none, " tr ", cell},
    {"thead", Listed, false, false, " tr script template ", " table ", none},
    {"time", Phrasing, true, true, none, none, " datetime "},
    {"title", Text, false, false, none, " head ", none},
    {"tr",
     Listed,
     false,
     false,
     " td th script template ",
     " table thead tbody tfoot ",
     none},
    {"track",
     Nothing,
     false,
     false,
     none,
     " audio video ",
     " src kind srclang label default "},
    {"u", Phrasing, true, true, none, none, none},
    {"ul", Listed, false, true, " li script template ", none, none},
    {"var", Phrasing, true, true, none, none, none},
    {"video", Transparent, true, true, none, none, media},
    {"wbr", Nothing, true, true, none, none, none},
}};

constexpr std::string_view global_attributes =
    " accesskey autofocus class contenteditable contextmenu dir draggable dropzone "
    "enterkeyhint "
    "hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce "
    "part "
    "popover role slot spellcheck style tabindex title translate about content datatype "
    "inlist prefix property rel resource rev typeof vocab ";

}  // namespace

const Element* element_named(std::string_view name) {
    const auto found = std::lower_bound(
        elements.begin(),
        elements.end(),
        name,
        [](const Element& one, std::string_view wanted) { return one.name < wanted; }
    );
    return found != elements.end() && found->name == name ? &*found : nullptr;
}

bool is_global_attribute(std::string_view name) {
    return lists(global_attributes, name) || name.substr(0, 5) == "data-"
           || name.substr(0, 5) == "aria-" || name.substr(0, 2) == "on";
}

bool lists(std::string_view list, std::string_view name) {
    return list.find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace pam::preflight
