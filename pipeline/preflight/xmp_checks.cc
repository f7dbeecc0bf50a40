#include "preflight/xmp_checks.h"

#include <fmt/format.h>

#include <map>
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

class SchemaReader {
public:
    SchemaReader(const XmpPacket& packet, const PdfPlace& place, PdfLog& log)
        : packet_(packet)
        , place_(place)
        , log_(log) {}

    // The properties that the packet itself describes.
    std::set<std::pair<std::string, std::string>> read() {
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
            "schema, namespaceURI, prefix and property, and of each property name, "
            "valueType, category and description"
        );
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
        text(fields, xmp::schema, "pdfaSchema", "schema");
        text(fields, xmp::schema, "pdfaSchema", "prefix");
        const std::string uri = text(fields, xmp::schema, "pdfaSchema", "namespaceURI");
        for (const XmpProperty& one : fields) {
            if (one.space != xmp::schema) {
                wrong(one.name + " has another namespace than its schema's");
            } else if (one.name == "property" || one.name == "valueType") {
                if (one.form != XmpForm::Seq) wrong(one.name + " is no sequence");
                for (const std::size_t entry : packet_.items(one))
                    one.name == "property" ? read_property(entry, uri) : read_type(entry);
            }
        }
    }

    void read_property(std::size_t item, const std::string& uri) {
        const Fields fields = packet_.fields(item);
        const auto field = [&](const char* name) {
            return text(fields, xmp::property, "pdfaProperty", name);
        };
        const std::string name = field("name");
        field("valueType");
        field("description");
        const std::string category = field("category");
        if (category != "external" && category != "internal")
            wrong("the category is neither external nor internal");
        described_.emplace(uri, name);
    }

    void read_type(std::size_t item) {
        const Fields fields = packet_.fields(item);
        for (const char* name : {"type", "namespaceURI", "prefix", "description"})
            text(fields, xmp::type, "pdfaType", name);
        for (const XmpProperty& one : fields) {
            if (one.space != xmp::type || one.name != "field") continue;
            for (const std::size_t entry : packet_.items(one)) {
                const Fields parts = packet_.fields(entry);
                for (const char* name : {"name", "valueType", "description"})
                    text(parts, xmp::field, "pdfaField", name);
            }
        }
    }

    const XmpPacket& packet_;
    PdfPlace place_;
    PdfLog& log_;
    std::set<std::pair<std::string, std::string>> described_;
};

}  // namespace

void check_properties(const XmpPacket& packet, const PdfPlace& place, PdfLog& log) {
    const auto described = SchemaReader(packet, place, log).read();
    for (const XmpProperty& one : packet.properties) {
        if (one.space == xmp::extension || described.count({one.space, one.name}) > 0
            || other_schemas.count(one.space) > 0)
            continue;
        const auto schema = predefined.find(one.space);
        if (schema == predefined.end() || schema->second.count(one.name) == 0) {
            log.breach(
                rules::property,
                place,
                fmt::format(
                    "the metadata's property {}:{} is described nowhere",
                    one.prefix,
                    one.name
                ),
                "remove it, or describe it in an extension schema"
            );
        } else if (one.form != schema->second.at(one.name)) {
            log.breach(
                rules::property,
                place,
                fmt::format(
                    "the metadata's property {}:{} is of another form than its schema's",
                    one.prefix,
                    one.name
                ),
                "dc:title is a language alternative, dc:creator a sequence, dc:subject a "
                "bag"
            );
        }
    }
}

}  // namespace pam::preflight
