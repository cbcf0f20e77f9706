package dev.refine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command on a workload. Common options count for it wherever they stand, before its name or after. */
abstract class WorkloadCommand implements Callable<Integer> {

    final Console console;

    @Mixin
    final CommonOptions common = new CommonOptions();

    WorkloadCommand(Console console) {
        this.console = console;
    }
}
