#include "preflight/pdf_text.h"

#include "base/utf8.h"
#include "preflight/content_lexer.h"
#include "preflight/to_unicode.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageLabelDocumentHelper.hh>

#include <map>
#include <optional>

namespace pam::preflight {

namespace {

using Kind = ContentToken::Kind;

enum class Matter { Outside, Body, Note, Float, Label, Furniture, Picture };

Matter matter_of(const std::string& tag, Matter around) {
    if (tag == "Artifact") return Matter::Furniture;
    if (tag == "Note") return Matter::Note;
    if (tag == "Div") return Matter::Float;
    if (tag == "Lbl") return Matter::Label;
    if (tag == "Figure") return Matter::Picture;
    if (tag == "Span" && around != Matter::Outside) return around;
    return Matter::Body;
}

std::string raw_stream(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

// The page's content streams, as if they were one (7.8.2).
std::string page_contents(QPDFObjectHandle page) {
    std::string all;
    for (QPDFObjectHandle& stream : page.getPageContents())
        all += raw_stream(stream) + "\n";
    return all;
}

std::string letters(int number) {
    // a..z, aa..zz: the letter repeats (12.4.2).
    return std::string(
        static_cast<std::size_t>((number - 1) / 26 + 1),
        static_cast<char>('a' + (number - 1) % 26)
    );
}

std::string roman(int number) {
    static constexpr std::pair<int, const char*> steps[] = {
        {1000, "m"},
        {900, "cm"},
        {500, "d"},
        {400, "cd"},
        {100, "c"},
        {90, "xc"},
        {50, "l"},
        {40, "xl"},
        {10, "x"},
        {9, "ix"},
        {5, "v"},
        {4, "iv"},
        {1, "i"},
    };
    std::string text;
    for (const auto& [value, digits] : steps)
        for (; number >= value; number -= value)
            text += digits;
    return text;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

std::string page_label(QPDFPageLabelDocumentHelper& labels, std::size_t index) {
    QPDFObjectHandle label = labels.getLabelForPage(static_cast<long long>(index));
    if (!label.isDictionary()) return std::to_string(index + 1);
    QPDFObjectHandle prefix = label.getKey("/P");
    QPDFObjectHandle style = label.getKey("/S");
    QPDFObjectHandle start = label.getKey("/St");
    const std::string head = prefix.isString() ? prefix.getUTF8Value() : "";
    const int number = start.isInteger() ? static_cast<int>(start.getIntValue()) : 1;
    const std::string kind = style.isName() ? style.getName() : "";
    if (kind == "/D") return head + std::to_string(number);
    if (kind == "/r") return head + roman(number);
    if (kind == "/R") return head + upper(roman(number));
    if (kind == "/a") return head + letters(number);
    if (kind == "/A") return head + upper(letters(number));
    return head;
}

class Reader {
public:
    explicit Reader(QPDF& pdf) : pdf_(pdf), labels_(pdf) {}

    PdfText read() {
        const auto& pages = pdf_.getAllPages();
        for (std::size_t i = 0; i < pages.size(); ++i)
            read_page(pages[i], i);
        return std::move(text_);
    }

private:
    struct Mark {
        Matter matter = Matter::Outside;
        bool replaced = false;  // inside ActualText: the painted codes do not count
        long long mcid = -1;    // its own, or that of the mark around it
        std::string made;       // Label and Furniture gather here
    };

    void read_page(QPDFObjectHandle page, std::size_t index) {
        page_ = page.getObjGen();
        text_.page_numbers.emplace(page_, static_cast<int>(index + 1));
        where_ = "page " + std::to_string(index + 1);
        label_ = labels_.hasPageLabels() ? page_label(labels_, index)
                                         : std::to_string(index + 1);
        text_.body.enter(where_);
        text_.notes.enter(where_);
        text_.floats.enter(where_);
        marks_.assign(1, {});
        QPDFObjectHandle inherited = page.getKey("/Resources");
        read_stream(page_contents(page), inherited, 0);
    }

    void read_stream(const std::string& contents, QPDFObjectHandle resources, int depth) {
        ContentLexer lexer(contents);
        std::vector<ContentToken> operands;
        for (ContentToken token = lexer.next(); token.kind != Kind::End;
             token = lexer.next()) {
            if (token.kind != Kind::Operator) {
                operands.push_back(std::move(token));
                continue;
            }
            if (token.text == "ID") lexer.skip_inline_image();
            perform(token.text, operands, resources, depth);
            operands.clear();
        }
    }

    void perform(
        const std::string& op,
        const std::vector<ContentToken>& operands,
        QPDFObjectHandle resources,
        int depth
    ) {
        if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") return show(operands);
        if (op == "Tf" && operands.size() >= 2)
            return choose_font(operands[0].text, resources);
        if (op == "BDC" || op == "BMC") return begin_mark(operands, resources);
        if (op == "EMC") return end_mark();
        if (op == "Do" && !operands.empty())
            return invoke(operands[0].text, resources, depth);
    }

    void begin_mark(const std::vector<ContentToken>& operands, QPDFObjectHandle resources) {
        Mark mark;
        const std::string tag = operands.empty() ? "" : operands[0].text;
        mark.matter = matter_of(tag, marks_.back().matter);
        mark.replaced = marks_.back().replaced;
        mark.mcid = number_of(operands).value_or(marks_.back().mcid);
        std::u32string actual;
        if (!mark.replaced && actual_text(operands, resources, actual)) {
            const Matter matter = mark.matter;
            for (const char32_t c : actual)
                put(c, matter);
            mark.replaced = true;
        }
        marks_.push_back(std::move(mark));
    }

    static std::optional<long long> number_of(const std::vector<ContentToken>& operands) {
        for (std::size_t i = 1; i + 1 < operands.size(); ++i)
            if (operands[i].kind == Kind::Name && operands[i].text == "MCID")
                return static_cast<long long>(operands[i + 1].number);
        return std::nullopt;
    }

    static bool actual_text(
        const std::vector<ContentToken>& operands,
        QPDFObjectHandle resources,
        std::u32string& text
    ) {
        for (std::size_t i = 1; i + 1 < operands.size(); ++i)
            if (operands[i].kind == Kind::Name && operands[i].text == "ActualText") {
                text = text_string(operands[i + 1].text);
                return true;
            }
        if (operands.size() != 2 || operands[1].kind != Kind::Name) return false;
        QPDFObjectHandle list =
            resources.isDictionary() ? resources.getKey("/Properties") : resources;
        QPDFObjectHandle properties =
            list.isDictionary() ? list.getKey("/" + operands[1].text) : list;
        QPDFObjectHandle value =
            properties.isDictionary() ? properties.getKey("/ActualText") : properties;
        if (!value.isString()) return false;
        text = utf8::to_utf32(value.getUTF8Value());
        return true;
    }

    // A text string is UTF-16BE with a mark or, for ASCII, PDFDocEncoding (7.9.2.2).
    static std::u32string text_string(const std::string& bytes) {
        if (bytes.rfind("\xFE\xFF", 0) == 0) return from_utf16(bytes.substr(2));
        std::u32string text;
        for (const char c : bytes)
            text += static_cast<unsigned char>(c);
        return text;
    }

    void end_mark() {
        if (marks_.size() == 1) return;
        Mark mark = std::move(marks_.back());
        marks_.pop_back();
        if (mark.made.empty()) return;
        const bool nested = marks_.back().matter == mark.matter;
        if (nested) {
            marks_.back().made += mark.made;
            return;
        }
        auto& list = mark.matter == Matter::Label ? text_.labels : text_.furniture;
        list.push_back({utf8::collapse_spaces(mark.made), where_, label_});
    }

    void put(char32_t c, Matter matter) {
        switch (matter) {
        case Matter::Body:
            text_.body.append(c);
            return put_marked(c);
        case Matter::Note:
            text_.notes.append(c);
            return put_marked(c);
        case Matter::Float:
            text_.floats.append(c);
            return put_marked(c);
        case Matter::Label:
        case Matter::Furniture:
            return utf8::append(marks_.back().made, c);
        case Matter::Picture:
            return;
        case Matter::Outside:
            if (text_.outside.empty() || text_.outside.back() != where_)
                text_.outside.push_back(where_);
        }
    }

    void put_marked(char32_t c) {
        const long long mcid = marks_.back().mcid;
        if (mcid < 0) return;
        std::vector<MarkedText>& pieces = text_.marked;
        if (pieces.empty() || pieces.back().page != page_ || pieces.back().mcid != mcid)
            pieces.push_back({page_, mcid, text_.marked_text.size(), 0});
        utf8::append(text_.marked_text, c);
        pieces.back().end = text_.marked_text.size();
    }

    void choose_font(const std::string& name, QPDFObjectHandle resources) {
        font_ = nullptr;
        QPDFObjectHandle fonts =
            resources.isDictionary() ? resources.getKey("/Font") : resources;
        QPDFObjectHandle font = fonts.isDictionary() ? fonts.getKey("/" + name) : fonts;
        if (!font.isDictionary()) return;
        const auto id = font.getObjGen();
        const auto known = fonts_.find(id);
        font_ = known != fonts_.end() ? &known->second
                                      : &fonts_.emplace(id, read_font(font)).first->second;
    }

    static ToUnicode read_font(QPDFObjectHandle font) {
        const bool composite = font.getKey("/Subtype").isName()
                               && font.getKey("/Subtype").getName() == "/Type0";
        const std::size_t bytes = composite ? 2 : 1;
        QPDFObjectHandle map = font.getKey("/ToUnicode");
        if (!map.isStream()) return {bytes, {}};
        return parse_to_unicode(raw_stream(map), bytes);
    }

    void show(const std::vector<ContentToken>& operands) {
        if (marks_.back().replaced) return;
        for (const ContentToken& operand : operands)
            if (operand.kind == Kind::String) show(operand.text);
    }

    void show(const std::string& codes) {
        if (font_ == nullptr) return unmapped();
        for (std::size_t i = 0; i + font_->code_bytes <= codes.size();
             i += font_->code_bytes) {
            std::uint32_t code = static_cast<unsigned char>(codes[i]);
            if (font_->code_bytes == 2)
                code = code << 8 | static_cast<unsigned char>(codes[i + 1]);
            const std::u32string* characters = font_->find(code);
            if (characters == nullptr) {
                unmapped();
                continue;
            }
            for (const char32_t c : *characters)
                put(c, marks_.back().matter);
        }
    }

    void unmapped() {
        if (text_.unmapped.empty() || text_.unmapped.back() != where_)
            text_.unmapped.push_back(where_);
    }

    void invoke(const std::string& name, QPDFObjectHandle resources, int depth) {
        constexpr int deepest_form = 8;
        QPDFObjectHandle objects =
            resources.isDictionary() ? resources.getKey("/XObject") : resources;
        QPDFObjectHandle object =
            objects.isDictionary() ? objects.getKey("/" + name) : objects;
        if (!object.isStream() || depth == deepest_form) return;
        QPDFObjectHandle subtype = object.getDict().getKey("/Subtype");
        if (!subtype.isName() || subtype.getName() != "/Form") return;
        QPDFObjectHandle own = object.getDict().getKey("/Resources");
        const ToUnicode* font = font_;
        read_stream(raw_stream(object), own.isDictionary() ? own : resources, depth + 1);
        font_ = font;
    }

    QPDF& pdf_;
    QPDFPageLabelDocumentHelper labels_;
    PdfText text_;
    std::string where_;
    std::string label_;
    QPDFObjGen page_;
    std::vector<Mark> marks_;
    std::map<QPDFObjGen, ToUnicode> fonts_;
    const ToUnicode* font_ = nullptr;
};

}  // namespace

PdfText read_pdf_text(QPDF& pdf) {
    return Reader(pdf).read();
}

}  // namespace pam::preflight
