# Sourced by ./mvnw and ./neosc: points JAVA_HOME at a JDK 25, or says in one sentence what is missing.
# Order: JDK25_HOME, JAVA_HOME, the java on PATH, then the usual places of Linux, SDKMAN, asdf, jenv and macOS.

is_jdk25() {
    [ -n "${1:-}" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".+-]' "$1/release"
}

find_jdk25() {
    on_path=$(command -v javac 2>/dev/null) || on_path=
    if [ -n "$on_path" ]; then on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path"); fi
    on_mac=
    if [ -x /usr/libexec/java_home ]; then on_mac=$(/usr/libexec/java_home -F -v 25 2>/dev/null) || on_mac=; fi
    for candidate in "${JDK25_HOME:-}" "${JAVA_HOME:-}" "${on_path%/bin/javac}" "$on_mac" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jenv/versions/* \
        /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
        if is_jdk25 "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

if JAVA_HOME=$(find_jdk25); then
    export JAVA_HOME
    PATH="$JAVA_HOME/bin:$PATH"
    export PATH
else
    echo "NeoSC needs JDK 25 and found none: install one (Temurin 25, for example) or set JDK25_HOME to its folder." >&2
    exit 1
fi
