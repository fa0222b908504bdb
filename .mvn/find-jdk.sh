# Finds a JDK 25 or later. Sourced by ./mvnw and ./cezve; plain POSIX sh, no commands run unless needed.
#
#   find_jdk    sets JAVA_HOME and returns 0, or says on stderr what is missing and returns 1
#
# CEZVE_JDK_PLACES, one glob pattern a line, replaces the list of usual places.

jdk_release=25

jdk_places() {
  if [ -n "${CEZVE_JDK_PLACES+set}" ]; then
    printf '%s\n' "$CEZVE_JDK_PLACES"
    return
  fi
  cat <<PLACES
/usr/lib/jvm/*$jdk_release*
/usr/java/*$jdk_release*
${SDKMAN_DIR:-${HOME-}/.sdkman}/candidates/java/$jdk_release*
${HOME-}/.jdks/*$jdk_release*
${HOME-}/.local/share/mise/installs/java/*$jdk_release*
${HOME-}/.asdf/installs/java/*$jdk_release*
/opt/*$jdk_release*
/opt/java/*$jdk_release*
/Library/Java/JavaVirtualMachines/*$jdk_release*/Contents/Home
${HOME-}/Library/Java/JavaVirtualMachines/*$jdk_release*/Contents/Home
/opt/homebrew/opt/openjdk@$jdk_release/libexec/openjdk.jdk/Contents/Home
/usr/local/opt/openjdk@$jdk_release/libexec/openjdk.jdk/Contents/Home
PLACES
}

# is_jdk HOME: whether HOME holds a JDK (not just a JRE) of the release or a later one, by the
# text file that every JDK carries, since starting it takes a hundred times as long.
is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    [ "$jdk_key" = JAVA_VERSION ] || continue
    jdk_value=${jdk_value#\"}
    jdk_value=${jdk_value%%[!0-9]*}
    [ -n "$jdk_value" ] && [ "$jdk_value" -ge "$jdk_release" ]
    return
  done <"$1/release"
  return 1
}

# Asks the java on the PATH where it lives: it may be a link, a shim or macOS's stub.
jdk_on_path() {
  command -v java >/dev/null 2>&1 || return 1
  java -XshowSettings:properties -version 2>&1 </dev/null |
    while IFS='=' read -r jdk_key jdk_value; do
      case $jdk_key in
        *java.home*) printf '%s\n' "${jdk_value# }" ;;
      esac
    done
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && is_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi

  jdk_candidate=$(jdk_on_path)
  if [ -n "$jdk_candidate" ] && is_jdk "$jdk_candidate"; then
    export JAVA_HOME="$jdk_candidate"
    return 0
  fi

  jdk_saved_ifs=$IFS
  IFS='
'
  for jdk_candidate in $(jdk_places); do
    if is_jdk "$jdk_candidate"; then
      IFS=$jdk_saved_ifs
      export JAVA_HOME="$jdk_candidate"
      return 0
    fi
  done
  IFS=$jdk_saved_ifs

  if [ -z "${CEZVE_JDK_PLACES+set}" ] && [ -x /usr/libexec/java_home ] &&
    jdk_candidate=$(/usr/libexec/java_home -v "$jdk_release" 2>/dev/null) && is_jdk "$jdk_candidate"; then
    export JAVA_HOME="$jdk_candidate"
    return 0
  fi

  say_no_jdk >&2
  return 1
}

say_no_jdk() {
  cat <<MESSAGE
cezve: no JDK $jdk_release found. Cezve needs a JDK (not only a JRE) of release $jdk_release or later.
Looked at:
  JAVA_HOME   ${JAVA_HOME:-(not set)}
  PATH        $(command -v java || echo '(no java)')
$(jdk_places | while read -r jdk_place; do printf '  %s\n' "$jdk_place"; done)
To get one:
  Debian, Ubuntu   apt-get install openjdk-$jdk_release-jdk-headless
  SDKMAN           sdk install java $jdk_release-tem
  any other        unpack a JDK $jdk_release and set JAVA_HOME to its directory
MESSAGE
}
