// Output intents and the profiles of colour spaces (ISO 19005-2, 6.2.3, 6.2.4.2, 6.2.4.4).
#include "preflight/icc_profile.h"
#include "preflight/pdf_subject.h"

#include <fmt/format.h>

#include <set>

namespace pam::preflight {

namespace {

constexpr int most_colorants = 32;

void check_intent_profile(PdfSubject& subject, QPDFObjectHandle stream) {
    const auto data = data_of(stream);
    const IccProfile profile = data ? read_icc(*data) : IccProfile{};
    static const std::set<std::string> spaces = {"RGB ", "CMYK", "GRAY"};
    if (!profile.readable || profile.version >= 5
        || (profile.use != "prtr" && profile.use != "mntr")
        || spaces.count(profile.space) == 0)
        subject.log.breach(
            rules::output_intent,
            place_of(stream),
            "the output intent's profile is not that of a printer or screen",
            "take the ICC profile of the printing condition, or sRGB: of version 2 or 4, "
            "for grey, RGB or CMYK"
        );
    subject.intent = profile.space;
}

void check_intents(PdfSubject& subject) {
    QPDFObjGen first;
    for (QPDFObjectHandle& intent : elements(value_of(subject.catalog, "/OutputIntents"))) {
        QPDFObjectHandle profile = value_of(intent, "/DestOutputProfile");
        if (name_at(intent, "/S") == "GTS_PDFX" && has_key(intent, "/DestOutputProfileRef"))
            subject.log.breach(
                rules::output_intent,
                place_of(intent),
                "an output intent's profile stands in another file",
                "embed it: choose the profile itself, not its name, when exporting"
            );
        if (!profile.isStream()) continue;
        if (first.getObj() != 0 && profile.getObjGen() != first)
            subject.log.breach(
                rules::output_intent,
                place_of(intent),
                "two output intents have two profiles",
                "let both refer to one profile: export for one printing condition"
            );
        first = profile.getObjGen();
        if (name_at(intent, "/S") == "GTS_PDFA1") check_intent_profile(subject, profile);
    }
}

class SpaceChecks {
public:
    explicit SpaceChecks(PdfLog& log) : log_(log) {}

    void check(QPDFObjectHandle array, const PdfPlace& place) {
        const std::string kind = name_of(array.getArrayItem(0));
        const int size = array.getArrayNItems();
        if (kind == "ICCBased" && size > 1) check_icc(array.getArrayItem(1), place);
        if (kind == "Separation" && size > 3) check_separation(array, place);
        if (kind == "DeviceN" && size > 3) check_device_n(array, place);
    }

private:
    void check_icc(QPDFObjectHandle stream, const PdfPlace& place) {
        if (!stream.isStream() || !seen_.insert(stream.getObjGen()).second) return;
        const auto data = data_of(stream);
        const IccProfile profile = data ? read_icc(*data) : IccProfile{};
        static const std::set<std::string> uses = {"prtr", "mntr", "scnr", "spac"};
        static const std::map<std::string, long long> components = {
            {"RGB ", 3}, {"CMYK", 4}, {"GRAY", 1}, {"Lab ", 3}};
        const auto space = components.find(profile.space);
        if (!profile.readable || profile.version >= 5 || uses.count(profile.use) == 0
            || space == components.end() || integer_at(stream, "/N") != space->second)
            log_.breach(
                rules::icc_profile,
                place_of(stream, place.page),
                "a colour space's profile cannot be read, or is of another kind",
                "convert the image or colour to a profile of version 2 or 4 for grey, RGB, "
                "CMYK or Lab (sRGB, ISO Coated v2)"
            );
    }

    void check_separation(QPDFObjectHandle array, const PdfPlace& place) {
        const std::string name = name_of(array.getArrayItem(1));
        check_name(name, place, log_);
        if (name == "All" || name == "None") return;
        const std::string meaning =
            array.getArrayItem(2).unparse() + " " + array.getArrayItem(3).unparse();
        const auto [known, added] = separations_.emplace(name, meaning);
        if (!added && known->second != meaning)
            log_.breach(
                rules::separation,
                place,
                fmt::format("the ink {} is two different colours", name),
                "give the ink one meaning in the swatches of every document that was "
                "placed here (InDesign: Ink Manager); its alternate space and tint "
                "transform must agree"
            );
    }

    void check_device_n(QPDFObjectHandle array, const PdfPlace& place) {
        const auto names = elements(array.getArrayItem(1));
        if (names.size() > most_colorants)
            log_.breach(
                rules::limits,
                place,
                "a colour space has more than 32 inks",
                "use fewer, or convert them to CMYK"
            );
        QPDFObjectHandle attributes = array.getArrayNItems() > 4
                                          ? array.getArrayItem(4)
                                          : QPDFObjectHandle::newNull();
        QPDFObjectHandle colorants = value_of(attributes, "/Colorants");
        QPDFObjectHandle process =
            value_of(value_of(attributes, "/Process"), "/Components");
        std::set<std::string> known = {"None"};
        for (const auto& [name, space] : entries(colorants))
            known.insert(name.substr(1));
        for (QPDFObjectHandle& one : elements(process))
            known.insert(name_of(one));
        for (const QPDFObjectHandle& one : names)
            check_name(name_of(one), place, log_);
        for (const QPDFObjectHandle& one : names)
            if (known.count(name_of(one)) == 0 && !is_process_ink(name_of(one)))
                log_.breach(
                    rules::separation,
                    place,
                    fmt::format("the ink {} is not among the Colorants", name_of(one)),
                    "export it anew as PDF/X-4 or PDF/A, which describes every ink, or "
                    "convert the inks to CMYK"
                );
    }

    static bool is_process_ink(const std::string& name) {
        return name == "Cyan" || name == "Magenta" || name == "Yellow" || name == "Black";
    }

    PdfLog& log_;
    std::set<QPDFObjGen> seen_;
    std::map<std::string, std::string> separations_;
};

}  // namespace

void check_colour_profiles(PdfSubject& subject) {
    check_intents(subject);
    if (!subject.log.held_to_archive()) return;
    SpaceChecks checks(subject.log);
    for (const QPDFObjectHandle& object : subject.pdf.getAllObjects()) {
        QPDFObjectHandle one = object;
        if (one.isArray() && one.getArrayNItems() > 1) checks.check(one, place_of(one));
        for (const char* key : {"/ColorSpace", "/CS"}) {
            QPDFObjectHandle space = value_of(one, key);
            if (space.isArray() && !space.isIndirect() && space.getArrayNItems() > 1)
                checks.check(space, place_of(one));
            for (auto& [name, entry] : entries(space))
                if (entry.isArray() && !entry.isIndirect() && entry.getArrayNItems() > 1)
                    checks.check(entry, place_of(one));
        }
        QPDFObjectHandle spaces = value_of(value_of(one, "/Resources"), "/ColorSpace");
        for (auto& [name, entry] : entries(spaces))
            if (entry.isArray() && !entry.isIndirect() && entry.getArrayNItems() > 1)
                checks.check(entry, place_of(one));
    }
}

}  // namespace pam::preflight
