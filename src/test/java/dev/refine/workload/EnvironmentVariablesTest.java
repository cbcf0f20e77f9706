package dev.refine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentVariablesTest {

    private static final Map<String, String> OURS =
            Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8", "MODEL", "m1", "API_KEY", "sk-12345", "OTHER", "x");

    @TempDir
    Path folder;

    private EnvironmentVariables given(String keys) throws IOException {
        Manifest manifest = new WorkloadFixture(folder)
                .keys("\"casePaths\": [\"c\"], " + keys)
                .manifest();
        return EnvironmentVariables.of(manifest, OURS);
    }

    @Test
    void areInheritedWithoutTheKey() throws IOException {
        EnvironmentVariables variables = given("\"retries\": 1");
        assertThat(variables.all()).isEqualTo(OURS);
        assertThat(variables.keyed()).isEmpty();
        assertThat(variables.secrets()).isEqualTo(Set.of("sk-12345"));
    }

    @Test
    void areOnlyThoseOfAListAndTheBasicOnes() throws IOException {
        EnvironmentVariables variables = given("\"env\": [\"MODEL\", \"API_KEY\", \"UNSET\", {\"SEED\": 7}]");
        assertThat(variables.all())
                .isEqualTo(
                        Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8", "MODEL", "m1", "API_KEY", "sk-12345", "SEED", "7"));
        assertThat(variables.keyed())
                .as("secrets are passed, not hashed")
                .isEqualTo(Map.of("MODEL", "m1", "SEED", "7", "UNSET", ""));
    }

    @Test
    void areAddedByAnObject() throws IOException {
        EnvironmentVariables variables = given("\"env\": {\"MODEL\": \"m2\"}");
        assertThat(variables.all()).hasSize(5).containsEntry("MODEL", "m2").containsEntry("OTHER", "x");
        assertThat(variables.keyed()).isEqualTo(Map.of("MODEL", "m2"));
    }

    @Test
    void areFewWhenResultsOutliveTheSession() throws IOException {
        EnvironmentVariables variables = given("\"cache\": \"workload\", \"env\": {\"SEED\": 1}");
        assertThat(variables.all()).isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8", "SEED", "1"));
    }

    @Test
    void comeFromTheFileMasked() throws IOException {
        new WorkloadFixture(folder)
                .write(".env", "# comment\n\nexport MODEL = 'm 3'\nEMPTY=\nURL=\"http://x/?a=b\"\nOTHER=y\n");
        EnvironmentVariables variables = given("\"envFile\": \".env\", \"env\": {\"OTHER\": \"z\"}");
        assertThat(variables.all())
                .containsEntry("MODEL", "m 3")
                .containsEntry("EMPTY", "")
                .containsEntry("URL", "http://x/?a=b")
                .containsEntry("OTHER", "z");
        assertThat(variables.secrets()).as("too short to mask: m 3, y").isEqualTo(Set.of("http://x/?a=b", "sk-12345"));
        assertThat(variables.keyed())
                .isEqualTo(Map.of("MODEL", "m 3", "EMPTY", "", "URL", "http://x/?a=b", "OTHER", "z"));
    }

    @Test
    void ofTheFileAreKeyedUnlessTheyLookSecret() throws IOException {
        new WorkloadFixture(folder).write(".env", "MODEL=good\nAPI_KEY=sk-99999\n");
        EnvironmentVariables variables = given("\"envFile\": \".env\", \"env\": [\"MODEL\", \"API_KEY\"]");
        assertThat(variables.all()).containsEntry("MODEL", "good").containsEntry("API_KEY", "sk-99999");
        assertThat(variables.keyed()).isEqualTo(Map.of("MODEL", "good"));
    }

    @Test
    void areRefusedWithoutShowingTheLine() throws IOException {
        new WorkloadFixture(folder).write("secrets.env", "A=1\nhunter2\n");
        assertThat(refusal("secrets.env"))
                .isEqualTo("secrets.env:2: not a variable [env-file]. Write it as NAME=value.");
        assertThat(refusal("secret.env"))
                .isEqualTo("the file \"secret.env\" of \"envFile\" is not there [env-file]."
                        + " Did you mean \"secrets.env\"? Correct envFile.");
    }

    private String refusal(String file) throws IOException {
        Manifest manifest = new WorkloadFixture(folder)
                .keys("\"casePaths\": [\"c\"], \"envFile\": \"" + file + "\"")
                .manifest();
        return WorkloadFixture.refusal(() -> EnvironmentVariables.of(manifest, OURS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY",
                "apiKey",
                "GITHUB_TOKEN",
                "token",
                "AWS_SECRET_ACCESS_KEY",
                "DB_PASSWORD",
                "DSN"
            })
    void looksSecret(String name) {
        assertThat(EnvironmentVariables.looksSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MODEL", "MAX_TOKENS", "GIT_AUTHOR_NAME", "PWD", "KEYBOARD", "HOME"})
    void looksHarmless(String name) {
        assertThat(EnvironmentVariables.looksSecret(name)).isFalse();
    }
}
