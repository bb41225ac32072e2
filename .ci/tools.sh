# shellcheck shell=sh
# What ./registry and ./check share: finding a JDK, and installing what is missing.
# To be sourced. A JDK is named by its home folder.

JDK_PACKAGE=openjdk-17-jdk-headless

# The home of the Java behind a command such as "java", through all links.
java_home_of() {
  command_path=$(command -v "$1" 2>/dev/null) || return 1
  while [ -L "$command_path" ]; do
    link=$(readlink "$command_path") || return 1
    case $link in
      /*) command_path=$link ;;
      *) command_path=${command_path%/*}/$link ;;
    esac
  done
  case $command_path in
    */bin/"$1") command_path=${command_path%/bin/*} ;;
    *) command_path= ;;
  esac
  if [ ! -x "$command_path/bin/java" ]; then
    # A wrapper script of a version manager: it must be asked.
    command_path=$("$1" -XshowSettings:properties -version 2>&1 </dev/null |
      sed -n 's/^ *java\.home = //p')
  fi
  printf '%s\n' "$command_path"
}

# The feature release of a JDK: 17. Its "release" file says it without starting a JVM.
java_release() {
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 </dev/null |
      sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p'
  fi
}

# All installed ones, those that the person chose first.
java_homes() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home 2>/dev/null
  java_home_of java
  for home in /usr/lib/jvm/*; do
    # Distributions add shorter names as links to the same.
    [ -L "$home" ] || printf '%s\n' "$home"
  done
}

# The first Java from 17 on; with "javac", only one that can compile.
find_java() {
  java_homes | while IFS= read -r home; do
    release=$(java_release "$home") || continue
    [ "${release:-0}" -ge 17 ] || continue
    [ -z "${1:-}" ] || [ -x "$home/bin/$1" ] || continue
    printf '%s\n' "$home"
    break
  done
}

# Every JDK from 17 on that can compile, as "release home", oldest first.
list_jdks() {
  java_homes | sort -u | while IFS= read -r home; do
    release=$(java_release "$home") || continue
    if [ "${release:-0}" -ge 17 ] && [ -x "$home/bin/javac" ]; then
      printf '%s %s\n' "$release" "$home"
    fi
  done | sort -n
}

can_install() {
  [ "$(id -u)" = 0 ] && [ -r /etc/debian_version ] && command -v apt-get >/dev/null 2>&1
}

# Installs Debian packages. The lists of a fresh machine may be missing or old: then once more.
# A release that has no JDK 17 any more has a newer one as its default.
apt_install() {
  apt_try "$@" || { apt_quietly update && apt_try "$@"; } || {
    # shellcheck disable=SC2046
    apt_try $(echo "$@" | sed "s/$JDK_PACKAGE/default-jdk-headless/")
  }
}

apt_try() {
  apt_quietly install -y --no-install-recommends "$@"
}

apt_quietly() {
  DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null >/dev/null 2>&1
}

# How a person installs a JDK and Maven here, as a command to type.
install_hint() {
  if command -v apt-get >/dev/null 2>&1; then
    echo "sudo apt-get update && sudo apt-get install -y $JDK_PACKAGE maven"
  elif command -v dnf >/dev/null 2>&1; then
    echo "sudo dnf install -y java-latest-openjdk-devel maven"
  elif command -v apk >/dev/null 2>&1; then
    echo "sudo apk add openjdk17-jdk maven"
  elif command -v pacman >/dev/null 2>&1; then
    echo "sudo pacman -S --needed jdk-openjdk maven"
  else
    echo "brew install openjdk@17 maven"
  fi
}
