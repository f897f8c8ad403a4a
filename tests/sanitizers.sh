#!/bin/sh
# The C++ tests and a study from the command line under each sanitizer. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
folder=${PIECEWORK_SANITIZER_DIR:-$root/build}
long=no

usage() {
  cat <<'TEXT'
usage: tests/sanitizers.sh [--long] [--help] [asan|tsan...]

Builds the presets asan (address and undefined-behaviour sanitizers) and tsan (thread sanitizer) into build/<preset>,
runs every C++ test and one study with two arms on two threads. Takes about half an hour on two cores.
Exit code 0 if no sanitizer complained.

  --long   also the suites named Long
TEXT
}

presets=
for argument in "$@"; do
  case $argument in
    --long) long=yes ;;
    asan | tsan) presets="$presets $argument" ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done
presets=${presets:-asan tsan}

ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:check_initialization_order=1
UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
export ASAN_OPTIONS UBSAN_OPTIONS TSAN_OPTIONS

# A study as people run it: two arms, two replicates, two threads; stopped by nothing, then merged.
study() {
  out=$(mktemp -d)
  (cd "$root" && "$1/bin/piecework-sim" run toronto/grown --policy pay_floor --replicates 2 --scale 1:2000 \
    --until 2025-03-01 --threads 2 --out "$out/study") >"$1/study.log" 2>&1 &&
    "$1/bin/piecework-sim" hash "$out/study" >>"$1/study.log" 2>&1 && came=0 || came=1
  rm -rf "$out"
  [ "$came" = 0 ] || tail -n 40 "$1/study.log"
  return "$came"
}

failed=
for preset in $presets; do
  tree=$folder/$preset
  begun=$(date +%s)
  cmake -S "$root" --preset "$preset" -B "$tree" -DPIECEWORK_UNITY=ON >/dev/null
  cmake --build "$tree" -j "${CMAKE_BUILD_PARALLEL_LEVEL:-2}" >"$tree/build.log" || {
    tail -n 30 "$tree/build.log"
    exit 1
  }
  set -- --test-dir "$tree" --output-on-failure --no-tests=error --timeout 1200 -j 2
  [ "$long" = yes ] || set -- "$@" -E '(^|/)Long'
  verdict=clean
  ctest "$@" >"$tree/ctest.log" 2>&1 </dev/null || {
    verdict=FAILED
    grep -E 'ERROR: |WARNING: ThreadSanitizer|runtime error|tests failed|\*\*\*' "$tree/ctest.log" | head -n 40
  }
  study "$tree" || verdict=FAILED
  [ "$verdict" = clean ] || failed="$failed $preset"
  echo "sanitizers: $preset $verdict, $(grep -E 'tests passed' "$tree/ctest.log" || echo 'no tests'), $(($(date +%s) - begun)) s"
done
if [ -n "$failed" ]; then
  echo "sanitizers: FAILED:$failed"
  exit 1
fi
echo "sanitizers: nothing to complain of"
