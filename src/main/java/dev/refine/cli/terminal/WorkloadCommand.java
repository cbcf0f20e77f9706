package dev.refine.cli.terminal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command on a workload. Common options count for it wherever they stand, before its name or after. */
public abstract class WorkloadCommand implements Callable<Integer> {

    public final Console console;

    @Mixin
    public final CommonOptions common = new CommonOptions();

    public WorkloadCommand(Console console) {
        this.console = console;
    }
}
