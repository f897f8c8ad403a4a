# What demo.sh and test.sh share: Debian packages, the virtual environment, the build. POSIX sh; sourced, not run.
# The caller has set `root` (this checkout), `script` (its own name) and `apt` (yes or no: install Debian packages).
# shellcheck shell=sh disable=SC2154,SC2034  # variables that the caller sets or uses

PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH # Debian's tools before any others of the same names
LC_ALL=C.UTF-8
export PATH LC_ALL
unset PYTHONPATH PYTHONHOME CDPATH || true
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 MPLBACKEND=Agg
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"

python=${PYTHON:-/usr/bin/python3}
venv=$root/.venv
tree=$root/build/release

build_packages="g++ cmake ninja-build libhdf5-dev libeigen3-dev libboost-dev libboost-random-dev libgtest-dev
  librandom123-dev libtomlplusplus-dev nlohmann-json3-dev libcli11-dev libfmt-dev libexpected-dev libssl-dev libxxhash-dev
  python3-dev python3-venv binutils git"
test_packages="clang-19 netcdf-bin chromium"
long_packages="libclang-rt-19-dev r-base-core r-cran-ncdf4 debootstrap"

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$script" "$*" >&2
  return 1
}

require_debian() {
  [ -r /etc/debian_version ] && command -v dpkg-query >/dev/null 2>&1 ||
    fail "needs Debian 12 or a system derived from it: it installs packages with apt-get. Nothing was changed."
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages PACKAGE...: lists all, then installs the missing ones.
install_packages() {
  say "Debian packages: $*"
  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  if [ -z "$missing" ]; then
    say "All of them are installed."
    return 0
  fi
  if [ "$apt" = no ]; then
    say "Not installed, and --no-apt was given:$missing"
    return 0
  fi
  say "Installing:$missing"
  command="env DEBIAN_FRONTEND=noninteractive apt-get"
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "installing needs root. Run first:  sudo apt-get install --no-install-recommends$missing" ||
      return 1
    command="sudo -n $command"
  fi
  # shellcheck disable=SC2086  # word by word on purpose
  { $command update -qq || say "apt-get update failed; trying with the lists that are there"; } </dev/null &&
    $command install -y -qq --no-install-recommends $missing </dev/null
}

# prepare_venv SET...: a virtual environment with exactly the packages of python/requirements-SET.txt.
prepare_venv() {
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "$python is not Python 3.11 or newer; set PYTHON to one" || return 1
  made_by="$root $("$python" -c 'import sys; print(sys.executable, sys.version)')"
  if [ "$(cat "$venv/made-by" 2>/dev/null)" != "$made_by" ]; then
    rm -rf "$venv" "$tree" # both remember the folder and the interpreter they were made with
    "$python" -m venv "$venv" || return 1
    say "$made_by" >"$venv/made-by"
  fi
  for set in "$@"; do
    wanted=$(sha256sum <"$root/python/requirements-$set.txt")
    [ "$(cat "$venv/has-$set" 2>/dev/null)" = "$wanted" ] && continue
    say "Installing python/requirements-$set.txt"
    "$venv/bin/python" -m pip install -q --no-deps -r "$root/python/requirements-$set.txt" || return 1
    say "$wanted" >"$venv/has-$set"
  done
}

# Everything that the build reads, in one number.
build_state() {
  cd "$root" || return 1
  git rev-parse HEAD 2>/dev/null
  find CMakeLists.txt pyproject.toml README.md LICENSE .ci/setup.sh sim models scenarios python tests -type f \
    ! -name '*.pyc' ! -path 'tests/*.py' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum
  "${CXX:-c++}" --version
  printf '%s\n' "${CXXFLAGS-}"
}

# One configuration makes the extension, piecework-sim and the tests, and installs the package.
build_all() {
  state=$(build_state | sha256sum)
  if [ "$(cat "$venv/built" 2>/dev/null)" = "$state" ] && [ -x "$tree/bin/piecework-sim" ] && [ -x "$venv/bin/piecework" ]; then
    say "The build is up to date."
    return 0
  fi
  rm -f "$venv/built"
  # Warnings are errors with the compiler they were read on; another one may warn of more.
  [ "$("${CXX:-c++}" -dumpversion)" = 12 ] && werror=ON || werror=OFF
  mkdir -p "$root/build"
  log=$root/build/build.log
  say "Compiling with $CMAKE_BUILD_PARALLEL_LEVEL jobs; the first time takes minutes (progress: build/build.log)"
  if ! (cd "$root" && "$venv/bin/python" -m pip install -v --no-build-isolation --no-deps \
    --config-settings=cmake.define.PIECEWORK_WERROR=$werror .) >"$log" 2>&1 </dev/null; then
    grep -n -E 'error:|Error |FAILED' "$log" | head -n 40
    tail -n 25 "$log"
    fail "the build failed; all of it is in build/build.log"
    return 1
  fi
  say "$state" >"$venv/built"
}
