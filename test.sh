#!/bin/sh
# Every check of the project, in order. See --help.
set -eu
script=test.sh
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
apt=yes
long=no

usage() {
  cat <<'TEXT'
usage: ./test.sh [--long] [--no-apt] [--help]

Installs what is missing (Debian packages, then Python packages into .venv), compiles everything into build/release, and
runs the C++ tests, the checks of the source itself, the Python tests, the notebooks, and one scenario with another
compiler and an older processor. Each stage prints its time.
Exit code 0 if all passed.

  --long     also the tests that take minutes, all builds against each other, fuzzing, the sanitizers and, for root, a
             fresh machine; three hours
  --no-apt   install no Debian packages; only list the missing ones
  --help     show this text

Set PYTHON to use another interpreter than /usr/bin/python3 (3.11 or newer).
TEXT
}

for argument in "$@"; do
  case $argument in
    --long) long=yes ;;
    --no-apt) apt=no ;;
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

# shellcheck source=.ci/setup.sh
. "$root/.ci/setup.sh"

reports=$root/build/reports
failed=
begun=$(date +%s)

# stage NAME MINUTES FUNCTION: runs one stage and prints its time; MINUTES is what it may take.
stage() {
  since=$(date +%s)
  say "== $1"
  verdict=ok
  "$3" || {
    verdict=FAILED
    failed="$failed${failed:+, }$1"
  }
  seconds=$(($(date +%s) - since))
  [ "$seconds" -le $(($2 * 60)) ] || verdict="$verdict, over its $2 min"
  say "== $1: $verdict, $seconds s"
}

must() {
  stage "$@"
  [ -z "$failed" ] || finish
}

finish() {
  if [ -d "$reports" ]; then
    "$venv/bin/python" "$root/.ci/count.py" "$reports"
  fi
  seconds=$(($(date +%s) - begun))
  if [ -n "$failed" ]; then
    say "test.sh: FAILED in $failed, after $seconds s"
    exit 1
  fi
  say "test.sh: all green in $seconds s"
  exit 0
}

packages() {
  [ "$long" = yes ] || long_packages=
  # shellcheck disable=SC2086  # a list of words
  install_packages $build_packages $test_packages $long_packages &&
    prepare_venv build run test docs adapters explore
}

cpp_tests() {
  set -- --test-dir "$tree" --output-on-failure --no-tests=error -j "$(nproc)" --output-junit "$reports/cpp.xml"
  [ "$long" = yes ] || set -- "$@" -E '(^|/)Long'
  ctest "$@" >"$root/build/ctest.log" 2>&1 </dev/null && passed=yes || passed=no
  if [ "$passed" = yes ]; then
    tail -n 3 "$root/build/ctest.log"
  else
    cat "$root/build/ctest.log"
    return 1
  fi
}

# run_pytest REPORT MARKS PATH...: pytest from the checkout, so that messages show short paths.
run_pytest() {
  report=$1
  marks=$2
  shift 2
  [ "$long" = yes ] || marks="$marks and not long"
  set -- "$@" -m "$marks"
  (cd "$root" && "$venv/bin/python" -m pytest -q --junitxml="$reports/$report.xml" -o junit_suite_name="$report" "$@") </dev/null
}

structure_tests() { run_pytest structure "not clock" tests/structure; }
python_tests() {
  sound=0
  run_pytest python "not clock" -n "$(nproc)" --dist loadfile tests/python tests/browser tests/faults || sound=1
  run_pytest clock "clock" tests/python tests/browser tests/faults || sound=1
  return "$sound"
}
sameness_tests() { run_pytest sameness "not clock" tests/regression; }

matrix() { "$venv/bin/python" "$root/tests/regression/matrix.py"; }
fuzz() { "$root/tests/fuzz/run.sh" --seconds 60; }
sanitizers() { "$root/tests/sanitizers.sh"; }
fresh() { "$root/tests/fresh/run.sh"; }

notebook_tests() {
  if ! find "$root/notebooks" -name '*.ipynb' 2>/dev/null | grep -q .; then
    say "There are no notebooks."
    return 0
  fi
  (IPYTHONDIR=$root/build/ipython && export IPYTHONDIR && run_pytest notebooks "not clock" -n "$(nproc)" tests/notebooks)
}

cd "$root"
require_debian
rm -rf "$reports"
must "packages and wheels" 6 packages
must "build" 15 build_all
mkdir -p "$reports"
stage "C++ tests" 4 cpp_tests
stage "structure and lint" 2 structure_tests
stage "Python tests" 8 python_tests
stage "notebooks" 4 notebook_tests
stage "sameness across builds" 8 sameness_tests
if [ "$long" = yes ]; then
  stage "sameness matrix" 60 matrix
  stage "fuzzing" 20 fuzz
  stage "sanitizers" 60 sanitizers
  [ "$(id -u)" != 0 ] || stage "fresh machine" 60 fresh
fi
finish
