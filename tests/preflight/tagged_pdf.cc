#include "preflight/tagged_pdf.h"

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>

namespace pam::preflight::test {

namespace {

constexpr const char* packet =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A small book</rdf:li></rdf:Alt>"
    "</dc:title>\n<pdf:Producer>by hand</pdf:Producer>\n"
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>the part</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

constexpr const char* page_content =
    "/S1 gs /H1 <</MCID 0>> BDC BT /F1 12 Tf 20 270 Td (head) Tj ET EMC\n"
    "/P <</MCID 1>> BDC BT /F2 10 Tf 20 250 Td <00020003> Tj ET EMC\n"
    "/Lbl <</MCID 2>> BDC BT /F1 10 Tf 20 230 Td (a) Tj ET EMC\n"
    "/LBody <</MCID 3>> BDC BT /F1 10 Tf 40 230 Td (bad) Tj ET EMC\n"
    "/TH <</MCID 4>> BDC BT /F1 10 Tf 20 210 Td (c) Tj ET EMC\n"
    "/TH <</MCID 5>> BDC BT /F1 10 Tf 60 210 Td (d) Tj ET EMC\n"
    "/TD <</MCID 6>> BDC BT /F1 10 Tf 20 190 Td (e) Tj ET EMC\n"
    "/TD <</MCID 7>> BDC BT /F1 10 Tf 60 190 Td (f) Tj ET EMC\n"
    "/Figure <</MCID 8>> BDC q 40 0 0 40 20 140 cm /I1 Do Q EMC\n"
    "/Link <</MCID 9>> BDC BT /F1 10 Tf 20 110 Td (beg) Tj ET EMC\n"
    "/Note <</MCID 10>> BDC BT /F1 8 Tf 20 90 Td (cab) Tj ET EMC\n"
    "/Artifact <</Type /Pagination>> BDC 0.5 g 20 60 100 1 re f EMC\n";

constexpr const char* to_unicode =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CMapName /Small def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0002> <0009> <0061> endbfrange\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end\n";

void replace_first(std::string& text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

}  // namespace

QPDFObjectHandle TaggedPdf::object(const std::string& name, const std::string& text) {
    QPDFObjectHandle made = pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf, text));
    objects_[name] = made;
    return made;
}

QPDFObjectHandle
TaggedPdf::add_stream(const std::string& dictionary, const std::string& data) {
    QPDFObjectHandle made = QPDFObjectHandle::newStream(&pdf, data);
    QPDFObjectHandle keys = QPDFObjectHandle::parse(&pdf, dictionary);
    for (auto& [key, value] : keys.getDictAsMap())
        made.getDict().replaceKey(key, value);
    return made;
}

QPDFObjectHandle TaggedPdf::stream(
    const std::string& name, const std::string& text, const std::string& data
) {
    return objects_[name] = add_stream(text, data);
}

std::string TaggedPdf::reference(const std::string& name) {
    return at(name).unparse();
}

QPDFObjectHandle& TaggedPdf::at(const std::string& name) {
    INFO(name);
    REQUIRE(objects_.count(name) == 1);
    return objects_[name];
}

TaggedPdf::TaggedPdf() : content_(page_content), metadata_(packet) {
    pdf.emptyPDF();
    objects_["catalog"] = pdf.getRoot();
    stream("profile", "<</N 3>>", small_profile());
    object(
        "intent",
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        "/DestOutputProfile "
            + reference("profile") + ">>"
    );
    make_fonts();
    stream(
        "image",
        "<</Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        "/ColorSpace /DeviceRGB>>",
        "abc"
    );
    object("state", "<</Type /ExtGState /LW 1>>");
    object(
        "annotation",
        "<</Type /Annot /Subtype /Link /Rect [20 108 50 120] /F 4 /Border [0 0 0] "
        "/Contents (the beginning) /StructParent 1 /A <</S /URI /URI "
        "(https://example.org/)>>>>"
    );
    stream("contents", "<<>>", "");
    object(
        "page",
        "<</Type /Page /MediaBox [0 0 200 300] /Tabs /S /StructParents 0 /Annots ["
            + reference("annotation") + "] /Contents " + reference("contents")
            + " /Resources <</Font <</F1 " + reference("font") + " /F2 " + reference("wide")
            + ">> /XObject <</I1 " + reference("image") + ">> /ExtGState <</S1 "
            + reference("state") + ">>>>>>"
    );
    pdf.addPage(at("page"), false);
    stream("metadata", "<</Type /Metadata /Subtype /XML>>", "");
    make_elements();
    set("catalog", "/Metadata", reference("metadata"));
    set("catalog", "/Lang", "(en)");
    set("catalog", "/MarkInfo", "<</Marked true>>");
    set("catalog", "/ViewerPreferences", "<</DisplayDocTitle true>>");
    set("catalog", "/OutputIntents", "[" + reference("intent") + "]");
    set("catalog", "/StructTreeRoot", reference("tree"));
    object("info", "<</Title (A small book) /Producer (by hand)>>");
    pdf.getTrailer().replaceKey("/Info", at("info"));
}

