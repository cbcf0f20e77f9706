package dev.refine.workload.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTemplateTest {

    private static CommandTemplate shell(String text) {
        return CommandTemplate.of(new CommandLine.Shell(text), Placeholder.TOLD, "m.json: runCommand");
    }

    private static CommandTemplate argv(String... words) {
        return CommandTemplate.of(new CommandLine.Argv(List.of(words)), Placeholder.TOLD, "m.json: runCommand");
    }

    private static String rewritten(String text) {
        return shell(text).render(Map.of()).argv().get(2);
    }

    @Test
    void argumentsAreReplacedExactlyAndInOnePass() {
        CommandTemplate.Rendered rendered = argv("x", "--in={case}", "{output}{caseId}", "{}", "${case}")
                .render(Map.of(Placeholder.CASE, "{output}", Placeholder.OUTPUT, "o'", Placeholder.CASE_ID, "$(id)"));

        assertThat(rendered.argv()).containsExactly("x", "--in={output}", "o'$(id)", "{}", "${case}");
        assertThat(rendered.environment())
                .containsEntry("REFINE_CASE", "{output}")
                .containsEntry("REFINE_OUTPUT", "o'")
                .containsEntry("REFINE_CASE_ID", "$(id)");
    }

    @Test
    void shellTextUsesVariablesQuotedForTheirPlace() {
        assertThat(rewritten("a {case} b")).isEqualTo("a \"${REFINE_CASE}\" b");
        assertThat(rewritten("a \"x {case}\" b")).isEqualTo("a \"x ${REFINE_CASE}\" b");
        assertThat(rewritten("a 'x {case}' b")).isEqualTo("a 'x '\"${REFINE_CASE}\"'' b");
        assertThat(rewritten("a --in={case}.x >{output}"))
                .isEqualTo("a --in=\"${REFINE_CASE}\".x >\"${REFINE_OUTPUT}\"");
        assertThat(rewritten("V=$(date) a {case}")).isEqualTo("V=$(date) a \"${REFINE_CASE}\"");
        assertThat(rewritten("x=${HOME} # it's {foo}\na {case}"))
                .isEqualTo("x=${HOME} # it's {foo}\na \"${REFINE_CASE}\"");
        assertThat(rewritten("cat <<E\nit's\nE\na '{case}'")).isEqualTo("cat <<E\nit's\nE\na ''\"${REFINE_CASE}\"''");
        assertThat(rewritten("a \\{case} \"\\\"{case}\"")).isEqualTo("a \\{case} \"\\\"${REFINE_CASE}\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo {} {a,b} {1..3} ${x} ${case}",
                "awk '{print $1}' f",
                "awk '{print}' f",
                "sed -n '/a/{p}' f",
                "{ cmd; }",
                "echo '{\"a\": {\"b\": 1}}'",
                "gh --template '{{title}} {{.name}}'",
                "jq '{ total }' f"
            })
    void bracesThatAreNoPlaceholderStay(String text) {
        assertThat(rewritten(text)).isEqualTo(text);
        assertThat(argv(text).render(Map.of()).argv()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat $(basename {case})",
                "echo \"$(cat {case})\"",
                "cat `basename {case}`",
                "echo $(( {case} + 1 ))",
                "echo ${X:-{case}}",
                "cat <<EOF\n{case}\nEOF",
                "cat <<'EOF'\n  {case}\nEOF\necho",
                "echo $'{case}'"
            })
    void placeholderIsRefusedWhereNoQuotingKeepsItData(String text) {
        assertThatThrownBy(() -> shell(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("m.json: runCommand: {case} stands inside ")
                .hasMessageEndingWith(", where a file name could be run as code [placeholder-nested]."
                        + " Write \"$REFINE_CASE\" there instead.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sh -c 'cat {case}'",
                "sh -c \"cat {case}\"",
                "/bin/bash -ec 'cat {case}'",
                "cd x && timeout 5 bash -o pipefail -c 'cat {case}'",
                "if true; then eval cat {case}; fi",
                "LANG=C eval \"cat {case}\"",
                "trap 'rm {case}' EXIT",
                "python3 -c 'print(\"{case}\")'",
                "perl -pe 's/x/{case}/' f",
                "node --eval='{case}'",
                "awk '/{case}/ { print }' f",
                "sed -e 's/x/{case}/' f",
                "echo x | sed 's/x/{case}/'",
                "sed -n -e p -e 's/x/{case}/' f",
                "perl -ne 'print' -e '# {case}' f",
                "bash -c -- 'cat {case} > {output}'",
                "bash -c -e 'cat {case} > {output}'",
                "sh -ec -u 'cat {case}'",
                "bash -lc 'cat {case}'",
                "bash -cx -o pipefail 'cat {case}'",
                "bash --rcfile x -c 'cat {case}'",
                "b\\ash -c 'cat {case}'",
                "bash 2>&1 -c </dev/null 'cat {case}'",
                "bash &>x -c 'cat {case}'",
                "S='bash -c'; $S 'cat {case} > {output}'",
                "S=bash\nexport O=-c; ${S} $O {case}",
                "C=\"cat {case}\"; sh -c \"$C\"",
                "C={case}; sh -c \"cat $C\"",
                "script -qc 'cat {case} > {output}' /dev/null",
                "script /dev/null --command='cat {case}'",
                "flock lock -c 'cat {case}'",
                "su joe -c 'cat {case}'",
                "env -S 'cat {case}'",
                "ssh host cat {case}",
                "ssh -p 22 host 'cat \"{case}\"'",
                "timeout -k 1 5 ssh host cat {case}",
                "X=1 sudo -u joe ssh host cat {case}",
                "watch -n 1 cat {case}",
                "parallel 'cat {case}' ::: a",
                "find . | xargs sh -c 'cat {case}'",
                "echo {case} | sh",
                "printf 'cat %s' {case} |& tee log | bash -x -s",
                "(echo {case}) | python3 -",
                "ls {case} |\nsh",
                "sh <<< 'cat {case}'",
                "echo {case} | xargs sh -c",
                "echo {case} | xargs -I % sh -c 'cat %'"
            })
    void nestedCodeIsRefused(String text) {
        assertThatThrownBy(() -> shell(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("m.json: runCommand: {case} stands inside nested code, where a file name could be run as"
                        + " code [placeholder-nested]. Write \"$REFINE_CASE\" there instead, with single quotes around"
                        + " the code; what is no shell code reads that variable by its own means.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$SHELL            | $SHELL -c 'cat {case} > {output}'",
                "${SHELL:-sh}      | exec \"${SHELL:-sh}\" -euc 'cat {case}'",
                "$(command -v bash)| timeout 5 $(command -v bash) -c 'cat {case}'",
                "$S                | $S 'cat {case} > {output}'",
                "$RUN              | $RUN -e 'print {case}'",
                "$TOOL             | $TOOL -c {case}",
            })
    void whatMayBeNestedCodeIsRefusedAndTheWaysOutAreNamed(String program, String text) {
        assertThatThrownBy(() -> shell(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("m.json: runCommand: {case} stands inside nested code if " + program
                        + " names a shell, and a file name could be run as code [placeholder-nested]. Name the program"
                        + " itself in place of " + program + ", or write \"$REFINE_CASE\" there instead, with single"
                        + " quotes around it if it is code.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOOL=jq; $TOOL -c . {case} > {output}",
                "OUT={output}; trap 'rm \"$OUT\"' EXIT; extract {case}",
                "$TOOL -c \"$REFINE_CASE\"; extract {case}",
                "sh -c 'cat \"$1\"' sh {case}",
                "python3 extract.py -c {case}",
                "python3 -m extract {case}",
                "sh run.sh {case} {output}",
                "wc -c {case}",
                "grep -e x {case}",
                "awk -v f={case} '{print f}' x",
                "awk -f prog.awk {case}",
                "sed 's/a/b/' {case}",
                "perl -ne 'print' {case}",
                "$PYTHON extract.py {case} {output}",
                "\"$PYTHON\" -u extract.py -c \"a b {case}\"",
                "${PYTHON:-python3} -m extract --in {case}",
                "$(command -v python3) extract.py {case}",
                "$EXTRACT {case} {output}",
                "$HOME/bin/extract -c {case}",
                "P='python3 -u'; $P extract.py {case}",
                "S=\"python3 extract.py {case}\"; $S > {output}",
                "export C={case}; sh -c 'cat \"$C\"'",
                "bash -c -- 'cat \"$1\"' sh {case}",
                "sh -c 'cat \"$0\"' {case}",
                "ssh host 'extract --json' < {case} > {output}",
                "rsync -e ssh {case} host:x",
                "parallel extract ::: {case}",
                "flock lock extract {case}",
                "script -qc 'cat \"$REFINE_CASE\"' {output}",
                "./script -c {case}",
                "bin/watch {case}",
                "timeout 60 python3 extract.py ssh {case}",
                "echo {case} | python3 extract.py > {output}",
                "echo {case}; sh run.sh",
                "echo {case} > list; cat list | sh",
                "echo {case} || sh",
                "echo {case} | grep -v sh",
                "echo {case} | xargs -n 1 extract",
                "echo {case} | xargs -I % sh -c 'cat \"$1\"' sh %",
                "cat {case} | sh",
                ". {case}",
                "source {case}",
                "extract {case} 2>&1 >{output} | tee log"
            })
    void valuesBesideCodeAreAllowed(String text) {
        assertThat(shell(text).uses(Placeholder.CASE)).isTrue();
    }

    @Test
    void nestedCodeInArgumentsIsRefusedToo() {
        assertThatThrownBy(() -> argv("sh", "-c", "cat {case} > {output}"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("m.json: runCommand: {case} stands inside nested code");
        assertThat(argv("sh", "-c", "cat \"$REFINE_CASE\" > \"$REFINE_OUTPUT\"").usesOutput())
                .isTrue();
    }

    @Test
    void unknownPlaceholderNamesTheNearest() {
        assertThatThrownBy(() -> shell("a '{cas}'"))
                .isInstanceOf(UsageException.class)
                .hasMessage("m.json: runCommand: unknown placeholder {cas} [placeholder-unknown]."
                        + " Did you mean {case}? Braces that are no placeholder need a blank inside: { cas}.");
        assertThatThrownBy(() -> argv("a", "{foobar}"))
                .hasMessage(
                        "m.json: runCommand: unknown placeholder {foobar} [placeholder-unknown]. Known here: {case},"
                                + " {caseId}, {output}, {overlay}, {image}, {iteration}, {trial}, {usage}, {session}."
                                + " Braces that are no placeholder need a blank inside: { foobar}.");
    }

    @Test
    void workloadMustNotSeeItsAnswer() {
        assertThatThrownBy(() -> argv("a", "{expected}"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "m.json: runCommand: {expected} cannot be used here [placeholder-place]. A workload must not"
                                + " see its answer. Use it in validationScripts, overlayCommand or a critic.");
    }

    @Test
    void tellsWhetherOutputIsNamed() {
        assertThat(shell("a {case} {output}").usesOutput()).isTrue();
        assertThat(shell("a \"$REFINE_OUTPUT\"").usesOutput()).isTrue();
        assertThat(shell("a {case} $REFINE_OUTPUTS").usesOutput()).isFalse();
        assertThat(shell("a # {output}\n").usesOutput()).isFalse();
        assertThat(argv("a", "-o{output}").usesOutput()).isTrue();
    }
}
