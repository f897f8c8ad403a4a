// The grammar of the command line. This file alone includes CLI11; its reader of configuration files stays off.
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <algorithm>

#include "models/cli/arguments.h"
#include "models/cli/bench.h"
#include "models/cli/values.h"
#include "models/platform_work/occupation.h"
#include "sim/base/version.h"

namespace piecework::cli {
namespace {

/// The words as they were written, before any is read as a number.
struct Words {
  std::string name;
  std::vector<std::string> files, policies, overrides;
  std::optional<std::string> policy, replicates, seed, threads, scale, until, future, panel, out, on_error, arms,
      checkpoint, neighbours, csv, person, replicate;
  bool resume = false;
  bool build = false;
  bool json = false;
  bool market = false;
};

struct Builder {
  CLI::App& app;
  Words& words;
  const std::string& program;

  /// `{}` in the examples stands for the program's name.
  CLI::App& command(const std::string& name, const std::string& meaning, std::string_view examples) const {
    CLI::App& made = *app.add_subcommand(name, meaning);
    finish(made, examples);
    return made;
  }

  void finish(CLI::App& made, std::string_view examples) const {
    made.set_version_flag("--version", fmt::format("{} {}", program, version()), "Print the version and exit");
    made.allow_extras();  // so that an unknown option is answered with the nearest one
    std::string text(examples);
    for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at)) {
      text.replace(at, 2, program);
    }
    made.footer(text);
  }

  void name(CLI::App& made, const std::string& shown, const std::string& meaning) const {
    made.add_option(shown, words.name, meaning)->required()->type_name("");
  }

  void json(CLI::App& made) const { made.add_flag("--json", words.json, "Print JSON alone"); }
};

CLI::Option& text_option(CLI::App& app, const std::string& name, std::optional<std::string>& target,
                         const std::string& meaning) {
  return *app.add_option(name, target, meaning);
}

void list_option(CLI::App& app, const std::string& name, std::vector<std::string>& target, const std::string& meaning) {
  app.add_option(name, target, meaning)->allow_extra_args(false)->type_name(name == "--set" ? "KEY=VALUE" : "NAME");
}

void add_run_options(CLI::App& run, Words& words) {
  list_option(
      run, "--policy", words.policies,
      "An arm beside the baseline; repeat for more arms, A+B for both in one, \"A(KEY=VALUE)\" for numbers of its own");
  text_option(run, "--replicates", words.replicates, "How many (0 to N-1), or from A to B-1; 8 if not given")
      .type_name("N|A:B");
  text_option(run, "--seed", words.seed, "Seed of the study; 1 if not given").type_name("N");
  text_option(run, "--threads", words.threads, "As many as the machine has if not given; no result depends on it")
      .type_name("N");
  text_option(run, "--scale", words.scale, "One simulated person for N; replaces the scenario's").type_name("1:N");
  text_option(run, "--until", words.until, "First day that is not simulated; replaces the scenario's")
      .type_name("DATE");
  text_option(run, "--future", words.future, "A future of 2030, whose levers hold in every arm, the baseline included")
      .type_name("NAME");
  text_option(run, "--panel", words.panel,
              "Records the months of N residents, the same in every arm; none if not given")
      .type_name("N");
  list_option(run, "--set", words.overrides, "Replaces one value of the scenario, or policies.NAME.KEY of a policy");
  text_option(run, "--out", words.out, "Study folder; studies/<scenario>-<8 hex digits> if not given")
      .type_name("FOLDER");
  text_option(run, "--on-error", words.on_error, "Whether a replicate that fails ends the run; stop if not given")
      .type_name("stop|continue");
  text_option(run, "--checkpoint-every", words.checkpoint,
              "Simulated months after which a run saves how far it is; 12 if not given, 0 for never")
      .type_name("MONTHS");
  run.add_flag("--resume", words.resume, "Continue in a folder that holds a part of this study");
}

void add_run(const Builder& build) {
  CLI::App& run = build.command("run", "Simulate a scenario and policy arms beside it",
                                "Examples:\n"
                                "  {} run toronto/grown --policy skills_programme --scale 1:100\n"
                                "  {} run toronto/grown --policy pay_floor --policy pay_floor+skills_programme\n"
                                "  {} run my.toml --replicates 8:16 --resume --out studies/mine\n"
                                "  {} run toronto/baseline --until 2026-01-01 --set platforms.board.fee=0.1\n"
                                "The baseline always runs, on the same seeds. Ctrl-C leaves a folder to resume.");
  build.name(run, "scenario", "Path of a scenario file, or a name that `list scenarios` shows");
  add_run_options(run, build.words);
  build.json(run);
}

