#include "preflight/xmp_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <utility>

namespace pam::preflight {

namespace {

using Names = std::map<std::string, XmpForm>;

// Schemas of the XMP Specification of September 2005 whose properties are few enough to be
// held to their forms.
const std::map<std::string, Names> predefined = {
    {xmp::dc,
     {{"contributor", XmpForm::Bag},
      {"coverage", XmpForm::Text},
      {"creator", XmpForm::Seq},
      {"date", XmpForm::Seq},
      {"description", XmpForm::Alt},
      {"format", XmpForm::Text},
      {"identifier", XmpForm::Text},
      {"language", XmpForm::Bag},
      {"publisher", XmpForm::Bag},
      {"relation", XmpForm::Bag},
      {"rights", XmpForm::Alt},
      {"source", XmpForm::Text},
      {"subject", XmpForm::Bag},
      {"title", XmpForm::Alt},
      {"type", XmpForm::Bag}}},
    {xmp::basic,
     {{"Advisory", XmpForm::Bag},
      {"BaseURL", XmpForm::Text},
      {"CreateDate", XmpForm::Text},
      {"CreatorTool", XmpForm::Text},
      {"Identifier", XmpForm::Bag},
      {"Label", XmpForm::Text},
      {"MetadataDate", XmpForm::Text},
      {"ModifyDate", XmpForm::Text},
      {"Nickname", XmpForm::Text},
      {"Rating", XmpForm::Text},
      {"Thumbnails", XmpForm::Alt}}},
    {xmp::media,
     {{"DerivedFrom", XmpForm::Structure},
      {"DocumentID", XmpForm::Text},
      {"History", XmpForm::Seq},
      {"Ingredients", XmpForm::Bag},
      {"InstanceID", XmpForm::Text},
      {"LastURL", XmpForm::Text},
      {"ManagedFrom", XmpForm::Structure},
      {"Manager", XmpForm::Text},
      {"ManageTo", XmpForm::Text},
      {"ManageUI", XmpForm::Text},
      {"ManagerVariant", XmpForm::Text},
      {"OriginalDocumentID", XmpForm::Text},
      {"RenditionClass", XmpForm::Text},
      {"RenditionOf", XmpForm::Structure},
      {"RenditionParams", XmpForm::Text},
      {"SaveID", XmpForm::Text},
      {"VersionID", XmpForm::Text},
      {"Versions", XmpForm::Seq}}},
    {xmp::rights,
     {{"Certificate", XmpForm::Text},
      {"Marked", XmpForm::Text},
      {"Owner", XmpForm::Bag},
      {"UsageTerms", XmpForm::Alt},
      {"WebStatement", XmpForm::Text}}},
    {xmp::pdf,
     {{"Keywords", XmpForm::Text},
      {"PDFVersion", XmpForm::Text},
      {"Producer", XmpForm::Text},
      {"Trapped", XmpForm::Text}}},
    {xmp::archive,
     {{"part", XmpForm::Text},
      {"conformance", XmpForm::Text},
      {"amd", XmpForm::Text},
      {"corr", XmpForm::Text}}},
};

// Those with many properties, which are taken as they are.
const std::set<std::string> other_schemas = {
    "http://ns.adobe.com/xap/1.0/bj/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "http://ns.adobe.com/photoshop/1.0/",
    "http://ns.adobe.com/camera-raw-settings/1.0/",
    "http://ns.adobe.com/tiff/1.0/",
    "http://ns.adobe.com/exif/1.0/",
    "http://ns.adobe.com/exif/1.0/aux/",
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

// Types of single values (XMP Specification of September 2005), each with the form that its
// text has; those of any text have none. Then types of several fields.
const std::map<std::string, const char*> simple_types = {
    {"boolean", "True|False"},
    {"integer", "[+-]?[0-9]+"},
    {"real", "[+-]?[0-9]+\\.?[0-9]*|[+-]?[0-9]*\\.?[0-9]+"},
    {"date",
     "[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
     "(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"},
    {"mimetype", "[-+.A-Za-z0-9_]+/[-+.A-Za-z0-9_]+"},
    {"text", nullptr},
    {"propername", nullptr},
    {"agentname", nullptr},
    {"rational", nullptr},
    {"renditionclass", nullptr},
    {"gpscoordinate", nullptr},
    {"locale", nullptr},
    {"uri", nullptr},
    {"url", nullptr},
    {"xpath", nullptr},
    {"guid", nullptr}};

const std::set<std::string> structured_types = {
    "lang alt",        "any",           "dimensions",
    "thumbnail",       "resourceevent", "resourceref",
    "version",         "job",           "flash",
    "oecf/sfr",        "cfapattern",    "devicesettings",
    "colorant",        "font",          "beatsplicestretch",
    "marker",          "media",         "projectlink",
    "resamplestretch", "time",          "timecode",
    "timescalestretch"};

// "Seq of closed Choice of Integer" is, for each of its values, "integer".
std::string inner_type(std::string type) {
    type = lower(type);
    for (const char* before :
         {"bag ", "seq ", "alt ", "of ", "open ", "closed ", "choice ", "of "})
        if (type.rfind(before, 0) == 0) type.erase(0, std::string(before).size());
    return type == "choice" || type.empty() ? "text" : type;
}

bool is_value(const std::string& type, const std::string& text) {
    // A hostile text must not be long enough to keep a pattern busy.
    constexpr std::size_t longest_value = 200;
    const auto simple = simple_types.find(type);
    if (simple == simple_types.end() || simple->second == nullptr) return true;
    return text.size() <= longest_value
           && std::regex_match(text, std::regex(simple->second));
}

// What is stricter than any text among the properties of the schemas above.
const std::map<std::pair<std::string, std::string>, std::string> strict_values = {
    {{xmp::basic, "CreateDate"}, "date"},
    {{xmp::basic, "ModifyDate"}, "date"},
    {{xmp::basic, "MetadataDate"}, "date"},
    {{xmp::rights, "Marked"}, "boolean"},
    {{xmp::dc, "format"}, "mimetype"},
    {{xmp::archive, "part"}, "integer"}};

class SchemaReader {
public:
    SchemaReader(const XmpPacket& packet, const PdfPlace& place, PdfLog& log)
        : packet_(packet)
        , place_(place)
        , log_(log) {}

    using Described = std::map<std::pair<std::string, std::string>, std::string>;

    // The properties that the packet itself describes, with their types.
    Described read() {
        const XmpProperty* schemas = packet_.find(xmp::extension, "schemas");
        if (schemas == nullptr) return {};
        if (schemas->form != XmpForm::Bag || schemas->prefix != "pdfaExtension")
            wrong("pdfaExtension:schemas is no bag of that prefix");
        for (const std::size_t item : packet_.items(*schemas))
            read_schema(item);
        return std::move(described_);
    }

private:
    using Fields = std::vector<XmpProperty>;

    void wrong(const std::string& what) {
        log_.breach(
            rules::extension,
            place_,
            "an extension schema is not as it must be: " + what,
            "a schema states schema, namespaceURI, prefix and property; a property name, "
            "valueType, category and description; export as PDF/A anew, or remove the "
            "properties and their schema"
        );
    }

    // Fields of no name that the standard knows, or of another namespace than its own.
    void check_names(
        const Fields& fields, const char* space, const std::set<std::string>& known
    ) {
        for (const XmpProperty& one : fields)
            if (one.space != space || known.count(one.name) == 0)
                log_.breach(
                    rules::extension_field,
                    place_,
                    fmt::format(
                        "an extension schema has the unknown field {}:{}",
                        one.prefix,
                        one.name
                    ),
                    "remove it"
                );
    }

    void check_sequence(const XmpProperty& list) {
        if (list.form != XmpForm::Seq) wrong(list.name + " is no sequence");
    }

    bool check_type(const std::string& type) {
        if (type.empty()) return false;
        const std::string inner = inner_type(type);
        const bool known = simple_types.count(inner) > 0
                           || structured_types.count(inner) > 0
                           || own_types_.count(inner) > 0;
        if (!known) wrong(fmt::format("the type {} is described nowhere", type));
        return known;
    }

    // A field that must be there, of the standard's own prefix.
    std::string
    text(const Fields& fields, const char* space, const char* prefix, const char* name) {
        for (const XmpProperty& one : fields) {
            if (one.space != space || one.name != name) continue;
            if (one.prefix != prefix || one.form != XmpForm::Text) break;
            return one.text;
        }
        wrong(fmt::format("{}:{} is missing", prefix, name));
        return "";
    }

    void read_schema(std::size_t item) {
        const Fields fields = packet_.fields(item);
        check_names(
            fields,
            xmp::schema,
            {"schema", "namespaceURI", "prefix", "property", "valueType"}
        );
        text(fields, xmp::schema, "pdfaSchema", "schema");
        text(fields, xmp::schema, "pdfaSchema", "prefix");
        const std::string uri = text(fields, xmp::schema, "pdfaSchema", "namespaceURI");
        read_types(fields);
        for (const XmpProperty& one : fields) {
            if (one.name != "property") continue;
            check_sequence(one);
            for (const std::size_t entry : packet_.items(one))
                read_property(entry, uri);
        }
    }

    // Before the properties, which refer to them.
    void read_types(const Fields& fields) {
        for (const XmpProperty& one : fields) {
            if (one.name != "valueType") continue;
            check_sequence(one);
            for (const std::size_t entry : packet_.items(one))
                for (const XmpProperty& part : packet_.fields(entry))
                    if (part.name == "type") own_types_.insert(lower(part.text));
            for (const std::size_t entry : packet_.items(one))
                read_type(entry);
        }
    }

    void read_property(std::size_t item, const std::string& uri) {
        const Fields fields = packet_.fields(item);
        check_names(
            fields, xmp::property, {"name", "valueType", "category", "description"}
        );
        const auto field = [&](const char* name) {
            return text(fields, xmp::property, "pdfaProperty", name);
        };
        const std::string name = field("name");
        const std::string type = field("valueType");
        const bool typed = check_type(type);
        field("description");
        const std::string category = field("category");
        if (category != "external" && category != "internal")
            wrong("the category is neither external nor internal");
        if (typed) described_.emplace(std::pair{uri, name}, inner_type(type));
    }

    void read_type(std::size_t item) {
        const Fields fields = packet_.fields(item);
        check_names(
            fields, xmp::type, {"type", "namespaceURI", "prefix", "description", "field"}
        );
        for (const char* name : {"type", "namespaceURI", "prefix", "description"})
            text(fields, xmp::type, "pdfaType", name);
        for (const XmpProperty& one : fields) {
            if (one.space != xmp::type || one.name != "field") continue;
            check_sequence(one);
            for (const std::size_t entry : packet_.items(one))
                read_field(packet_.fields(entry));
        }
    }

    void read_field(const Fields& parts) {
        check_names(parts, xmp::field, {"name", "valueType", "description"});
        text(parts, xmp::field, "pdfaField", "name");
        text(parts, xmp::field, "pdfaField", "description");
        check_type(text(parts, xmp::field, "pdfaField", "valueType"));
    }

    const XmpPacket& packet_;
    PdfPlace place_;
    PdfLog& log_;
    Described described_;
    std::set<std::string> own_types_;
};

}  // namespace

void check_properties(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    const auto described = SchemaReader(packet, place, log).read();
    const auto wrong = [&](const XmpProperty& one, const char* what, const char* hint) {
        log.breach(
            rules::property,
            place,
            fmt::format("the metadata's property {}:{} {}", one.prefix, one.name, what),
            hint
        );
    };
    const auto check_value = [&](const XmpProperty& one, const std::string& type) {
        if (one.form == XmpForm::Text && !is_value(type, one.text))
            wrong(
                one,
                "has a value that is not of its type",
                "write dates as 2026-05-31T12:00:00Z, integers in digits, True or False"
            );
    };
    for (const XmpProperty& one : packet.properties) {
        if (one.space == xmp::extension || other_schemas.count(one.space) > 0) continue;
        const std::pair name{one.space, one.name};
        if (const auto own = described.find(name); own != described.end()) {
            check_value(one, own->second);
            continue;
        }
        const auto schema = predefined.find(one.space);
        if (schema == predefined.end() || schema->second.count(one.name) == 0)
            wrong(
                one,
                "is described nowhere",
                "remove it (Acrobat: File, Properties, Additional Metadata, Advanced), or "
                "describe it in an extension schema"
            );
        else if (one.form != schema->second.at(one.name))
            wrong(
                one,
                "is of another form than its schema's",
                "dc:title is a language alternative, dc:creator a sequence, dc:subject a "
                "bag"
            );
        else if (const auto strict = strict_values.find(name);
                 strict != strict_values.end())
            check_value(one, strict->second);
    }
}

}  // namespace pam::preflight