void TaggedPdf::make_fonts() {
    stream("program", "<<>>", small_font());
    const std::string common =
        "<</Type /FontDescriptor /FontName /ABCDEF+Small /FontBBox [0 0 400 400] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 400 /StemV 80 /FontFile2 "
        + reference("program");
    object("descriptor", common + " /Flags 32>>");
    object("wide descriptor", common + " /Flags 4>>");
    object(
        "font",
        "<</Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Small /Encoding "
        "/WinAnsiEncoding /FirstChar 97 /LastChar 104 /Widths [500 500 500 500 500 500 500 "
        "500] /FontDescriptor "
            + reference("descriptor") + ">>"
    );
    object(
        "cid",
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Small /CIDToGIDMap "
        "/Identity /DW 500 /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0>> /FontDescriptor "
            + reference("wide descriptor") + ">>"
    );
    stream("map", "<<>>", to_unicode);
    object(
        "wide",
        "<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Small /Encoding /Identity-H "
        "/DescendantFonts ["
            + reference("cid") + "] /ToUnicode " + reference("map") + ">>"
    );
}

std::string TaggedPdf::element(
    const std::string& name, const std::string& parent, const std::string& rest
) {
    const std::string type = name.substr(0, name.find(' '));
    object(
        name,
        "<</Type /StructElem /S /" + type + " /P " + reference(parent) + " /Pg "
            + reference("page") + " " + rest + ">>"
    );
    QPDFObjectHandle& around = at(parent);
    if (!around.hasKey("/K")) around.replaceKey("/K", QPDFObjectHandle::newArray());
    around.getKey("/K").appendItem(at(name));
    return reference(name);
}

void TaggedPdf::make_elements() {
    object("tree", "<</Type /StructTreeRoot>>");
    element("Document", "tree", "");
    std::string content;
    const auto leaf = [&](const char* name, const char* parent, const std::string& rest) {
        static constexpr const char* numbers[] = {
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
        const auto count =
            static_cast<std::size_t>(std::count(content.begin(), content.end(), 'R'));
        const std::string number = numbers[count];
        content += element(name, parent, "/K [" + number + "] " + rest) + " ";
    };
    const std::string scope = "/A <</O /Table /Scope /Column>>";
    leaf("H1", "Document", "");
    leaf("P", "Document", "");
    element("L", "Document", "");
    element("LI", "L", "");
    leaf("Lbl", "LI", "");
    leaf("LBody", "LI", "");
    element("Table", "Document", "");
    element("TR", "Table", "");
    leaf("TH", "TR", scope);
    leaf("TH 2", "TR", scope);
    element("TR 2", "Table", "");
    leaf("TD", "TR 2", "");
    leaf("TD 2", "TR 2", "");
    leaf("Figure", "Document", "/Alt (a square)");
    element("P 2", "Document", "");
    leaf("Link", "P 2", "");
    at("Link").getKey("/K").appendItem(QPDFObjectHandle::parse(
        &pdf,
        "<</Type /OBJR /Obj " + reference("annotation") + " /Pg " + reference("page") + ">>"
    ));
    leaf("Note", "Document", "/ID (note-1)");
    object("parents", "<</Nums [0 [" + content + "] 1 " + reference("Link") + "]>>");
    set("tree", "/ParentTree", reference("parents"));
    set("tree", "/ParentTreeNextKey", "2");
}

void TaggedPdf::set(
    const std::string& name, const std::string& key, const std::string& value
) {
    QPDFObjectHandle& of = at(name);
    // A reference is read only within something.
    QPDFObjectHandle parsed = QPDFObjectHandle::parse(&pdf, "[" + value + "]");
    (of.isStream() ? of.getDict() : of).replaceKey(key, parsed.getArrayItem(0));
}

void TaggedPdf::content(std::string_view from, std::string_view to) {
    replace_first(content_, from, to);
}

void TaggedPdf::metadata(std::string_view from, std::string_view to) {
    replace_first(metadata_, from, to);
}

void TaggedPdf::add_element(
    const std::string& around, const std::string& dictionary, const std::string& name
) {
    element(name, around, dictionary);
}

void TaggedPdf::move_first(const std::string& around, const std::string& kid) {
    std::vector<QPDFObjectHandle> kids = {at(kid)};
    for (const QPDFObjectHandle& one : at(around).getKey("/K").getArrayAsVector())
        if (one.getObjGen() != at(kid).getObjGen()) kids.push_back(one);
    at(around).replaceKey("/K", QPDFObjectHandle::newArray(kids));
}

Bytes TaggedPdf::write() {
    const QPDFObjectHandle none = QPDFObjectHandle::newNull();
    at("contents").replaceStreamData(content_, none, none);
    at("metadata")
        .replaceStreamData(
            wide_metadata ? QUtil::utf8_to_utf16(metadata_) : metadata_, none, none
        );
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_uncompress);
    writer.setNewlineBeforeEndstream(true);
    writer.forcePDFVersion("1.7");
    // Only the older encryption can forbid what assistive technology does.
    if (lock == Lock::Encrypted)
        writer.setR4EncryptionParametersInsecure(
            "", "owner", true, false, true, true, true, true, qpdf_r3p_full, true, true
        );
    else if (lock == Lock::Closed)
        writer.setR3EncryptionParametersInsecure(
            "", "owner", false, false, true, true, true, true, qpdf_r3p_full
        );
    else
        writer.setStaticID(true);
    writer.write();
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

Examination examined(const Bytes& pdf, const std::vector<PdfProfile>& profiles) {
    auto examination = examine_pdf(pdf, "book.pdf", profiles);
    INFO((examination ? "" : examination.error().message));
    REQUIRE(examination);
    return *examination;
}

}  // namespace pam::preflight::test
