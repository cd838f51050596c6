#!/bin/sh
# Packs Tailsplit for the system it runs on (Linux or macOS; tried on Linux only), from a checkout to target/:
#   target/package/tailsplit      the program with its own Java, to be started where it lies
#   target/tailsplit-*.tar.gz     the same as an archive
#   target/tailsplit_*.deb        Debian's and Ubuntu's package; target/tailsplit-*.rpm too, where there is rpmbuild
#   target/Tailsplit-*.dmg        on macOS instead of those
# package.ps1 does it for Windows: change both.
set -eu
cd "$(dirname "$0")/.."

MODULES=java.base,java.compiler,java.desktop,java.logging,java.management,java.net.http,java.prefs,jdk.management,jdk.unsupported,javafx.controls

say() { echo "package: $*"; }

fail() {
  echo "package: $*" >&2
  exit 2
}

need() { command -v "$1" > /dev/null || fail "$1 is missing; install it with: $2"; }

build() {
  say "1 of 6: the program (Maven; the first build fetches its libraries)"
  rm -rf target/tailsplit target/icons target/package
  mvn -q -DskipTests package license:add-third-party@licences exec:exec@icons \
    || fail "Maven could not build it, see above; a JDK 25 or newer must be installed: apt-get install temurin-25-jdk, or another one"
  jdk=$(mvn -q validate exec:exec@jdk 2>&1 | sed -n 's/^ *java.home = //p')
  [ -x "$jdk/bin/jlink" ] || fail "the JDK in ${jdk:-?} has no jlink; install a whole JDK 25, with its jlink"
  version=$(basename target/tailsplit/lib/tailsplit-*.jar .jar)
  version=${version#tailsplit-}
}

link_runtime() {
  say "2 of 6: its own Java, of the modules it needs"
  path=$(printf '%s:' target/tailsplit/lib/javafx/*-*-*.jar)
  "$jdk/bin/jlink" --module-path "${path%:}" --add-modules "$MODULES" --output "$image/runtime" --generate-cds-archive \
    --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 \
    --exclude-resources "/javafx.graphics/*.so,/javafx.graphics/*.dylib" | sed 's/^/package:   /'
  # JavaFX's natives lie beside those of Java; from within a module each user would get a copy in the home folder.
  natives=$(cd target/tailsplit/lib/javafx && echo "$PWD"/javafx-graphics-*-*.jar)
  (cd "$image/runtime/lib" && "$jdk/bin/jar" tf "$natives" | grep -E '\.(so|dylib)$' | xargs "$jdk/bin/jar" xf "$natives")
}

add_program() {
  say "3 of 6: the program and its launcher"
  cp -Rp target/tailsplit/. "$image"
  rm -rf "$image/lib/javafx"
}

add_licences() {
  say "4 of 6: licences and notices of all parts"
  "$jdk/bin/java" jlink/Licences.java "$image/lib" target/licences/libraries.txt jlink/notices "$image/licences"
}

# Java keeps what it loaded for the first window as it was in memory.
train_start() {
  say "5 of 6: a trial start, to start faster from then on"
  trial=$(mktemp -d)
  TAILSPLIT_CONFIG=$trial TAILSPLIT_DATA=$trial JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$image/lib/tailsplit.aot" \
    "$image/bin/tailsplit" window --picture "$trial/window.png" --workspace "$trial/workspace" > "$trial/log.txt" 2>&1 \
    || { cat "$trial/log.txt" >&2; fail "the packed program does not start"; }
  rm -rf "$trial"
  [ -f "$image/lib/tailsplit.aot" ] || fail "the trial start left nothing to start from"
}

pack_archive() {
  name=tailsplit-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
  tar -czf "target/$name.tar.gz" -C target/package tailsplit
  say "target/$name.tar.gz"
}

stage() {
  root=target/package/root
  mkdir -p $root/opt $root/usr/bin $root/usr/share/applications $root/usr/share/mime/packages $root/usr/share/doc/tailsplit
  cp -Rpl "$image" $root/opt/tailsplit
  ln -s /opt/tailsplit/bin/tailsplit $root/usr/bin/tailsplit
  cp jlink/linux/tailsplit.desktop $root/usr/share/applications
  cp jlink/linux/tailsplit.xml $root/usr/share/mime/packages
  echo "Licences of the bundled parts: /opt/tailsplit/licences and /opt/tailsplit/runtime/legal. Tailsplit itself:" \
    | cat - LICENSE > $root/usr/share/doc/tailsplit/copyright
  for png in target/icons/*.png; do
    size=$(basename "$png" .png)
    mkdir -p "$root/usr/share/icons/hicolor/${size}x$size/apps"
    cp "$png" "$root/usr/share/icons/hicolor/${size}x$size/apps/tailsplit.png"
  done
  mkdir -p $root/usr/share/icons/hicolor/scalable/apps
  cp icons/tailsplit.svg $root/usr/share/icons/hicolor/scalable/apps
  chmod -R u=rwX,go=rX $root
}

# No script runs at installing or removing: menu, file types and icons are Debian's own triggers.
pack_deb() {
  deb=target/tailsplit_${version}_amd64.deb
  mkdir $root/DEBIAN
  sed -e "s/@VERSION@/$(echo "$version" | sed 's/-/~/')/" -e "s/@SIZE@/$(du -sk $root | cut -f 1)/" jlink/linux/control > $root/DEBIAN/control
  dpkg-deb --root-owner-group -Zxz -z3 --build $root "$deb" > /dev/null
  rm -r $root/DEBIAN
  say "$deb"
}

pack_rpm() {
  rpmbuild -bb --quiet --define "_topdir $PWD/target/package/rpm" --define "staged $PWD/$root" \
    --define "program_version $(echo "$version" | sed 's/-/~/')" jlink/linux/tailsplit.spec
  mv target/package/rpm/RPMS/x86_64/tailsplit-*.rpm target
  say target/tailsplit-*.rpm
}

pack_dmg() {
  set --
  while read -r option; do set -- "$@" --java-options "$option"; done < "$image/lib/java.options"
  "$jdk/bin/jpackage" --type dmg --name Tailsplit --dest target --app-version "$(echo "$version" | sed 's/^0/1/; s/-.*//')" \
    --input "$image/lib" --main-jar "tailsplit-$version.jar" --main-class tailsplit.command.Tailsplit \
    --runtime-image "$image/runtime" --icon target/icons/tailsplit.icns --app-content "$image/licences,$image/sample-configs" \
    --description "Workbench for research on long-tailed image classification" "$@"
  say "target/Tailsplit-*.dmg; for the command line, link /Applications/Tailsplit.app/Contents/MacOS/Tailsplit to a folder on the PATH"
}

system=$(uname -s)
image=$PWD/target/package/tailsplit
case $system in
  Linux) need mvn "apt-get install maven"; need dpkg-deb "apt-get install dpkg" ;;
  Darwin) need mvn "brew install maven" ;;
  *) fail "$system is not a system that this script packs for; allowed: Linux, macOS (Windows: package.ps1)" ;;
esac
build
mkdir -p "$image"
link_runtime
add_program
add_licences
train_start
say "6 of 6: archive and installer"
pack_archive
if [ "$system" = Darwin ]; then
  pack_dmg
else
  stage
  pack_deb
  if command -v rpmbuild > /dev/null; then
    pack_rpm
  fi
fi
