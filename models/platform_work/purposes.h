#pragma once
// Every purpose for which a draw is made, with its kind of ordinal. Values are never reused; changing the list bumps
// the stream version (docs/streams.md).

#include "sim/random/address.h"

namespace piecework::platform_work::purposes {

constexpr Purpose purpose(std::uint64_t value) { return Purpose{value}; }

// People. Entity: the person.
inline constexpr Purpose composition = purpose(1);  // ordinal 0
inline constexpr Purpose traits = purpose(2);       // ordinal 0: skill, reservation wage, sessions per week, clock
inline constexpr Purpose membership = purpose(3);   // ordinal 0: member at the start
inline constexpr Purpose panel = purpose(4);        // ordinal 0: hash that decides who is in the panel
inline constexpr Purpose integerisation =
    purpose(5);                                     // entity 0, ordinal 0: where the systematic sample of cells starts
inline constexpr Purpose career = purpose(6);       // ordinal 0: own factor of the reservation wage, start of the job
inline constexpr Purpose skills = purpose(7);       // ordinal 0: the five rated skills; only observed, decide nothing
inline constexpr Purpose public_luck = purpose(8);  // ordinal 0: take-up, rules, partner's pay; 1: joins schemes
inline constexpr Purpose learning = purpose(9);     // ordinal 0: self-regulated learning
inline constexpr Purpose labour = purpose(10);      // count: time to and kind of the next step in the labour market
inline constexpr Purpose job_search = purpose(12);  // count: which vacancy is considered, callback
inline constexpr Purpose job_pair = purpose(13);    // pair person x vacancy: signal, match, taste of the employer
inline constexpr Purpose audit = purpose(14);       // calendar month x pair: fictitious applicants. Entity 0
inline constexpr Purpose join = purpose(20);        // count: time to the next consideration
inline constexpr Purpose life_exit = purpose(21);   // count: membership until a life event
inline constexpr Purpose search_skill = purpose(23);  // ordinal 0
inline constexpr Purpose account = purpose(22);  // ordinal 0: the wait until the next candidate, and whether it comes
inline constexpr Purpose session = purpose(30);  // count: length of a session and wait until the next
inline constexpr Purpose search = purpose(31);   // count: seconds of a search and which batches are seen
inline constexpr Purpose match = purpose(32);    // pair person x batch: believed length, taste, task time
inline constexpr Purpose review = purpose(33);   // count: approvals of one spell
inline constexpr Purpose application = purpose(40);  // calendar month x programme: applies, lottery
inline constexpr Purpose course = purpose(41);       // count: completion or drop-out, what completing gives

// Work beside a job. Entity: the person.
inline constexpr Purpose side_work = purpose(90);     // calendar month: considering to drive, selling, own-account work
inline constexpr Purpose driving = purpose(91);       // calendar month: usual hours and life event of who begins
inline constexpr Purpose driving_week = purpose(92);  // calendar week: utilisation beside that of others

// Requesters. Entity: the requester.
inline constexpr Purpose requester = purpose(50);   // ordinal 0: fairness, pay, task length
inline constexpr Purpose posting = purpose(51);     // count: wait until the next batch and its size
inline constexpr Purpose batch_slot = purpose(52);  // count: place of the batch on the board
inline constexpr Purpose turnover = purpose(53);    // ordinal 0: how long the requester stays
inline constexpr Purpose rated = purpose(54);       // ordinal 0: whether workers' ratings of it are visible
inline constexpr Purpose compliance = purpose(55);  // ordinal 0: how it answers a floor

// The board's own rules.
inline constexpr Purpose account_flag = purpose(34);    // calendar month: false alarm about an account. Person
inline constexpr Purpose account_case = purpose(35);    // count of accounts: appeal, its success, barred. Person
inline constexpr Purpose account_review = purpose(58);  // calendar month: is it looked at before a closing. Person
inline constexpr Purpose account_move = purpose(36);    // calendar month: goes over to the next board. Person
inline constexpr Purpose locality = purpose(56);        // ordinal 0: an employer of the city. Requester
inline constexpr Purpose pay_audit = purpose(57);       // count of batches: the platform looks at its pay. Requester

// Employers. Entity: the occupation, or the vacancy.
inline constexpr Purpose opening = purpose(70);     // count: wait until the next candidate, and whether it opens
inline constexpr Purpose vacancy = purpose(71);     // count: place among the open, hours, filter
inline constexpr Purpose withdrawal = purpose(72);  // count: weeks open
inline constexpr Purpose demand = purpose(73);      // calendar month: shock to demand. Entity 0

// The population. Entity: who comes.
inline constexpr Purpose landing = purpose(80);             // ordinal 0: who it is
inline constexpr Purpose landing_time = purpose(81);        // ordinal 0: the wait until the next, and whether it lands
inline constexpr Purpose coming_of_age = purpose(82);       // ordinal 0: who it is
inline constexpr Purpose coming_of_age_time = purpose(83);  // ordinal 0: the wait until the next

inline constexpr Purpose graduation = purpose(84);  // calendar month: whether study ends, and with what

// The marketplace. Entity: the category of projects, the freelancer's account, the project, or the client.
inline constexpr Purpose posting_wait = purpose(110);    // count: arrivals until the next project. Category
inline constexpr Purpose project = purpose(111);         // count: client, budget, skill asked for. Category
inline constexpr Purpose project_volume = purpose(112);  // calendar month: shock to demand. Category, or their number
inline constexpr Purpose registration = purpose(113);    // count: arrivals until the next account. Entity 0
inline constexpr Purpose freelancer = purpose(114);      // ordinal 0: category, region, skill, quality, cost, belief
inline constexpr Purpose freelancer_signals = purpose(115);  // ordinal 0: certificate, history, ratings elsewhere
inline constexpr Purpose freelancer_stay = purpose(116);     // ordinal 0: until the account is closed
inline constexpr Purpose project_bid = purpose(117);         // pair account x project: looks at it, taste of the client
inline constexpr Purpose project_outcome = purpose(118);     // pair account x project: satisfaction, feedback
inline constexpr Purpose auction = purpose(119);             // ordinal 0: hiring nobody, outside bids. Project
inline constexpr Purpose client = purpose(120);              // ordinal 0: region, how long it stays
inline constexpr Purpose treatment = purpose(121);           // ordinal treatment: group assigned to, signal. Account
inline constexpr Purpose trial_outcome = purpose(122);       // ordinal 0: satisfaction, evaluation. Account
inline constexpr Purpose freelance_entry = purpose(123);     // calendar month: whether and when. Person

// The board as a whole. Entity 0.
inline constexpr Purpose volume = purpose(60);  // calendar month: shock to work posted

}  // namespace piecework::platform_work::purposes