void add_checks(const Builder& build) {
  CLI::App& check = build.command("check", "Read scenario and policy files and report everything wrong in them",
                                  "Examples:\n  {} check my.toml\n  {} check scenarios/toronto/*.toml toronto/grown\n"
                                  "  {} check toronto/baseline --set period.until=2026-01-01\n"
                                  "Exit code 0 if nothing is wrong, 2 if something is.");
  check.add_option("file", build.words.files, "Files, or names that `list` shows")->required()->type_name("");
  list_option(check, "--set", build.words.overrides, "Replaces one value in each scenario, as `run` does");
  CLI::App& hash = build.command("hash", "Compute a study's result_hash anew and compare it with the stored one",
                                 "Examples:\n  {} hash studies/mine\n"
                                 "Exit code 0 if they are equal, 1 if not. Equal hashes mean equal results, whatever\n"
                                 "the number of threads, the compiler or the machine.");
  build.name(hash, "folder", "Study folder");
}

void add_folder_commands(const Builder& build) {
  CLI::App& merge = build.command(
      "merge", "Write study.h5 from what a study folder holds, or from what several do",
      "Examples:\n  {} merge studies/mine\n  {} merge studies/whole studies/task-*\n"
      "`run` does this at its end; `merge` is for a run that was stopped. With more folders, what they hold of the\n"
      "same study is first copied into the first one. Replicates that two folders hold must have equal results,\n"
      "else nothing is written. Exit code 1 if nothing is committed, 2 if the folders do not belong together.");
  build.name(merge, "folder", "Study folder");
  merge.add_option("more", build.words.files, "Folders of the same study, which are only read")->type_name("");
  CLI::App& verify = build.command(
      "verify", "Run replicates of a study again and compare the results with the committed ones",
      "Examples:\n  {} verify studies/mine\n  {} verify studies/mine --replicates 0,3-5 --arms baseline,pay_floor\n"
      "Nothing is written. Exit code 0 if all are equal, 1 if one is different, failed or altered, 2 if the scenario\n"
      "is not the one that the study was made with.");
  build.name(verify, "folder", "Study folder");
  text_option(verify, "--replicates", build.words.replicates, "Such as 0,3-5; the first, middle and last if not given")
      .type_name("LIST");
  text_option(verify, "--arms", build.words.arms, "Such as baseline,pay_floor; all if not given").type_name("LIST");
  text_option(verify, "--threads", build.words.threads, "As many as the machine has if not given").type_name("N");
  build.json(verify);
}

void add_diary(const Builder& build) {
  CLI::App& diary = build.command(
      "diary", "Print as CSV what happened to residents of a study, event by event, and what the market posted",
      "Examples:\n  {} diary studies/mine --person 1234 >life.csv\n"
      "  {} diary studies/mine --person 12,34 --arms baseline,pay_floor --replicate 3\n"
      "  {} diary studies/mine --market --arms baseline >posted.csv\n"
      "The replicate is simulated again and must come to the result that was committed. Numbers of residents are\n"
      "those of panel.id; 32 at most, all of whom live in the city on the day the arms part, when the diary begins.\n"
      "With --market, alone or beside residents, every batch of tasks, vacancy and project that is posted has a row.\n"
      "Exit code 2 if the study was made with another program, scenario or data.");
  build.name(diary, "folder", "Study folder");
  text_option(diary, "--person", build.words.person, "Numbers of residents, such as 12,34").type_name("LIST");
  diary.add_flag("--market", build.words.market, "Also tells what requesters, employers and clients post");
  text_option(diary, "--arms", build.words.arms, "Such as baseline,pay_floor; all if not given").type_name("LIST");
  text_option(diary, "--replicate", build.words.replicate, "The first that is in all these arms if not given")
      .type_name("N");
  text_option(diary, "--threads", build.words.threads, "As many as the machine has if not given").type_name("N");
}

