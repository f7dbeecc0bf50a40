// BMP, which no library in Debian reads by itself: headers of 12 to 124 bytes, 1 to 32 bits
// a pixel, plain, in bit fields, or run-length coded (BITMAPINFOHEADER and its kin, as
// Microsoft documents them). Numbers are little-endian; rows are padded to four bytes and
// stand from the bottom up unless the height is negative.
#include "model/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

namespace pam::model {

namespace {

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    Result<Pixels> run() {
        PAM_CHECK(read_head());
        PAM_CHECK(check_room(pixels_.width, pixels_.height, 4));
        read_palette();
        pixels_.rgba.assign(std::size_t{pixels_.width} * pixels_.height * 4, '\0');
        const bool runs = packing_ == Packing::Runs8 || packing_ == Packing::Runs4;
        const bool whole = runs ? read_runs() : read_rows();
        if (!whole) return damaged("its data ends too early");
        return std::move(pixels_);
    }

private:
    enum class Packing { Plain = 0, Runs8 = 1, Runs4 = 2, Fields = 3, FieldsWithAlpha = 6 };

    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count && at + i < bytes_.size(); ++i)
            value |= std::uint32_t{static_cast<unsigned char>(bytes_[at + i])} << (8 * i);
        return value;
    }

    Result<void> read_head() {
        constexpr std::size_t file_header = 14;
        if (bytes_.size() < file_header + 12) return damaged("its header is cut short");
        data_ = number(10, 4);
        head_size_ = number(file_header, 4);
        core_ = head_size_ == 12;
        if (!core_ && (head_size_ < 40 || bytes_.size() < file_header + 40))
            return damaged("its header is damaged");
        const auto width =
            static_cast<std::int32_t>(core_ ? number(18, 2) : number(18, 4));
        const auto height =
            static_cast<std::int32_t>(core_ ? number(20, 2) : number(22, 4));
        bits_ = core_ ? number(24, 2) : number(28, 2);
        packing_ = core_ ? Packing::Plain : static_cast<Packing>(number(30, 4));
        if (width <= 0 || height == 0 || height == INT32_MIN)
            return damaged("it has no width or no height");
        downwards_ = height < 0;
        pixels_.width = static_cast<std::uint32_t>(width);
        pixels_.height = static_cast<std::uint32_t>(std::abs(height));
        return check_packing();
    }

    Result<void> check_packing() {
        const auto is = [&](std::initializer_list<std::uint32_t> allowed) {
            return std::find(allowed.begin(), allowed.end(), bits_) != allowed.end();
        };
        bool known = false;
        switch (packing_) {
        case Packing::Plain:
            known = is({1, 2, 4, 8, 16, 24, 32});
            masks_ = bits_ == 16 ? std::array<std::uint32_t, 4>{0x7C00, 0x3E0, 0x1F, 0}
                                 : std::array<std::uint32_t, 4>{0xFF0000, 0xFF00, 0xFF, 0};
            break;
        case Packing::Runs8:
            known = is({8});
            break;
        case Packing::Runs4:
            known = is({4});
            break;
        case Packing::Fields:
        case Packing::FieldsWithAlpha:
            known = is({16, 32});
            for (std::size_t i = 0; i < 3; ++i)
                masks_[i] = number(54 + 4 * i, 4);
            if (packing_ == Packing::FieldsWithAlpha || head_size_ >= 56)
                masks_[3] = number(66, 4);
            break;
        }
        if (known) return {};
        return damaged(fmt::format(
            "it is packed in a way nobody uses ({} with {} bits)",
            static_cast<int>(packing_),
            bits_
        ));
    }

    void read_palette() {
        if (bits_ > 8) return;
        const std::size_t entry = core_ ? 3 : 4;
        std::size_t begin = 14 + head_size_;
        const bool masks_follow = head_size_ == 40 && packing_ == Packing::Fields;
        if (masks_follow) begin += 12;
        std::size_t count = core_ ? 0 : number(46, 4);
        if (count == 0 || count > 256) count = std::size_t{1} << bits_;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t color = number(begin + i * entry, 3);
            palette_[i] = {
                static_cast<char>(color >> 16 & 0xFF),
                static_cast<char>(color >> 8 & 0xFF),
                static_cast<char>(color & 0xFF)};
        }
    }

    [[nodiscard]] char* pixel(std::uint32_t x, std::uint32_t row) {
        const std::uint32_t y = downwards_ ? row : pixels_.height - 1 - row;
        return pixels_.rgba.data() + (std::size_t{y} * pixels_.width + x) * 4;
    }

    void put(std::uint32_t x, std::uint32_t row, std::uint32_t index) {
        char* at = pixel(x, row);
        std::copy(palette_[index].begin(), palette_[index].end(), at);
        at[3] = '\xFF';
    }

    /// A masked part of a value, spread to eight bits.
    [[nodiscard]] static char spread(std::uint32_t value, std::uint32_t mask, char none) {
        if (mask == 0) return none;
        const int shift = std::countr_zero(mask);
        const std::uint64_t most = mask >> shift;
        return static_cast<char>(std::uint64_t{(value & mask) >> shift} * 255 / most);
    }

    bool read_rows() {
        const std::uint64_t stride =
            (std::uint64_t{pixels_.width} * bits_ + 31) / 32 * 4;
        if (data_ + stride * pixels_.height > bytes_.size() + 3) return false;
        for (std::uint32_t row = 0; row < pixels_.height; ++row) {
            const std::size_t begin = data_ + static_cast<std::size_t>(stride) * row;
            for (std::uint32_t x = 0; x < pixels_.width; ++x)
                read_pixel(begin, x, row);
        }
        return true;
    }

    void read_pixel(std::size_t begin, std::uint32_t x, std::uint32_t row) {
        if (bits_ <= 8) {
            const std::uint32_t bit = x * bits_;
            const std::uint32_t byte = number(begin + bit / 8, 1);
            return put(x, row, byte >> (8 - bits_ - bit % 8) & ((1u << bits_) - 1));
        }
        const std::uint32_t value = number(begin + std::size_t{x} * bits_ / 8, bits_ / 8);
        char* at = pixel(x, row);
        for (std::size_t i = 0; i < 3; ++i)
            at[i] = spread(value, masks_[i], '\0');
        at[3] = spread(value, masks_[3], '\xFF');
    }

    /// Runs, absolute stretches and moves; what no run reaches stays transparent.
    bool read_runs() {
        std::uint32_t x = 0, row = 0;
        std::size_t at = data_;
        while (at + 1 < bytes_.size() && row < pixels_.height) {
            const std::uint32_t count = number(at, 1);
            const std::uint32_t value = number(at + 1, 1);
            at += 2;
            if (count > 0) {
                for (std::uint32_t i = 0; i < count && x < pixels_.width; ++i)
                    put(x++, row, nibble(value, i));
            } else if (value == 0) {
                x = 0;
                ++row;
            } else if (value == 1) {
                return true;
            } else if (value == 2) {
                x = std::min(pixels_.width, x + number(at, 1));
                row += number(at + 1, 1);
                at += 2;
            } else {
                const bool halves = packing_ == Packing::Runs4;
                for (std::uint32_t i = 0; i < value && x < pixels_.width; ++i)
                    put(x++, row, nibble(number(at + (halves ? i / 2 : i), 1), i));
                const std::size_t used = halves ? (value + 1) / 2 : value;
                at += (used + 1) / 2 * 2;
            }
        }
        return row >= pixels_.height;
    }

    [[nodiscard]] std::uint32_t nibble(std::uint32_t byte, std::uint32_t i) const {
        if (packing_ == Packing::Runs8) return byte;
        return i % 2 == 0 ? byte >> 4 : byte & 0xF;
    }

    std::string_view bytes_;
    std::size_t data_ = 0;       // where the rows begin
    std::size_t head_size_ = 0;  // of the second header
    bool core_ = false;          // that of OS/2
    bool downwards_ = false;
    std::uint32_t bits_ = 0;
    Packing packing_ = Packing::Plain;
    std::array<std::uint32_t, 4> masks_{};
    std::array<std::array<char, 3>, 256> palette_{};
    Pixels pixels_;
};

}  // namespace

Result<Pixels> read_bmp(std::string_view bytes) {
    return Reader(bytes).run();
}

}  // namespace pam::model
