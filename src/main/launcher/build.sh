# shellcheck shell=sh disable=SC2154
# The part of the launcher that only a checkout needs: builds $jar once, however many runs want it, in $workshop.
# Read by refine, whose functions and variables it uses; an installed program never comes here.

can_write() { (mkdir -p "$1" && : >"$1/.write.$$" && rm -f "$1/.write.$$") 2>/dev/null; }

# Builds happen in $workshop: in the cache, where no "mvn clean" reaches, else in the checkout. A checkout that cannot
# be written keeps its jar in the cache, under a name made from its path.
choose_workshop() {
    name=$(printf %s "$root" | cksum)
    workshop=$cache/build/${name% *}-${name#* }
    if [ -n "$cache" ] && can_write "$workshop"; then
        can_write "$root/target" || jar=$workshop/refine.jar
    else
        workshop=$root/target/launcher
        can_write "$workshop" || fail "the program cannot be built [build-folder]. Neither $root/target nor a cache\
 can be written. Set XDG_CACHE_HOME to a folder that can, or REFINE_NO_BUILD=1 to take a jar as it is."
    fi
}

build() {
    command -v mvn >/dev/null 2>&1 || fail "mvn was not found [maven-missing].\
 refine builds itself from its sources on first use and after they change. Install Maven 3.8 or newer, or put it on PATH."
    if [ -f "$jar" ]; then why='sources changed'; else why='first use'; fi
    take_lock "$workshop/lock"
    maven=''
    private=$workshop/build.$$
    trap 'end_build' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    if stale "$jar"; then compile; fi
    trap - HUP INT TERM EXIT
    end_build
}

end_build() {
    if [ -n "$maven" ]; then
        { kill "$maven" && wait "$maven"; } 2>/dev/null
    fi
    rm -rf "$private" "$workshop/lock"
}

# The private folder makes two builds harmless even if the lock should fail; the rename makes the jar whole or absent.
compile() {
    log=$workshop/build.log
    rm -rf "$workshop"/build.[0-9]*
    { mkdir "$private" && : >"$private/stamp"; } || fail "$private cannot be written [build-folder]." 74
    # The jar will be as old as the build's begin, so that what is edited meanwhile is newer. A source from the
    # future, after a wrong clock, must not make every jar stale.
    while late=$(newer_source "$private/stamp") && [ -n "$late" ]; do
        touch -r "$late" "$private/stamp"
    done
    printf 'building refine (%s)…\n' "$why" >&2
    (
        [ ! -x "$java_home/bin/javac" ] || export JAVA_HOME="$java_home"
        export MAVEN_OPTS="${MAVEN_OPTS--XX:+UseSerialGC}"
        exec mvn -B -q -f "$root/pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true \
            -Drefine.build.directory="$private/target" package
    ) </dev/null >"$log" 2>&1 &
    maven=$!
    if ! wait "$maven" || [ ! -f "$private/target/refine.jar" ]; then
        maven=''
        tail -n 20 "$log" >&2
        fail "building refine failed [build-failed]. The last lines of the log are above. The whole log: $log"
    fi
    maven=''
    touch -r "$private/stamp" "$private/target/refine.jar"
    { mkdir -p "${jar%/*}" && mv -f "$private/target/refine.jar" "$jar.$$" && mv -f "$jar.$$" "$jar"; } ||
        fail "$jar cannot be written [build-folder]." 74
}

take_lock() {
    nameless=0
    told=''
    until try_lock "$1"; do
        if [ -n "$holder" ]; then
            nameless=0
            [ -n "$told" ] || printf 'waiting for process %s, which builds refine…\n' "${holder%% *}" >&2
            told=yes
        else
            # Between its two steps the lock names nobody; for longer, its maker died there.
            nameless=$((nameless + 1))
            [ "$nameless" -lt 5 ] || rm -rf "$1"
            [ "$nameless" -lt 10 ] || fail "$1 cannot be created [build-lock]. Remove it if it exists." 74
        fi
        sleep 1
    done
}

choose_workshop
if stale "$jar"; then build; fi
