#!/bin/sh
# Builds the Debian package of Bedside: build-deb.sh VERSION MAIN-CLASS APP OUT
#
#   APP  the program as ./mvnw package leaves it: lib/ (class path), javafx/ (modules), bin/java-options
#   OUT  where the .deb goes; what it is made of is built anew in OUT/work
#
# JAVA_HOME is the JDK that packs and whose modules are packed. Called by ./mvnw -Pinstaller package, see ../README.md.
set -eu

[ $# -eq 4 ] || { echo 'usage: build-deb.sh VERSION MAIN-CLASS APP OUT' >&2; exit 2; }
version=$1
main=$2
app=$3
out=$4
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)

NAME=Bedside
PACKAGE=bedside-inbox
# What `jdeps --print-module-deps` names, and what is found only while running: the JavaFX jars' own needs come by
# themselves; jdk.localedata writes days and numbers in other languages than English; jdk.unsupported is sun.misc.Unsafe;
# java.naming, jdk.crypto.ec and jdk.zipfs are asked for by name at run time (certificates, elliptic curves, archives).
MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.sql,javafx.controls,javafx.swing,\
jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.unsupported,jdk.zipfs

say() {
    echo "installer: $*"
}

die() {
    echo "installer: $*" >&2
    exit 1
}

[ "$(uname -s)" = Linux ] || die 'a .deb is built on Linux only'
for tool in dpkg-deb dpkg fakeroot objcopy unzip; do
    command -v "$tool" >/dev/null || die "$tool is needed (Debian: apt-get install dpkg fakeroot binutils unzip)"
done
[ -x "${JAVA_HOME:-}/bin/jpackage" ] || die 'JAVA_HOME is not a whole JDK: there is no jpackage in it'
case $(dpkg --print-architecture) in
    amd64) platform=linux-amd64 natives=x86_64 ;;
    arm64) platform=linux-aarch64 natives=aarch64 ;;
    *) die "no package for $(dpkg --print-architecture) yet" ;;
esac

work=$out/work
rm -rf "$work" "$out/${PACKAGE}_"*.deb
mkdir -p "$work/jmods" "$work/input"

say 'JavaFX jars to modules with their natives'
for jar in "$app"/javafx/*.jar; do
    # Beside each platform's jar lies an empty one of the same module.
    [ -n "$(unzip -Z1 "$jar" module-info.class 2>/dev/null)" ] || continue
    module=$(basename "$jar" | sed 's/-[0-9].*//; s/-/./')
    mkdir -p "$work/$module/classes" "$work/$module/libs"
    unzip -q "$jar" -d "$work/$module/classes"
    rm -rf "$work/$module/classes/META-INF"
    find "$work/$module/classes" -name '*.so' -exec mv {} "$work/$module/libs" \;
    "$JAVA_HOME/bin/jmod" create --class-path "$work/$module/classes" --libs "$work/$module/libs" \
        --target-platform "$platform" "$work/jmods/$module.jmod"
done

say 'the runtime'
"$JAVA_HOME/bin/jlink" --module-path "$work/jmods" --add-modules "$MODULES" \
    --strip-java-debug-attributes --strip-native-debug-symbols exclude-debuginfo-files \
    --no-header-files --no-man-pages --output "$work/runtime"

say 'the program'
cp "$app"/lib/*.jar "$work/input"
# The database's native part lies beside its jar, so that it need not be unpacked into a temporary folder at each start.
# The jar goes without those of all systems, which are nine tenths of it.
driver=$(basename "$app"/lib/sqlite-jdbc-*.jar)
unzip -q "$app/lib/$driver" -d "$work/driver"
mv "$work/driver/org/sqlite/native/Linux/$natives/libsqlitejdbc.so" "$work/input"
rm -r "$work/driver/org/sqlite/native"
"$JAVA_HOME/bin/jar" --create --file "$work/input/$driver" --manifest "$work/driver/META-INF/MANIFEST.MF" \
    -C "$work/driver" .
set --
while IFS= read -r option; do
    case $option in
        '' | '#'*) ;;
        *) set -- "$@" --java-options "$option" ;;
    esac
done <"$app/bin/java-options"
# $APPDIR is the launcher's word for the folder of the jars.
# shellcheck disable=SC2016
"$JAVA_HOME/bin/jpackage" --type app-image --name "$NAME" --app-version "$version" --dest "$work/image" \
    --input "$work/input" --main-jar "bedside-$version.jar" --main-class "$main" --runtime-image "$work/runtime" \
    --icon "$project/installer/icons/bedside-256.png" \
    --description 'Assistant for the social accounts of a medical practice' \
    "$@" \
    --java-options '-Dorg.sqlite.lib.path=$APPDIR' --java-options -Dorg.sqlite.lib.name=libsqlitejdbc.so \
    --java-options '-XX:AOTCache=$APPDIR/Bedside.aot'
image=$work/image/$NAME
jars=$image/lib/app
# The cache remembers the jars' times, jpackage copies the jars anew, and dpkg-deb brings whatever is newer back to this.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH
find "$image" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

say 'the training run'
# With the options and the class path that the launcher will use, word for word: the cache is refused otherwise.
config=$jars/$NAME.cfg
set -- "-XX:AOTCacheOutput=$jars/Bedside.aot"
while IFS= read -r option; do
    set -- "$@" "$option"
done <<CONFIG
$(sed -n 's/^java-options=//p' "$config" | grep -v -e '^-XX:AOTCache' | sed "s|\$APPDIR|$jars|g")
CONFIG
class_path=$(sed -n 's/^app\.classpath=//p' "$config" | sed "s|\$APPDIR|$jars|g" | tr '\n' ':' | sed 's/:$//')
"$image/lib/runtime/bin/java" "$@" -classpath "$class_path" "$main" tour --out "$work/tour" >"$work/training.log" 2>&1 ||
    { cat "$work/training.log" >&2; die 'the training run failed'; }
[ -s "$jars/Bedside.aot" ] || { cat "$work/training.log" >&2; die 'the training run left no cache'; }
# The launcher loads the virtual machine by itself.
rm -r "$image/lib/runtime/bin"

say 'the package'
"$JAVA_HOME/bin/jpackage" --type deb --app-image "$image" --name "$NAME" --app-version "$version" --dest "$out" \
    --linux-package-name "$PACKAGE" --linux-app-category net \
    --linux-deb-maintainer maintainers@bedside.invalid --vendor 'The Bedside maintainers' \
    --description 'Assistant for the social accounts of a medical practice' \
    --linux-shortcut --linux-menu-group Office --icon "$project/installer/icons/bedside-256.png" \
    --resource-dir "$here/deb" --temp "$work/jpackage"
deb=$(ls "$out/${PACKAGE}_"*.deb)

say 'a last look'
dpkg-deb --extract "$deb" "$work/unpacked"
# AOTMode=on: the virtual machine does not start if the cache cannot be used.
JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$work/unpacked/opt/$PACKAGE/bin/$NAME" --version ||
    die 'the packed program does not start with its cache'
du -sh "$work/runtime" "$jars/Bedside.aot" "$image" "$deb" | sed "s|$out/||"
