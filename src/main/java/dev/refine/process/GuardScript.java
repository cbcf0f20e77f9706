package dev.refine.process;

/**
 * The programs of the guards, in shell. Names of ours begin with {@code refine_}, because a variable that a command
 * exports must not change under it.
 */
final class GuardScript {

    /**
     * Runs one command at a time: reports {@code S id pid} when it has begun and {@code E id status} when it has ended
     * and its group is dead. TERM, sent by the watcher when the JVM has died, takes the running group along.
     *
     * <p>Job control gives the command its group and is off while it runs: with it a wait also ends when the command is
     * stopped, and the way around that, {@code wait -f}, is a trap. For what has died of a signal, bash 5.2 reads memory
     * that it has let go of, and may turn for ever. A status above 128 may be that of an interrupted wait, so it is
     * asked for once more; 127 says that all was told.
     */
    static final String RUNNER = """
            exec 2>/dev/null
            refine_groups=+m
            case $- in *m*) refine_groups=-m ;; esac
            refine_done=
            trap 'test "$!" != "$refine_done" && kill -KILL "-$!" "$!"; exit 0' TERM
            trap : INT HUP QUIT
            refine_run() {
              set +m
              refine_pid=$!
              echo "S $1 $refine_pid"
              wait "$refine_pid"
              refine_status=$?
              while test $refine_status -gt 128; do
                wait "$refine_pid"
                refine_next=$?
                test $refine_next -eq 127 || refine_status=$refine_next
                kill -0 "$refine_pid" || break
              done
              kill -KILL "-$refine_pid"
              refine_done=$refine_pid
              set $refine_groups
              echo "E $1 $refine_status"
            }
            echo "R $$"
            """;

    /**
     * Sends signals to whole groups while the JVM lives, and when its input ends takes every runner down, then
     * everything that carries the mark, until several looks in a row find nothing: a process in the middle of exec
     * shows no mark. {@link #FAREWELL} makes it two, for an end at which nothing runs any more.
     */
    static final String WATCHER = """
            exec 2>/dev/null
            trap '' INT HUP QUIT TERM
            PATH=$PATH:/usr/bin:/bin
            refine_runners=
            refine_looks=5
            refine_gone() {
              for refine_r in $refine_runners; do kill -0 "$refine_r" && return 1; done
              return 0
            }
            refine_clean() {
              for refine_r in $refine_runners; do kill -TERM "$refine_r"; kill -CONT "$refine_r"; done
              refine_n=0
              until refine_gone || test $refine_n -ge 25; do
                sleep 0.02 || sleep 1
                refine_n=$((refine_n + 1))
              done
              for refine_r in $refine_runners; do kill -KILL "-$refine_r"; kill -KILL "$refine_r"; done
              test -r /proc/self/environ || return 0
              refine_clear=0
              refine_n=0
              while test $refine_clear -lt $refine_looks && test $refine_n -lt 300; do
                refine_n=$((refine_n + 1))
                refine_clear=$((refine_clear + 1))
                for refine_f in $(grep -lF "$refine_mark" /proc/[0-9]*/environ); do
                  refine_clear=0
                  refine_f=${refine_f#/proc/}
                  refine_f=${refine_f%/environ}
                  kill -KILL "-$refine_f" "$refine_f" || kill -KILL "$refine_f"
                done
                sleep 0.01
              done
            }
            trap refine_clean EXIT
            echo "R $$"
            """;

    static final String FAREWELL = "{ refine_looks=2\n}\n";

    /**
     * Before {@link #RUNNER}, for one command that is spoken to: keeps the two pipes for it and reports on the third,
     * so that nothing the command says can be taken for a report.
     */
    static final String PIPES = "exec 4<&0 5>&1 1>&2\n";

    private GuardScript() {}
}
