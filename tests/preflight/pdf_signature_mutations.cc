// Faults of signatures. The certificate was made for this test, and its key thrown away;
// nothing was really signed with it.
#include "preflight/codes.h"
#include "preflight/pdf_mutations.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/QUtil.hh>

namespace pam::preflight::test {

namespace {

constexpr const char* certificate =
    "308201143081bb021442c08b88fbd880bea97ee6238ef5936f02ae1536300a06082a8648ce3d0403"
    "02300c310a300806035504030c01413020170d3236313132393138323031305a180f323132363131"
    "30353138323031305a300c310a300806035504030c01413059301306072a8648ce3d020106082a86"
    "48ce3d03010703420004730588fc10ad709349756366b3ea0b7c37b42d36bbea6be41f14717ef7a6"
    "1e3c79e2cfaa3c99db5015b049427bf93eed3a5bcb93419f82dd32a0dfb9a7d1558e300a06082a86"
    "48ce3d040302034800304502207c942b30ca6184cb08f31796280606bb5a96d4d918923603c9e685"
    "14fccbd385022100d70c387f2288dada278a73a0259e85468048d968a4cd5b45891c7667d4971873";

constexpr const char* signer =
    "30818b0201013024300c310a300806035504030c0141021442c08b88fbd880bea97ee6238ef5936f"
    "02ae1536300b0609608648016503040201300a06082a8648ce3d04030204473045022100b7f9dc34"
    "5e6bf6d82550aeae0af155a8791e81f18aa3b21b098e6b921d5be77b02204071b788a74b1a688fae"
    "80a77ec8633360792339bd6b7519ace0955053693123";

// A value of the Distinguished Encoding Rules.
std::string der(int tag, const std::string& content) {
    std::string value(1, static_cast<char>(tag));
    if (content.size() < 128)
        value += static_cast<char>(content.size());
    else if (content.size() < 256)
        value += {'\x81', static_cast<char>(content.size())};
    else
        value +=
            {'\x82',
             static_cast<char>(content.size() >> 8),
             static_cast<char>(content.size() & 0xFF)};
    return value + content;
}

// PKCS #7 (RFC 2315): who signed, and with which certificates along.
std::string signed_data(int certificates, int signers) {
    const auto bytes = [](const char* hexadecimal) {
        return QUtil::hex_decode(hexadecimal);
    };
    std::string chain;
    std::string names;
    for (int i = 0; i < certificates; ++i)
        chain += bytes(certificate);
    for (int i = 0; i < signers; ++i)
        names += bytes(signer);
    const std::string sha256 = der(0x30, bytes("0609608648016503040201"));
    const std::string data = der(0x30, bytes("06092a864886f70d010701"));
    const std::string body =
        der(0x30,
            bytes("020101") + der(0x31, sha256) + data
                + (chain.empty() ? "" : der(0xA0, chain)) + der(0x31, names));
    return der(0x30, bytes("06092a864886f70d010702") + der(0xA0, body));
}

// A field without looks, and its signature, with room for the range.
void add_signature(
    TaggedPdf& pdf, const std::string& contents, const std::string& rest = ""
) {
    QPDFObjectHandle signature = pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(
        &pdf.pdf,
        "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 "
        "1111111111 1111111111 1111111111] /Contents <"
            + QUtil::hex_encode(contents) + "> " + rest + ">>"
    ));
    QPDFObjectHandle field = pdf.pdf.makeIndirectObject(QPDFObjectHandle::parse(
        &pdf.pdf, "<</FT /Sig /T (approval) /V " + signature.unparse() + ">>"
    ));
    pdf.set("catalog", "/AcroForm", "<</SigFlags 3 /Fields [" + field.unparse() + "]>>");
}

// Writes where the signature really stands; `short_by` bytes at the end are left out.
void state_range(Bytes& bytes, std::size_t short_by) {
    const std::string room = "1111111111 1111111111 1111111111";
    const std::size_t at = bytes.find(room);
    REQUIRE(at != Bytes::npos);
    const std::size_t object = bytes.rfind(" 0 obj", at);
    const std::size_t begin = bytes.find('<', bytes.find("/Contents", object));
    const std::size_t end = bytes.find('>', begin) + 1;
    std::string range = fmt::format("{} {} {}", begin, end, bytes.size() - end - short_by);
    range.resize(room.size(), ' ');
    bytes.replace(at, room.size(), range);
}

void state_whole_range(Bytes& bytes) {
    state_range(bytes, 0);
}

}  // namespace

std::vector<Mutation> signature_mutations() {
    return {
        {"sound: signed",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) { add_signature(pdf, signed_data(1, 1)); },
         state_whole_range},
        {"sound: signed, and certified",
         nullptr,
         Nothing,
         [](TaggedPdf& pdf) {
             add_signature(
                 pdf,
                 signed_data(2, 1),
                 "/Reference [<</Type /SigRef /TransformMethod /DocMDP>>]"
             );
             pdf.set("catalog", "/Perms", "<</DocMDP <<>>>>");
         },
         state_whole_range},
        {"a certified file with a digest of old",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) {
             add_signature(
                 pdf,
                 signed_data(1, 1),
                 "/Reference [<</Type /SigRef /TransformMethod /DocMDP /DigestMethod "
                 "/MD5>>]"
             );
             pdf.set("catalog", "/Perms", "<</DocMDP <<>>>>");
         },
         state_whole_range},
        {"a signature that leaves out the end",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) { add_signature(pdf, signed_data(1, 1)); },
         [](Bytes& bytes) { state_range(bytes, 30); }},
        {"a signature that covers nothing",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) { add_signature(pdf, signed_data(1, 1)); }},
        {"a signature without a certificate",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) { add_signature(pdf, signed_data(0, 1)); },
         state_whole_range},
        {"a signature of two",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) { add_signature(pdf, signed_data(1, 2)); },
         state_whole_range},
        {"a signature that is none",
         codes::pdf_signature,
         Archive,
         [](TaggedPdf& pdf) { add_signature(pdf, "signed"); },
         state_whole_range},
    };
}

}  // namespace pam::preflight::test
