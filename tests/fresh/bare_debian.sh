#!/bin/sh
# Runs demo.sh (or the script named first) in a Debian 12 that holds nothing but its essential packages, as a newcomer
# has it. Needs root, debootstrap and the network. The system is kept in build/bare for the next run; remove that folder
# to begin from nothing. What is copied is the last commit.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
command=${1:-demo.sh}
bare=$root/build/bare
checkout="/srv/a checkout" # the blank is part of the test

if [ "${PIECEWORK_INSIDE:-}" != yes ]; then
  [ -d "$bare/usr" ] || debootstrap --variant=minbase bookworm "$bare"
  rm -rf "$bare$checkout"
  git clone -q "$root" "$bare$checkout"
  cp /etc/resolv.conf "$bare/etc/"
  for area in bookworm bookworm-updates; do
    echo "deb http://deb.debian.org/debian $area main"
  done >"$bare/etc/apt/sources.list"
  echo "deb http://deb.debian.org/debian-security bookworm-security main" >>"$bare/etc/apt/sources.list"
  [ -z "${PIP_CERT:-}" ] || cp "$PIP_CERT" "$bare/srv/pip-cert.pem"
  PIECEWORK_INSIDE=yes exec unshare --mount "$0" "$@" # the mounts below vanish with this process
fi

mount -t proc proc "$bare/proc"
mount --rbind /dev "$bare/dev"
set -- HOME=/root TERM=dumb CI=true PATH=/usr/sbin:/usr/bin:/sbin:/bin
[ -z "${PIP_CERT:-}" ] || set -- "$@" PIP_CERT=/srv/pip-cert.pem
exec chroot "$bare" env -i "$@" "$checkout/$command" </dev/null
