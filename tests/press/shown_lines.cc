// A stranger's view of text: advances added up as ISO 32000-1, 9.4.4 says, with nothing of
// the press's own.
#include "fixture.h"

#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pam::press::test {
namespace {

using Object = QPDFObjectHandle;

/// Widths of one font resource, by code.
struct Widths {
    std::size_t code_bytes = 1;
    std::map<unsigned, double> widths;
};

Widths widths_of(Object font) {
    Widths found;
    Object list = font.getKey("/Widths");
    Object first = font.getKey("/FirstChar");
    if (font.getKey("/Subtype").getName() == "/Type0") {
        found.code_bytes = 2;
        Object runs = font.getKey("/DescendantFonts").getArrayItem(0).getKey("/W");
        first = runs.getArrayItem(0);
        list = runs.getArrayItem(1);
    }
    for (int i = 0; i < list.getArrayNItems(); ++i)
        found.widths[static_cast<unsigned>(first.getIntValueAsInt() + i)] =
            list.getArrayItem(i).getNumericValue();
    return found;
}

class TextReader : public Object::ParserCallbacks {
public:
    explicit TextReader(Object fonts) : fonts_(std::move(fonts)) {}
    std::vector<ShownLine> lines;

    void handleObject(Object object) override {
        if (!object.isOperator()) {
            operands_.push_back(object);
            return;
        }
        take(object.getOperatorValue());
        operands_.clear();
    }
    void handleEOF() override {}

private:
    double operand(std::size_t i) { return operands_[i].getNumericValue(); }

    void take(const std::string& name) {
        if (name == "Tf") font_ = &known(operands_[0].getName());
        if (name == "Tm") {
            for (std::size_t i = 0; i < 6; ++i)
                matrix_[i] = operand(i);
            x_ = matrix_[4];
        }
        if (name == "Td") {
            matrix_[4] += matrix_[0] * operand(0);
            matrix_[5] += matrix_[3] * operand(1);
            x_ = matrix_[4];
        }
        if (name == "Tj") show(operands_[0]);
        if (name == "TJ")
            for (Object part : operands_[0].getArrayAsVector())
                show(part);
    }

    const Widths& known(const std::string& name) {
        const auto found = known_.find(name);
        if (found != known_.end()) return found->second;
        return known_.emplace(name, widths_of(fonts_.getKey(name))).first->second;
    }

    void show(Object part) {
        if (!part.isString()) {
            x_ -= part.getNumericValue() / 1000 * matrix_[0];
            return;
        }
        const std::string codes = part.getStringValue();
        for (std::size_t at = 0; at < codes.size(); at += font_->code_bytes) {
            unsigned code = 0;
            for (std::size_t i = 0; i < font_->code_bytes; ++i)
                code = code * 256 + static_cast<unsigned char>(codes[at + i]);
            glyph(font_->widths.at(code) / 1000 * matrix_[0]);
        }
    }

    void glyph(double advance) {
        if (lines.empty() || std::abs(lines.back().y - matrix_[5]) > 0.01)
            lines.push_back({matrix_[5], x_, x_});
        x_ += advance;
        lines.back().right = std::max(lines.back().right, x_);
    }

    Object fonts_;
    std::map<std::string, Widths> known_;
    const Widths* font_ = nullptr;
    std::array<double, 6> matrix_{1, 0, 0, 1, 0, 0};
    double x_ = 0;
    std::vector<Object> operands_;
};

}  // namespace

std::vector<ShownLine> shown_lines(const Opened& file, std::size_t page) {
    TextReader reader(file.page(page).getKey("/Resources").getKey("/Font"));
    QPDFPageObjectHelper(file.page(page)).parseContents(&reader);
    return std::move(reader.lines);
}

}  // namespace pam::press::test
