#pragma once
// A small described world for the tests of this room: one section of plain settings, one of sourced parameters, one
// optional. Litres, seconds.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/config/reader.h"
#include "sim/config/section.h"

namespace piecework::plant {

enum class Shape : std::uint8_t { cylinder, sphere };

struct Tank {
  double volume = 0;
  std::int64_t count = 0;
  std::string colour;
  std::string built;
  std::string readings;
  Shape shape = Shape::cylinder;
  bool covered = false;
};

struct Flow {
  double inlet = 0;
  double outlet = 0;
  std::int32_t valves = 0;
  std::array<double, 3> split{};
};

struct Alarm {
  double level = 0;
};

struct Plant {
  Tank tank;
  Flow flow;
  Alarm alarm;
};

inline constexpr std::array<std::string_view, 3> colours{"red", "green", "blue"};
inline constexpr std::array<std::string_view, 2> shapes{"cylinder", "sphere"};

inline constexpr std::array tank_fields{
    field<&Tank::volume>({.name = "volume",
                          .unit = "L",
                          .low = 1,
                          .high = 1e6,
                          .label_en = "Volume",
                          .label_fr = "Volume",
                          .meaning = "What the tank holds."}),
    field<&Tank::count>({.name = "count", .low = 1, .fallback = 1, .meaning = "Tanks of this kind."}),
    field<&Tank::colour>({.name = "colour", .meaning = "Paint.", .allowed = colours}),
    field<&Tank::built>({.name = "built", .unit = "date", .meaning = "First day.", .fallback_text = "2020-01-01"}),
    field<&Tank::readings>(
        {.name = "readings", .unit = "file", .meaning = "Measured levels.", .fallback_text = "none"}),
    field<&Tank::shape>({.name = "shape", .fallback = 0, .meaning = "Form of the body.", .allowed = shapes}),
    field<&Tank::covered>({.name = "covered", .fallback = 0, .meaning = "Has a lid."}),
};

inline constexpr std::array flow_fields{
    field<&Flow::inlet>({.name = "inlet",
                         .unit = "L/s",
                         .low = 0,
                         .high = 10,
                         .label_en = "Inflow",
                         .label_fr = "Entrée",
                         .meaning = "Water in."}),
    field<&Flow::outlet>(
        {.name = "outlet", .unit = "L/s", .low = 0, .high = 10, .fallback = 0.5, .meaning = "Water out."}),
    field<&Flow::valves>({.name = "valves", .low = 0, .high = 8, .fallback = 2, .meaning = "Open valves."}),
    field<&Flow::split>({.name = "split", .low = 0, .high = 1, .meaning = "Shares of three pipes."}),
};

inline constexpr std::array alarm_fields{
    field<&Alarm::level>({.name = "level", .unit = "L", .low = 0, .meaning = "Rings above it."}),
};

inline constexpr std::array sections{
    Section{.name = "tank", .meaning = "The tank.", .fields = tank_fields, .object = part<&Plant::tank>},
    Section{.name = "water.flow",
            .meaning = "Rates.",
            .fields = flow_fields,
            .object = part<&Plant::flow>,
            .sourced = true},
    Section{
        .name = "alarm", .meaning = "A bell.", .fields = alarm_fields, .object = part<&Plant::alarm>, .optional = true},
};

inline constexpr std::array other_keys{
    OtherKey{.name = "title", .meaning = "For people.", .kind = KeyKind::text},
    OtherKey{.name = "model", .meaning = "Which program.", .kind = KeyKind::text, .required = true},
    OtherKey{.name = "period", .meaning = "When.", .kind = KeyKind::table, .required = true},
};

inline constexpr FileDescription description{sections, other_keys};

/// A file without any problem.
inline constexpr std::string_view good_text = R"(model = "plant"
title = "Two pipes"
period = { start = 2024-01-01, end = 2025-01-01 }

[tank]
volume = 200
colour = "green"

[water.flow]
inlet = { value = 0.5, unit = "L/s", low = 0.1, high = 0.9, source = "meter", confidence = "P" }
split = { value = [0.2, 0.3, 0.5], unit = "1", source = "drawing", confidence = "C" }
)";

}  // namespace piecework::plant
