#!/bin/sh
# Tries the .deb on a bare Debian without Java, network or display: debian-test.sh FILE.deb, as root. Debian comes from the
# mirror that apt has here.
set -eu
cd "$(dirname "$0")/.."

deb=$1
[ "$(id -u)" = 0 ] || { echo "debian-test: it must be root, to make a Debian in a folder" >&2; exit 2; }
command -v debootstrap > /dev/null || { echo "debian-test: debootstrap is missing; install it with: apt-get install debootstrap" >&2; exit 2; }
root=$(mktemp -d)
chmod 755 "$root"

clean() {
  umount "$root/proc" "$root/dev" 2> /dev/null || true
  rm -rf --one-file-system "$root"
}
trap clean EXIT

say() { echo "debian-test: $*"; }

fail() {
  say "FAILED: $*" >&2
  exit 1
}

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

make_debian() {
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # shellcheck disable=SC2016 # apt's own placeholders
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sed -n "s/ $codename\$//p" | head -n 1)
  [ -n "$mirror" ] || fail "apt has no mirror of $codename"
  say "a bare Debian ($codename)"
  debootstrap --variant=minbase "$codename" "$root" "$mirror" > "$root.log" 2>&1 || { tail -20 "$root.log" >&2; fail "debootstrap"; }
  rm -f "$root.log"
  apt-config dump | grep '^Acquire' > "$root/etc/apt/apt.conf.d/99host"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
}

add_user() {
  echo "$1:x:$2:$2::$3:/bin/sh" >> "$root/etc/passwd"
  install -d -o "$2" -g "$2" "$root$3"
}

# With the locale that is given, and no network: try_as ID HOME LOCALE
try_as() {
  unshare --net chroot --userspec="$1:$1" "$root" env -i PATH=/usr/bin:/bin HOME="$2" LC_ALL="$3" \
    sh /var/tmp/smoke-test.sh tailsplit "$2/Versuche für die Übung"
}

install_deb() {
  say "installing $(basename "$deb")"
  cp "$deb" "$root/var/tmp/tailsplit.deb"
  inside apt-get -q update > /dev/null
  inside apt-get -q -y --no-install-recommends install /var/tmp/tailsplit.deb > "$root/var/tmp/install.log" 2>&1 \
    || { tail -30 "$root/var/tmp/install.log" >&2; fail "the package cannot be installed"; }
  ! inside sh -c 'command -v java' || fail "there is a Java, so that its own is not tried"
}

try_as_two_users() {
  cp jlink/smoke-test.sh "$root/var/tmp/"
  add_user joerg 1101 "/home/Jörg Müller"
  add_user ann 1102 /home/ann
  say "two users at once, without network and display"
  try_as 1102 /home/ann C.UTF-8 > "$root/var/tmp/ann.log" 2>&1 &
  try_as 1101 "/home/Jörg Müller" POSIX || fail "the first user"
  wait $! || { cat "$root/var/tmp/ann.log" >&2; fail "the second user"; }
}

written_only_by_rule() {
  stray=$(cd "$root/home" && find . -mindepth 2 -maxdepth 2 -not -name .cache -not -name .config -not -name .local -not -name 'Versuche*')
  [ -z "$stray" ] || fail "written outside the user's folders for it: $stray"
  changed=$(inside dpkg --verify tailsplit)
  [ -z "$changed" ] || fail "changed in the installation: $changed"
}

upgrade_and_remove() {
  inside dpkg -i /var/tmp/tailsplit.deb > /dev/null
  inside tailsplit --version > /dev/null || fail "the upgraded program does not start"
  inside apt-get -q -y purge tailsplit > /dev/null 2>&1
  left=$(find "$root" -xdev \( -path "$root/home" -o -path "$root/var/tmp" \) -prune -o -iname '*tailsplit*' -print)
  [ -z "$left" ] || fail "left after removal: $left"
  [ "$(find "$root/home" -name result.json | wc -l)" = 2 ] || fail "the users' runs are no longer there"
}

make_debian
install_deb
try_as_two_users
written_only_by_rule
say "upgrade and removal"
upgrade_and_remove
say "passed: nothing is left of the program, and all of the users' work"
