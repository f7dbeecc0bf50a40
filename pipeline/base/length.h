// Lengths on the page: whole numbers of 1/1024 point, Pango's unit, so that sums are exact
// on every machine and dumps are clean. Anything that must be finer (a glyph's design
// units) is converted once.
#pragma once

#include <compare>
#include <cstdint>

namespace pam {

/// A signed distance. Range about ±2 million points (700 m), enough for one page or one
/// column cut into blocks; running totals over a whole book belong in `std::int64_t`.
class Length {
public:
    static constexpr std::int32_t units_per_point = 1024;

    constexpr Length() = default;
    static constexpr Length from_units(std::int64_t units) {
        return Length(static_cast<std::int32_t>(units));
    }
    /// Nearest unit, halves away from zero.
    static constexpr Length from_points(double points) {
        const double units = points * units_per_point;
        return Length(static_cast<std::int32_t>(units < 0 ? units - 0.5 : units + 0.5));
    }
    static constexpr Length from_millimetres(double mm) {
        return from_points(mm * 72.0 / 25.4);
    }

    [[nodiscard]] constexpr std::int32_t units() const { return units_; }
    [[nodiscard]] constexpr double points() const {
        return static_cast<double>(units_) / units_per_point;
    }
    /// This length times numerator/denominator, rounded to the nearest unit.
    [[nodiscard]] constexpr Length
    scaled(std::int64_t numerator, std::int64_t denominator) const {
        const std::int64_t product = units_ * numerator;
        const std::int64_t half =
            (product < 0) == (denominator < 0) ? denominator / 2 : -denominator / 2;
        return from_units((product + half) / denominator);
    }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return Length(-units_); }
    constexpr Length& operator+=(Length other) {
        units_ += other.units_;
        return *this;
    }
    constexpr Length& operator-=(Length other) {
        units_ -= other.units_;
        return *this;
    }
    friend constexpr Length operator+(Length a, Length b) { return a += b; }
    friend constexpr Length operator-(Length a, Length b) { return a -= b; }
    friend constexpr Length operator*(Length a, std::int32_t n) {
        return Length(a.units_ * n);
    }
    friend constexpr Length operator*(std::int32_t n, Length a) { return a * n; }

private:
    explicit constexpr Length(std::int32_t units) : units_(units) {}
    std::int32_t units_ = 0;
};

/// One value for each edge of a box, in CSS order.
template<typename T>
struct Sides {
    T top{}, right{}, bottom{}, left{};
    bool operator==(const Sides&) const = default;
};

struct Point {
    Length x, y;
    bool operator==(const Point&) const = default;
};

struct Size {
    Length width, height;
    bool operator==(const Size&) const = default;
};

/// Origin is the top left corner; y grows downwards.
struct Rect {
    Point origin;
    Size size;
    bool operator==(const Rect&) const = default;
};

}  // namespace pam
