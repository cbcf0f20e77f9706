package dev.refine.cli;

import dev.refine.model.LoopbackModels;
import dev.refine.model.Provider;
import java.nio.file.Path;

final class ClaudeProgramTest extends AgentProgramContract {

    @Override
    String name() {
        return "claude";
    }

    @Override
    String version() {
        return "2.1.330";
    }

    @Override
    void lead(Path program, LoopbackModels server) {
        set("ANTHROPIC_BASE_URL", server.address(Provider.ANTHROPIC));
        set("ANTHROPIC_API_KEY", KEY);
        set("CLAUDE_CONFIG_DIR", folder.resolve("home").toString());
    }

    /** It puts list prices on what it used. */
    @Override
    String cost() {
        return "$0.001 (reported)";
    }

    @Override
    String refusedKey() {
        return "set ANTHROPIC_API_KEY; --bare uses no other login";
    }
}