void add_population(const Builder& build) {
  CLI::App& population =
      build.command("population", "Compare the synthetic population of a scenario with the published margins",
                    "Examples:\n  {} population toronto/baseline\n  {} population toronto/baseline --scale 1:1 --build "
                    "--csv fit.csv\n"
                    "Every category of every margin: target, fitted, absolute error, residents at the scale.");
  build.name(population, "scenario", "Path of a scenario file, or a name that `list scenarios` shows");
  text_option(population, "--scale", build.words.scale, "One simulated person for N; replaces the scenario's")
      .type_name("1:N");
  text_option(population, "--seed", build.words.seed, "Seed of the sample of residents; 1 if not given").type_name("N");
  text_option(population, "--csv", build.words.csv, "Also writes the table to this file").type_name("FILE");
  population.add_flag("--build", build.words.build, "Builds every resident too, and tells how long it took");
  build.json(population);
}

void add_crowdwork(const Builder& build) {
  CLI::App& crowdwork =
      build.command("crowdwork", "Compare what prices come to where workers, requesters or the platform name them",
                    "Examples:\n  {} crowdwork\n  {} crowdwork --set parameters.contracts_per_day=600 --json\n"
                    "A small model of its own, not of any city: docs/verification.md.");
  crowdwork.add_option("scenario", build.words.name, "Path or name; verification/crowdwork if not given")
      ->type_name("");
  text_option(crowdwork, "--seed", build.words.seed, "Seed of the comparison; 1 if not given").type_name("N");
  list_option(crowdwork, "--set", build.words.overrides, "Replaces one value of the scenario");
  build.json(crowdwork);
}

void add_unit(const Builder& build) {
  CLI::App& unit = build.command("unit", "Try one component of a scenario alone, without a market",
                                 "Examples:\n  {} unit skill_decay toronto/baseline\n"
                                 "  {} unit skill_decay my.toml --set skills.learning.half_life_speed=12 --json\n"
                                 "skill_decay: one learner is trained, stops, and is watched until half is lost.");
  build.name(unit, "trial", "skill_decay");
  unit.add_option("scenario", build.words.files, "Path of a scenario file, or a name that `list scenarios` shows")
      ->required()
      ->expected(1)
      ->type_name("");
  list_option(unit, "--set", build.words.overrides, "Replaces one value of the scenario");
  build.json(unit);
}

/// "first: what it measures; hold: ..."
std::string bench_names() {
  std::string text;
  for (const Bench& bench : benches())
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", bench.name, bench.meaning);
  return text;
}

void add_questions(const Builder& build) {
  CLI::App& list = build.command("list", "List what exists",
                                 "Examples:\n  {} list scenarios\n  {} list futures\n  {} list parameters --json");
  build.name(list, "kind", "scenarios, policies, futures, measures, parameters or groups");
  build.json(list);
  CLI::App& describe = build.command("describe", "Tell what a name means: unit, range, value and source",
                                     "Examples:\n  {} describe jobs.search.reservation_share\n  {} describe pay_floor\n"
                                     "  {} describe M1 --json\n  {} describe toronto/grown");
  build.name(describe, "name", "A parameter, policy, future, measure, scenario or group");
  build.json(describe);
  CLI::App& schema = build.command("schema", "Print the JSON Schema of scenario files, or of one policy's file",
                                   "Examples:\n  {} schema >scenario.schema.json\n  {} schema --policy pay_floor");
  text_option(schema, "--policy", build.words.policy, "The policy whose file is meant").type_name("NAME");
  CLI::App& occupations = build.command(
      "occupations", "List a scenario's occupations: level, skills and the nearest others",
      "Examples:\n  {} occupations toronto/baseline\n  {} occupations toronto/baseline --neighbours 5 --json\n"
      "Skills are ratings from 0 to 5. A proximity of 1 is the occupation itself, 0 is far away.");
  build.name(occupations, "scenario", "Path of a scenario file, or a name that `list scenarios` shows");
  text_option(occupations, "--neighbours", build.words.neighbours, "Nearest others shown; 3 if not given")
      .type_name("N");
  build.json(occupations);
  CLI::App& bench =
      build.command("bench", "Measure the speed of this machine",
                    "Examples:\n  {} bench first\n  {} bench first --json\n"
                    "Prints rows of figures. `first`, `checkpoint` and `output` end with 1 if their bars are not met.");
  build.name(bench, "name", bench_names());
  build.json(bench);
}

