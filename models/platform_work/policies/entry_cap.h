#pragma once
// I9, management of entry: the platform opens an account only while each account would have so much work posted in the
// month that was closed last; who is refused hears of the board again as anybody does. Accounts that are open stay
// open. Some platforms keep such waiting lists (Prolific); no study of the effect is known.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct EntryCapParameters {
  double hours_per_account = 0.0;
};

inline constexpr std::array entry_cap_fields{
    field<&EntryCapParameters::hours_per_account>(
        {.name = "hours_per_account",
         .unit = "hours/month",
         .low = 0,
         .high = 300,
         .label_en = "Work per account, at least",
         .label_fr = "Travail par compte, au moins",
         .meaning = "hours of task time posted in the last month / accounts, below which none is opened"}),
};
static_assert(described_bytes(entry_cap_fields) == sizeof(EntryCapParameters));

struct EntryCap {
  using Parameters = EntryCapParameters;
  static constexpr std::span<const FieldInfo> fields = entry_cap_fields;
  static constexpr PolicyText text{.name = "entry_cap",
                                   .intervention = "I9",
                                   .label_en = "Cap on accounts",
                                   .label_fr = "Plafond du nombre de comptes",
                                   .meaning = "accounts are opened only while there is work for them"};
  using touches = TypeList<Caps<AccountOpening>>;

  Parameters parameters;

  double modify(const AccountOpening&, double chance, const State& state) const {
    const BoardBooks& books = state.platform.books;
    const std::int64_t accounts = books.joined - books.left + books.accounts_opened - books.accounts_closed;
    const auto posted = static_cast<double>(state.platform.demand.posted_last_month) / seconds_per_hour;
    const bool room = static_cast<double>(accounts + 1) * parameters.hours_per_account <= posted;
    return room ? chance : 0.0;
  }
};

}  // namespace piecework::platform_work
