#!/bin/sh
# A newcomer's machine: see --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
bare=${PIECEWORK_FRESH_DIR:-$root/build/bare}
checkout="/srv/a checkout" # the blank is part of the test

usage() {
  cat <<'TEXT'
usage: tests/fresh/run.sh [--help] [SCRIPT...]

Makes a Debian 12 that holds nothing but its essential packages (build/bare, kept for the next run; remove the folder
to begin from nothing), clones the last commit into it and runs demo.sh and test.sh there, or the scripts named. The
package sources and pip's settings are those of this machine. Needs root, debootstrap and the network; takes about half
an hour on two cores. Exit code 0 if every script ended with 0.
TEXT
}

case ${1:-} in
  --help | -h)
    usage
    exit 0
    ;;
  -*)
    usage >&2
    exit 2
    ;;
esac
[ $# -gt 0 ] || set -- demo.sh test.sh

# The mirror of this machine: the first Debian address of its package sources.
mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -n -E 's/^(deb( \[[^]]*\])?|URIs:) +(https?:[^ ]*\/debian)\/?( .*)?$/\3/p' | head -n 1
}

prepare() {
  mirror=$(mirror)
  if [ -z "$mirror" ]; then
    echo "fresh: this machine names no Debian mirror in /etc/apt" >&2
    exit 1
  fi
  [ -e "$bare/ready" ] || {
    rm -rf "$bare"
    debootstrap --variant=minbase bookworm "$bare" "$mirror"
    touch "$bare/ready"
  }
  rm -rf "$bare$checkout"
  git clone -q "$root" "$bare$checkout"
  cp /etc/resolv.conf "$bare/etc/"
  for area in bookworm bookworm-updates; do
    echo "deb $mirror $area main"
  done >"$bare/etc/apt/sources.list"
  echo "deb $mirror-security bookworm-security main" >>"$bare/etc/apt/sources.list"
  [ ! -r /etc/pip.conf ] || cp /etc/pip.conf "$bare/etc/"
  for bundle in "${PIP_CERT:-}" /etc/ssl/certs/ca-certificates.crt; do
    [ ! -r "$bundle" ] || {
      cp "$bundle" "$bare/srv/certificates.pem"
      break
    }
  done
}

# The chroot's environment: nothing of ours but the way to the package indexes.
enter() {
  set -- "$1" HOME=/root TERM=dumb CI=true PATH=/usr/sbin:/usr/bin:/sbin:/bin
  script=$1
  shift
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_EXTRA_INDEX_URL; do
    eval "value=\${$name:-}"
    [ -z "$value" ] || set -- "$@" "$name=$value"
  done
  [ ! -e "$bare/srv/certificates.pem" ] || set -- "$@" PIP_CERT=/srv/certificates.pem
  chroot "$bare" env -i "$@" "$checkout/$script" </dev/null
}

if [ "${PIECEWORK_INSIDE:-}" != yes ]; then
  prepare
  PIECEWORK_INSIDE=yes exec unshare --mount "$0" "$@" # the mounts below vanish with this process
fi

mount -t proc proc "$bare/proc"
mount --rbind /dev "$bare/dev"
for script in "$@"; do
  begun=$(date +%s)
  enter "$script" || {
    echo "fresh: $script FAILED with $?"
    exit 1
  }
  echo "fresh: $script ended well after $(($(date +%s) - begun)) s"
done
echo "fresh: all of $* ended well on a bare Debian"
