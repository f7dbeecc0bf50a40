// JPEG by libjpeg, read at an eighth of its size: every code is decoded all the same, and
// it is quickly done. libjpeg leaves by a jump where it cannot go on.
#include "base/limits.h"
#include "model/picture.h"

#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <vector>
// After <cstdio>, which it needs.
#include <jpeglib.h>
// Its error codes, by name.
#include <jerror.h>

namespace pam::model {

namespace {

/// Scans of a progressive file, times its pixels: a few thousand scans of nothing would
/// keep a reader busy for an hour.
constexpr std::uint64_t most_work = 1'000'000'000;

struct Watch {
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf way_out{};
    char reason[JMSG_LENGTH_MAX] = {};
    bool damaged = false;
};

Watch& watch_of(j_common_ptr common) {
    return *static_cast<Watch*>(common->client_data);
}

[[noreturn]] void leave(j_common_ptr common) {
    Watch& watch = watch_of(common);
    common->err->format_message(common, watch.reason);
    std::longjmp(watch.way_out, 1);
}

/// Stray bytes between the parts do no harm; missing ones do.
void take_message(j_common_ptr common, int level) {
    Watch& watch = watch_of(common);
    const int code = common->err->msg_code;
    const bool serious = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER
                         || code == JWRN_HUFF_BAD_CODE || code == JWRN_ARITH_BAD_CODE;
    if (level >= 0 || !serious || watch.damaged) return;
    watch.damaged = true;
    common->err->format_message(common, watch.reason);
}

void say_nothing(j_common_ptr) {}

void count_scans(j_common_ptr common) {
    const auto* info = reinterpret_cast<jpeg_decompress_struct*>(common);
    const std::uint64_t pixels =
        std::uint64_t{info->image_width} * info->image_height;
    if (info->input_scan_number > 20
        && pixels * static_cast<std::uint64_t>(info->input_scan_number) > most_work) {
        std::snprintf(watch_of(common).reason, JMSG_LENGTH_MAX, "it has too many scans");
        std::longjmp(watch_of(common).way_out, 1);
    }
}

/// What a PDF can hold and the memory can bear; null when all is well.
const char* refusal_of(const jpeg_decompress_struct& info) {
    if (info.arith_code) return "it is coded arithmetically";
    if (info.data_precision != 8) return "it has not eight bits a sample";
    if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4)
        return "it has an odd number of colours";
    return nullptr;
}

/// Between these two nothing may need a destructor: a jump would pass it over. The row is
/// the caller's.
bool read_all(
    jpeg_decompress_struct& info,
    Watch& watch,
    std::string_view bytes,
    std::vector<JSAMPLE>& row,
    Error& room
) {
    if (setjmp(watch.way_out) != 0) return false;
    jpeg_create_decompress(&info);
    info.client_data = &watch;
    info.progress = &watch.progress;
    jpeg_mem_src(
        &info,
        reinterpret_cast<const unsigned char*>(bytes.data()),
        static_cast<unsigned long>(bytes.size())
    );
    jpeg_read_header(&info, TRUE);
    if (const char* reason = refusal_of(info)) {
        std::snprintf(watch.reason, sizeof(watch.reason), "%s", reason);
        return false;
    }
    // A progressive file is kept whole, in coefficients of two bytes.
    const auto colors = static_cast<std::uint64_t>(info.num_components);
    const std::uint64_t kept = jpeg_has_multiple_scans(&info) != 0 ? 2 * colors : colors;
    if (auto fits = check_room(info.image_width, info.image_height, kept); !fits) {
        room = fits.error();
        return false;
    }
    info.scale_num = 1;
    info.scale_denom = 8;
    info.out_color_space = info.jpeg_color_space;
    jpeg_start_decompress(&info);
    row.resize(std::size_t{info.output_width} * static_cast<unsigned>(info.output_components));
    JSAMPROW rows[] = {row.data()};
    while (info.output_scanline < info.output_height)
        jpeg_read_scanlines(&info, rows, 1);
    jpeg_finish_decompress(&info);
    return true;
}

}  // namespace

Result<void> check_jpeg(std::string_view bytes) {
    jpeg_decompress_struct info{};
    Watch watch;
    info.err = jpeg_std_error(&watch.errors);
    info.client_data = &watch;
    watch.errors.error_exit = leave;
    watch.errors.emit_message = take_message;
    watch.errors.output_message = say_nothing;
    watch.progress.progress_monitor = count_scans;
    std::vector<JSAMPLE> row;
    Error room;
    const bool whole = read_all(info, watch, bytes, row, room);
    jpeg_destroy_decompress(&info);
    if (!room.code.empty()) return room;
    if (!whole || watch.damaged) return damaged(watch.reason);
    return {};
}

}  // namespace pam::model
