#!/bin/sh
# Fuzzes every reader of outside bytes. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
here=$root/tests/fuzz
build=${PIECEWORK_FUZZ_DIR:-$root/build/fuzz}
seconds=60
targets="toml json csv manifest checkpoint scenario files"

usage() {
  cat <<'TEXT'
usage: tests/fuzz/run.sh [--seconds N] [--help] [TARGET...]

Builds the targets toml, json, csv, manifest, checkpoint, scenario and files with clang 19's libFuzzer, address and
undefined-behaviour sanitizers (packages clang-19 and libclang-rt-19-dev), and runs each from tests/fuzz/corpus/TARGET.
Inputs that crash a target are kept as tests/fuzz/corpus/TARGET/crash-<hash>, where an ordinary test runs them again.
Exit code 0 if nothing crashed.

  --seconds N   for each target (60)
TEXT
}

chosen=
while [ $# -gt 0 ]; do
  case $1 in
    --seconds)
      seconds=$2
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    -*)
      usage >&2
      exit 2
      ;;
    *) chosen="$chosen $1" ;;
  esac
  shift
done
[ -z "$chosen" ] || targets=$chosen

cmake -S "$root" --preset fuzz -B "$build" -DPIECEWORK_UNITY=ON >/dev/null
programs=
for target in $targets; do
  programs="$programs fuzz_$target"
done
# shellcheck disable=SC2086  # a list of words
cmake --build "$build" --target $programs -j "${CMAKE_BUILD_PARALLEL_LEVEL:-2}" >"$build/build.log" ||
  {
    tail -n 30 "$build/build.log"
    exit 1
  }

failed=
for target in $targets; do
  found=$build/found/$target # what is new lies apart from the corpus that is kept
  mkdir -p "$found"
  log=$build/$target.log
  if "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
    -dict="$here/$target.dict" -artifact_prefix="$here/corpus/$target/" -print_final_stats=1 \
    "$found" "$here/corpus/$target" >"$log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    printf 'fuzz %-10s %s runs in %s s, no crash\n' "$target" "$runs" "$seconds"
  else
    printf 'fuzz %-10s CRASHED, see %s\n' "$target" "$log"
    grep -E 'ERROR|SUMMARY|what\(\)|Test unit written' "$log" || tail -n 5 "$log"
    failed="$failed $target"
  fi
done
if [ -n "$failed" ]; then
  echo "fuzz: FAILED in$failed"
  exit 1
fi
echo "fuzz: nothing crashed"
