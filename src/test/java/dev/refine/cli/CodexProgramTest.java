package dev.refine.cli;

import dev.refine.model.LoopbackModels;
import dev.refine.model.Provider;
import java.nio.file.Path;

final class CodexProgramTest extends AgentProgramContract {

    @Override
    String name() {
        return "codex";
    }

    @Override
    String version() {
        return "0.169.0";
    }

    /** Its preset leaves the user's settings out, so another endpoint can only be named behind its arguments. */
    @Override
    void lead(Path program, LoopbackModels server) {
        String provider = "{name=\"loopback\", base_url=\"" + server.address(Provider.OPENAI)
                + "\", wire_api=\"responses\", env_key=\"LOOPBACK_KEY\", stream_max_retries=1}";
        Path led = write(
                "bin/codex",
                "#!/bin/sh\nexec '" + program + "' \"$@\" -c model_provider=loopback -c 'model_providers.loopback="
                        + provider + "'\n");
        led.toFile().setExecutable(true);
        set("PATH", led.getParent() + ":" + System.getenv("PATH"));
        set("CODEX_HOME", folder.resolve("home").toString());
        set("LOOPBACK_KEY", KEY);
    }

    @Override
    String cost() {
        return "unknown cost";
    }

    @Override
    String refusedKey() {
        return "set CODEX_API_KEY, or log in with codex login";
    }
}
