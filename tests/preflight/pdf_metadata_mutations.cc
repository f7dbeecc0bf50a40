// Faults of the metadata's claims and of the schemas that describe them.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

namespace pam::preflight::test {

namespace {

constexpr const char* last_property = "</rdf:Seq></pdfaSchema:property>";

// A value type of the extension schema, whole, so that one part of it can be spoilt.
void add_value_type(TaggedPdf& pdf) {
    pdf.metadata(
        "xmlns:pdfaProperty=",
        "xmlns:pdfaType=\"http://www.aiim.org/pdfa/ns/type#\" "
        "xmlns:pdfaField=\"http://www.aiim.org/pdfa/ns/field#\" xmlns:pdfaProperty="
    );
    pdf.metadata(
        last_property,
        "</rdf:Seq></pdfaSchema:property><pdfaSchema:valueType><rdf:Seq>"
        "<rdf:li rdf:parseType=\"Resource\"><pdfaType:type>Ink</pdfaType:type>"
        "<pdfaType:namespaceURI>http://example.org/ink/</pdfaType:namespaceURI>"
        "<pdfaType:prefix>ink</pdfaType:prefix>"
        "<pdfaType:description>an ink</pdfaType:description>"
        "<pdfaType:field><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaField:name>name</pdfaField:name>"
        "<pdfaField:valueType>Text</pdfaField:valueType>"
        "<pdfaField:description>its name</pdfaField:description></rdf:li></rdf:Seq>"
        "</pdfaType:field></rdf:li></rdf:Seq></pdfaSchema:valueType>"
    );
}

template<int Number>
void without_part(TaggedPdf& pdf) {
    static constexpr const char* parts[] = {
        "<pdfaType:type>Ink</pdfaType:type>",
        "<pdfaType:namespaceURI>http://example.org/ink/</pdfaType:namespaceURI>",
        "<pdfaType:prefix>ink</pdfaType:prefix>",
        "<pdfaType:description>an ink</pdfaType:description>",
        "<pdfaField:name>name</pdfaField:name>",
        "<pdfaField:valueType>Text</pdfaField:valueType>",
        "<pdfaField:description>its name</pdfaField:description>",
        "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>",
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</"
        "pdfaSchema:namespaceURI>",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
        "<pdfaProperty:name>part</pdfaProperty:name>",
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
        "<pdfaProperty:category>internal</pdfaProperty:category>"};
    add_value_type(pdf);
    pdf.metadata(parts[Number], "");
}

// The identification of PDF/UA with another prefix for one more of its properties.
void with_other_prefix(TaggedPdf& pdf, const std::string& name) {
    pdf.metadata(
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfuaid:part>1</pdfuaid:part><other:" + name
            + " xmlns:other=\"http://www.aiim.org/pdfua/ns/id/\">1</other:" + name + ">"
    );
    pdf.metadata(
        last_property,
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + name
            + "</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
              "<pdfaProperty:category>internal</pdfaProperty:category>"
              "<pdfaProperty:description>more</pdfaProperty:description></rdf:li>"
            + last_property
    );
}

void with_archive_prefix(TaggedPdf& pdf, const std::string& name, const char* value) {
    pdf.metadata(
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:part>2</pdfaid:part><other:" + name
            + " xmlns:other=\"http://www.aiim.org/pdfa/ns/id/\">" + value
            + "</other:" + name + ">"
    );
}

}  // namespace

std::vector<Mutation> metadata_mutations() {
    return {
        // Claims.
        {"PDF/UA's part with another prefix",
         codes::pdf_claim,
         Access,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfuaid:part>1</pdfuaid:part>",
                 "<other:part "
                 "xmlns:other=\"http://www.aiim.org/pdfua/ns/id/\">1</other:part>"
             );
         }},
        {"PDF/UA's amendment with another prefix",
         codes::pdf_claim,
         Access,
         [](TaggedPdf& pdf) { with_other_prefix(pdf, "amd"); }},
        {"PDF/UA's corrigendum with another prefix",
         codes::pdf_claim,
         Access,
         [](TaggedPdf& pdf) { with_other_prefix(pdf, "corr"); }},
        {"no claim of PDF/A",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
                 ""
             );
         }},
        {"an unknown level of PDF/A",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata("<pdfaid:conformance>A<", "<pdfaid:conformance>X<");
         }},
        {"PDF/A's part with another prefix",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata("<pdfaid:part>2</pdfaid:part>", "");
             pdf.metadata(
                 "<pdfaid:conformance>",
                 "<other:part "
                 "xmlns:other=\"http://www.aiim.org/pdfa/ns/id/\">2</other:part>"
                 "<pdfaid:conformance>"
             );
         }},
        {"PDF/A's level with another prefix",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata("<pdfaid:conformance>A</pdfaid:conformance>", "");
             with_archive_prefix(pdf, "conformance", "A");
         }},
        {"PDF/A's amendment with another prefix",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) { with_archive_prefix(pdf, "amd", "2011"); }},
        {"PDF/A's corrigendum with another prefix",
         codes::pdf_claim,
         Archive,
         [](TaggedPdf& pdf) { with_archive_prefix(pdf, "corr", "1"); }},
        // The packet.
        {"metadata that state their bytes",
         codes::pdf_metadata,
         Archive,
         [](TaggedPdf& pdf) { pdf.metadata("id=\"W5M0", "bytes=\"2000\" id=\"W5M0"); }},
        {"metadata in UTF-16",
         codes::pdf_metadata,
         Archive,
         [](TaggedPdf& pdf) { pdf.wide_metadata = true; }},
        {"a date that is none",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdf:Producer>",
                 "<xmp:CreateDate xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">soon"
                 "</xmp:CreateDate><pdf:Producer>"
             );
         }},
        // Extension schemas.
        {"sound: a schema with a value type", nullptr, Nothing, add_value_type},
        {"a schema with an unknown field",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfaSchema:prefix>",
                 "<pdfaSchema:colour>red</pdfaSchema:colour><pdfaSchema:prefix>"
             );
         }},
        {"schemas that are no bag",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfaExtension:schemas><rdf:Bag>", "<pdfaExtension:schemas><rdf:Seq>"
             );
             pdf.metadata("</rdf:Bag></pdfaExtension", "</rdf:Seq></pdfaExtension");
         }},
        {"properties that are no sequence",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfaSchema:property><rdf:Seq>", "<pdfaSchema:property><rdf:Bag>"
             );
             pdf.metadata(last_property, "</rdf:Bag></pdfaSchema:property>");
         }},
        {"value types that are no sequence",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             add_value_type(pdf);
             pdf.metadata(
                 "<pdfaSchema:valueType><rdf:Seq>", "<pdfaSchema:valueType><rdf:Bag>"
             );
             pdf.metadata(
                 "</rdf:Seq></pdfaSchema:valueType>", "</rdf:Bag></pdfaSchema:valueType>"
             );
         }},
        {"fields that are no sequence",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             add_value_type(pdf);
             pdf.metadata("<pdfaType:field><rdf:Seq>", "<pdfaType:field><rdf:Bag>");
             pdf.metadata("</rdf:Seq></pdfaType:field>", "</rdf:Bag></pdfaType:field>");
         }},
        {"a property of an unknown type",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             pdf.metadata(
                 "<pdfaProperty:valueType>Integer<", "<pdfaProperty:valueType>Ink<"
             );
         }},
        {"a field of an unknown type",
         codes::pdf_property,
         Archive,
         [](TaggedPdf& pdf) {
             add_value_type(pdf);
             pdf.metadata("<pdfaField:valueType>Text<", "<pdfaField:valueType>Colour<");
         }},
        {"a value type without its name", codes::pdf_property, Archive, without_part<0>},
        {"a value type without its namespace",
         codes::pdf_property,
         Archive,
         without_part<1>},
        {"a value type without its prefix", codes::pdf_property, Archive, without_part<2>},
        {"a value type without description", codes::pdf_property, Archive, without_part<3>},
        {"a field without its name", codes::pdf_property, Archive, without_part<4>},
        {"a field without its type", codes::pdf_property, Archive, without_part<5>},
        {"a field without description", codes::pdf_property, Archive, without_part<6>},
        {"a schema without its name", codes::pdf_property, Archive, without_part<7>},
        {"a schema without its namespace", codes::pdf_property, Archive, without_part<8>},
        {"a schema without its prefix", codes::pdf_property, Archive, without_part<9>},
        {"a property without its name", codes::pdf_property, Archive, without_part<10>},
        {"a property without its type", codes::pdf_property, Archive, without_part<11>},
        {"a property without its category", codes::pdf_property, Archive, without_part<12>},
    };
}

}  // namespace pam::preflight::test
