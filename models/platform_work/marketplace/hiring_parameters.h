#pragma once
// How a client chooses among bids. It holds a normal prior on quality (mean 0, variance 1) and adds signals by their
// precision: own ratings relative to the month's mean and spread of scores, a certificate, a verified history, ratings
// imported from elsewhere (weight 0 unless a rule gives one). With posterior mean m and variance v a bid is worth
//   m - risk_aversion/2 x v - price_weight x log(price/budget) + home_premium - new_partner_cost + taste x Gumbel
// and the best is taken if it beats hiring nobody. Outside supply enters as the best of outside_bids.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct HiringParameters {
  double rating_precision = 0.0;
  double certificate_precision = 0.0;
  double history_precision = 0.0;
  double risk_aversion = 0.0;
  double price_weight = 0.0;
  double home_premium = 0.0;
  double new_partner_cost = 0.0;
  double taste = 0.0;
  double nobody = 0.0;
  double outside_bids = 0.0;
  double outside_mean = 0.0;
  double outside_sd = 0.0;
};

inline constexpr std::array hiring_fields{
    field<&HiringParameters::rating_precision>({.name = "rating_precision",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 100,
                                                .label_en = "Precision of one rating",
                                                .label_fr = "Précision d'une note",
                                                .meaning = "1 / variance of a rating as a signal of quality"}),
    field<&HiringParameters::certificate_precision>({.name = "certificate_precision",
                                                     .unit = "1",
                                                     .low = 0,
                                                     .high = 100,
                                                     .label_en = "Precision of a certificate",
                                                     .label_fr = "Précision d'un certificat",
                                                     .meaning = "the same of a certificate"}),
    field<&HiringParameters::history_precision>({.name = "history_precision",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 100,
                                                 .label_en = "Precision of a verified history",
                                                 .label_fr = "Précision d'un historique",
                                                 .meaning = "the same of a verified history"}),
    field<&HiringParameters::risk_aversion>({.name = "risk_aversion",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 20,
                                             .label_en = "Aversion to risk",
                                             .label_fr = "Aversion au risque",
                                             .meaning = "of a client to what it does not know of a freelancer"}),
    field<&HiringParameters::price_weight>({.name = "price_weight",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 20,
                                            .label_en = "Weight of price",
                                            .label_fr = "Poids du prix",
                                            .meaning = "standard deviations of quality for a unit of log price"}),
    field<&HiringParameters::home_premium>(
        {.name = "home_premium",
         .unit = "1",
         .low = -10,
         .high = 10,
         .label_en = "Same part of the world",
         .label_fr = "Même région",
         .meaning = "worth of a common language, time zone and law, if client and freelancer share a region"}),
    field<&HiringParameters::new_partner_cost>({.name = "new_partner_cost",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 10,
                                                .label_en = "Cost of a new partner",
                                                .label_fr = "Coût d'un nouveau partenaire",
                                                .meaning = "worth that a first contract with somebody costs"}),
    field<&HiringParameters::taste>({.name = "taste",
                                     .unit = "1",
                                     .low = 0.001,
                                     .high = 10,
                                     .label_en = "Taste",
                                     .label_fr = "Goût",
                                     .meaning = "scale of what else decides (Gumbel)"}),
    field<&HiringParameters::nobody>({.name = "nobody",
                                      .unit = "1",
                                      .low = -20,
                                      .high = 20,
                                      .label_en = "Hiring nobody",
                                      .label_fr = "N'embaucher personne",
                                      .meaning = "worth of leaving the project unfilled"}),
    field<&HiringParameters::outside_bids>(
        {.name = "outside_bids",
         .unit = "bids",
         .low = 0,
         .high = 10000,
         .label_en = "Outside bids",
         .label_fr = "Offres extérieures",
         .meaning = "bids from outside the simulated accounts, of which the best enters; 0: none"}),
    field<&HiringParameters::outside_mean>({.name = "outside_mean",
                                            .unit = "1",
                                            .low = -20,
                                            .high = 20,
                                            .label_en = "Worth of outside bids",
                                            .label_fr = "Valeur des offres extérieures",
                                            .meaning = "mean worth of an outside bid"}),
    field<&HiringParameters::outside_sd>({.name = "outside_sd",
                                          .unit = "1",
                                          .low = 0,
                                          .high = 10,
                                          .label_en = "Spread of outside bids",
                                          .label_fr = "Dispersion des offres extérieures",
                                          .meaning = "standard deviation of the same"}),
};
static_assert(described_bytes(hiring_fields) == sizeof(HiringParameters));

}  // namespace piecework::platform_work