void build_all(const Builder& build) {
  build.app.name(build.program);
  build.app.require_subcommand(0, 1);
  build.app.get_formatter()->column_width(34);
  build.finish(build.app,
               "Examples:\n"
               "  {} list scenarios\n"
               "  {} run toronto/grown --policy skills_programme --scale 1:100\n"
               "  {} describe skills_programme\n"
               "`{} COMMAND --help` tells more. Scenario names are looked for in ./scenarios, then in the\n"
               "folders of $PIECEWORK_SCENARIOS, then among the scenarios that came with the program.\n"
               "Exit codes: 0 done, 1 ran and what was asked is not so, 2 bad input or usage, 3 input/output,\n"
               "70 internal error, 130 interrupted.");
  add_run(build);
  add_checks(build);
  add_folder_commands(build);
  add_diary(build);
  add_questions(build);
  add_population(build);
  add_crowdwork(build);
  add_unit(build);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

/// Words that the grammar has no place for.
void refuse_extras(const CLI::App& command, bool is_top, const std::string& where) {
  const std::vector<std::string> extras = command.remaining();
  if (extras.empty()) return;
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word.front() == '-'; };
  const auto option = std::find_if(extras.begin(), extras.end(), is_option);
  Problem problem{{where, 0, 0}, {}, {}, {}, {}};
  if (option != extras.end()) {
    const std::string name = option->substr(0, option->find('='));
    problem.problem = fmt::format("there is no option {}", name);
    problem.allowed = option_names(command);
    problem.suggestion = nearest_name(name, problem.allowed);
  } else if (is_top) {
    problem.problem = fmt::format("there is no command \"{}\"", extras.front());
    problem.allowed = command_names(command);
    problem.suggestion = nearest_name(extras.front(), problem.allowed);
  } else {
    problem.problem = fmt::format("\"{}\" is one word too many", extras.front());
  }
  throw InputError(std::move(problem));
}

std::optional<unsigned> read_threads(const Words& words, Problems& problems) {
  if (!words.threads) return std::nullopt;
  return static_cast<unsigned>(read_whole("--threads", *words.threads, {1, most_threads}, problems));
}

RunArguments run_arguments(Words& words) {
  Problems problems;
  RunArguments run;
  run.scenario = std::move(words.name);
  run.policies = std::move(words.policies);
  run.overrides = std::move(words.overrides);
  run.out = std::move(words.out);
  run.resume = words.resume;
  run.json = words.json;
  if (words.replicates) run.replicates = read_replicates("--replicates", *words.replicates, problems);
  if (words.seed) run.seed = read_whole("--seed", *words.seed, {0, largest_seed}, problems);
  run.threads = read_threads(words, problems);
  if (words.panel) run.panel = read_whole("--panel", *words.panel, {0, most_persons}, problems);
  if (words.checkpoint) {
    const std::uint64_t months = read_whole("--checkpoint-every", *words.checkpoint, {0, most_months}, problems);
    run.checkpoint_months = static_cast<std::int64_t>(months);
  }
  if (words.on_error) run.on_error = read_on_error("--on-error", *words.on_error, problems);
  if (words.scale) check_scale("--scale", *words.scale, problems);
  if (words.until) check_date("--until", *words.until, problems);
  if (run.out && run.out->empty()) problems.add({"--out", 0, 0}, {}, "the folder's name is empty");
  problems.throw_if_any();
  run.scale = std::move(words.scale);
  run.until = std::move(words.until);
  run.future = std::move(words.future);
  return run;
}

PopulationArguments population_arguments(Words& words) {
  Problems problems;
  PopulationArguments population;
  population.scenario = std::move(words.name);
  population.build = words.build;
  population.json = words.json;
  if (words.seed) population.seed = read_whole("--seed", *words.seed, {0, largest_seed}, problems);
  if (words.scale) check_scale("--scale", *words.scale, problems);
  if (words.csv && words.csv->empty()) problems.add({"--csv", 0, 0}, {}, "the file's name is empty");
  problems.throw_if_any();
  population.scale = std::move(words.scale);
  population.csv = std::move(words.csv);
  return population;
}

