#!/bin/sh
# From a bare Debian 12 to a first result. See --help.
set -eu
script=demo.sh
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
apt=yes

usage() {
  cat <<'TEXT'
usage: ./demo.sh [--no-apt] [--help]

Installs what Piecework needs (Debian packages, then Python packages into .venv), compiles it, and runs the main job:
Toronto with 2 % of residents on a microtask board, without and with a pay floor, eight replicates. Writes demo/: the
study folder, a table (effect.csv), a picture (effect.png) and a report for any browser, offline (report.html).
Afterwards .venv/bin/piecework and build/release/bin/piecework-sim work. Running it again takes seconds: what is done is
not done twice.

  --no-apt   install no Debian packages; only list the missing ones
  --help     show this text

Set PYTHON to use another interpreter than /usr/bin/python3 (3.11 or newer).
TEXT
}

for argument in "$@"; do
  case $argument in
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

require_debian
# shellcheck disable=SC2086  # a list of words
install_packages $build_packages
prepare_venv build run
build_all

# The main job: Toronto, as if 2 % did microtasks, without and with a policy, on the same luck.
demo=$root/demo
study=$demo/study
question="toronto/grown --policy pay_floor --replicates 8 --scale 1:100 --seed 1"
mkdir -p "$demo"
say "Running: piecework run $question"
# shellcheck disable=SC2086  # a list of words
run_question() { (cd "$root" && "$venv/bin/piecework" run $question --out "$study" --resume); }
run_question && status=0 || status=$?
if [ "$status" = 2 ] && [ -e "$study/manifest.jsonl" ]; then
  say "The folder is from another version of Piecework; running anew."
  rm -rf "$study"
  run_question && status=0 || status=$?
fi
[ "$status" = 0 ] || {
  fail "the run ended with exit code $status"
  exit "$status"
}

"$venv/bin/piecework" compare "$study" --measure M1 --by immigrant_class --csv "$demo/effect.csv" --plot "$demo/effect.png"
"$venv/bin/piecework" report "$study" -o "$demo/report.html"
say "Written: demo/study/study.h5 (netCDF-4/HDF5), demo/effect.csv, demo/effect.png, demo/report.html"
say "demo.sh: done. Open demo/report.html in a browser (English, français); next: .venv/bin/piecework --help"
