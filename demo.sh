#!/bin/sh
# From a bare Debian 12 to a first result. See --help.
set -eu
script=demo.sh
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
apt=yes

usage() {
  cat <<'TEXT'
usage: ./demo.sh [--no-apt] [--help]

Installs what Piecework needs (Debian packages, then Python packages into .venv), compiles it, and shows that it runs.
Afterwards .venv/bin/piecework and build/release/bin/piecework-sim work. Running it again takes seconds.

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

"$tree/bin/piecework-sim" --version
"$venv/bin/piecework" --version
say "demo.sh: done. Next: .venv/bin/piecework --help"