/// A comma within parentheses belongs to the name of an arm.
std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts(1);
  int open = 0;
  for (const char letter : text) {
    open += letter == '(' ? 1 : 0;
    open -= letter == ')' ? 1 : 0;
    if (letter == ',' && open == 0) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

VerifyArguments verify_arguments(Words& words) {
  Problems problems;
  VerifyArguments verify;
  verify.folder = std::move(words.name);
  verify.json = words.json;
  if (words.replicates) verify.replicates = read_list("--replicates", *words.replicates, problems);
  verify.threads = read_threads(words, problems);
  problems.throw_if_any();
  if (words.arms) verify.arms = split_at_commas(*words.arms);
  return verify;
}

DiaryArguments diary_arguments(Words& words) {
  Problems problems;
  DiaryArguments diary;
  diary.folder = std::move(words.name);
  diary.market = words.market;
  if (!words.person && !words.market) {
    problems.add({{"--person", 0, 0}, {}, "a diary needs residents to follow, or --market", {}, {}});
  }
  const std::vector<std::string> persons = words.person ? split_at_commas(*words.person) : std::vector<std::string>{};
  for (const std::string& person : persons) {
    diary.persons.push_back(read_whole("--person", person, {0, largest_seed}, problems));
  }
  if (words.replicate) diary.replicate = read_whole("--replicate", *words.replicate, {0, most_replicates}, problems);
  diary.threads = read_threads(words, problems);
  problems.throw_if_any();
  if (words.arms) diary.arms = split_at_commas(*words.arms);
  return diary;
}

OccupationsArguments occupations_arguments(Words& words) {
  Problems problems;
  OccupationsArguments chosen{std::move(words.name), 3, words.json};
  const Limits limits{0, platform_work::occupations - 1};
  if (words.neighbours) chosen.neighbours = read_whole("--neighbours", *words.neighbours, limits, problems);
  problems.throw_if_any();
  return chosen;
}

CrowdworkArguments crowdwork_arguments(Words& words) {
  Problems problems;
  CrowdworkArguments crowdwork;
  if (!words.name.empty()) crowdwork.scenario = std::move(words.name);
  crowdwork.overrides = std::move(words.overrides);
  crowdwork.json = words.json;
  if (words.seed) crowdwork.seed = read_whole("--seed", *words.seed, {0, largest_seed}, problems);
  problems.throw_if_any();
  return crowdwork;
}

Arguments arguments_of(const std::string& command, Words& words) {
  if (command == "run") return run_arguments(words);
  if (command == "check") return CheckArguments{std::move(words.files), std::move(words.overrides)};
  if (command == "list") return ListArguments{std::move(words.name), words.json};
  if (command == "describe") return DescribeArguments{std::move(words.name), words.json};
  if (command == "occupations") return occupations_arguments(words);
  if (command == "population") return population_arguments(words);
  if (command == "crowdwork") return crowdwork_arguments(words);
  if (command == "unit") {
    return UnitArguments{std::move(words.name), words.files.front(), std::move(words.overrides), words.json};
  }
  if (command == "schema") return SchemaArguments{std::move(words.policy)};
  if (command == "hash") return HashArguments{std::move(words.name)};
  if (command == "merge") return MergeArguments{std::move(words.name), std::move(words.files)};
  if (command == "verify") return verify_arguments(words);
  if (command == "diary") return diary_arguments(words);
  expect(command == "bench", "every command of the grammar has arguments");
  return BenchArguments{std::move(words.name), words.json};
}

}  // namespace

Arguments parse_arguments(std::span<const std::string> words, const std::string& program_name) {
  Words found;
  CLI::App app("Piecework: a simulator of a labour market with online platforms");
  build_all({app, found, program_name});
  std::string complaint;
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes the last word first
  } catch (const CLI::CallForHelp&) {
    return PrintedText{app.help()};
  } catch (const CLI::CallForVersion& call) {
    return PrintedText{std::string(call.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    complaint = error.what();
  }
  const std::vector<CLI::App*> commands = app.get_subcommands();
  const CLI::App& command = commands.empty() ? app : *commands.front();
  const std::string where = commands.empty() ? program_name : program_name + " " + command.get_name();
  refuse_extras(command, commands.empty(), where);
  if (!complaint.empty()) throw InputError(Problem{{where, 0, 0}, {}, complaint, {}, {}});
  if (commands.empty()) throw InputError(Problem{{where, 0, 0}, {}, "no command", command_names(app), {}});
  return arguments_of(command.get_name(), found);
}

}  // namespace piecework::cli
