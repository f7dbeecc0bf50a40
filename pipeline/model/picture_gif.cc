// GIF by giflib: the first picture of the file, on its screen. Read row by row, so that a
// file of many pictures takes no more room than one.
#include "model/picture.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

namespace pam::model {

namespace {

struct Input {
    std::string_view bytes;
    std::size_t at = 0;
};

int read_some(GifFileType* file, GifByteType* buffer, int wanted) {
    auto& input = *static_cast<Input*>(file->UserData);
    const std::size_t count =
        std::min(static_cast<std::size_t>(wanted), input.bytes.size() - input.at);
    std::memcpy(buffer, input.bytes.data() + input.at, count);
    input.at += count;
    return static_cast<int>(count);
}

struct CloseFile {
    void operator()(GifFileType* file) const { DGifCloseFile(file, nullptr); }
};
using FileHandle = std::unique_ptr<GifFileType, CloseFile>;

class Reader {
public:
    explicit Reader(std::string_view bytes) : input_{bytes} {}

    Result<Pixels> run() {
        file_.reset(DGifOpen(&input_, read_some, nullptr));
        if (!file_) return damaged("its header is damaged");
        PAM_TRY(const bool found, find_picture());
        if (!found) return damaged("there is no picture in it");
        if (DGifGetImageDesc(file_.get()) == GIF_ERROR)
            return damaged("its data ends too early");
        PAM_CHECK(prepare());
        PAM_CHECK(read_rows());
        const auto next = find_picture();
        pixels_.more = next && *next;
        return std::move(pixels_);
    }

private:
    /// Passes over what is no picture; false at the end. Remembers the transparent colour.
    Result<bool> find_picture() {
        for (;;) {
            GifRecordType kind = UNDEFINED_RECORD_TYPE;
            if (DGifGetRecordType(file_.get(), &kind) == GIF_ERROR)
                return damaged("its data ends too early");
            if (kind == IMAGE_DESC_RECORD_TYPE) return true;
            if (kind == TERMINATE_RECORD_TYPE) return false;
            if (kind == EXTENSION_RECORD_TYPE && !pass_extension())
                return damaged("its data ends too early");
        }
    }

    bool pass_extension() {
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(file_.get(), &code, &block) == GIF_ERROR) return false;
        while (block != nullptr) {
            GraphicsControlBlock control{};
            if (code == GRAPHICS_EXT_FUNC_CODE
                && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK
                && pixels_.rgba.empty())
                transparent_ = control.TransparentColor;
            if (DGifGetExtensionNext(file_.get(), &block) == GIF_ERROR) return false;
        }
        return true;
    }

    Result<void> prepare() {
        const GifImageDesc& image = file_->Image;
        const int width = std::max(file_->SWidth, image.Left + image.Width);
        const int height = std::max(file_->SHeight, image.Top + image.Height);
        if (image.Width <= 0 || image.Height <= 0)
            return damaged("it has no width or no height");
        pixels_.width = static_cast<std::uint32_t>(width);
        pixels_.height = static_cast<std::uint32_t>(height);
        PAM_CHECK(check_room(pixels_.width, pixels_.height, 4));
        colors_ = image.ColorMap != nullptr ? image.ColorMap : file_->SColorMap;
        if (colors_ == nullptr) return damaged("it has no colours");
        pixels_.rgba.assign(std::size_t{pixels_.width} * pixels_.height * 4, '\0');
        return {};
    }

    Result<void> read_rows() {
        struct Pass {
            int first, step;
        };
        static constexpr std::array<Pass, 4> interlaced{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
        static constexpr std::array<Pass, 1> plain{{{0, 1}}};
        const GifImageDesc& image = file_->Image;
        std::vector<GifPixelType> row(static_cast<std::size_t>(image.Width));
        const auto read_pass = [&](Pass pass) {
            for (int y = pass.first; y < image.Height; y += pass.step) {
                if (DGifGetLine(file_.get(), row.data(), image.Width) == GIF_ERROR)
                    return false;
                put_row(row, y);
            }
            return true;
        };
        const bool whole = image.Interlace
                               ? std::all_of(interlaced.begin(), interlaced.end(), read_pass)
                               : std::all_of(plain.begin(), plain.end(), read_pass);
        if (!whole) return damaged("its data ends too early or is damaged");
        return {};
    }

    void put_row(const std::vector<GifPixelType>& row, int y) {
        const GifImageDesc& image = file_->Image;
        std::size_t at = (static_cast<std::size_t>(image.Top + y) * pixels_.width
                          + static_cast<std::size_t>(image.Left))
                         * 4;
        for (const GifPixelType index : row) {
            if (index != transparent_ && index < colors_->ColorCount) {
                const GifColorType& color = colors_->Colors[index];
                pixels_.rgba[at] = static_cast<char>(color.Red);
                pixels_.rgba[at + 1] = static_cast<char>(color.Green);
                pixels_.rgba[at + 2] = static_cast<char>(color.Blue);
                pixels_.rgba[at + 3] = '\xFF';
            }
            at += 4;
        }
    }

    Input input_;
    FileHandle file_;
    const ColorMapObject* colors_ = nullptr;
    int transparent_ = NO_TRANSPARENT_COLOR;
    Pixels pixels_;
};

}  // namespace

Result<Pixels> read_gif(std::string_view bytes) {
    return Reader(bytes).run();
}

}  // namespace pam::model
