package dev.refine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code refine} itself. */
@Command(
        name = "refine",
        description = "Test-driven development for prompts and schemas.",
        mixinStandardHelpOptions = true,
        versionProvider = RefineCommand.Version.class)
final class RefineCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /** The version that the jar's manifest names; classes outside of a jar have none. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"refine " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
