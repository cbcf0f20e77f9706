package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.cli.wiring.KnownSecrets;
import dev.refine.cli.wiring.Models;
import dev.refine.model.Provider;
import dev.refine.model.preset.Preset;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.process.ProgramSearch;
import dev.refine.quality.command.CommandText;
import dev.refine.quality.command.MissingProgram;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.QualityFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether backends can work on this machine, and who is meant by a name that quality.json does not know. */
final class QualityBackends {

    private final Console console;
    private final Path home;
    private final Models models;

    /** @param home folder of quality.json */
    QualityBackends(Console console, Path home) {
        this.console = console;
        this.home = home;
        this.models = new Models(UserEnvironment.of(console.variables()), home);
    }

    /** A model as {@code provider/model}, or an agent program as {@code preset} or {@code preset/model}. */
    Optional<Backend> named(String name) {
        int slash = name.indexOf('/');
        boolean model = slash > 0 && Provider.of(name.substring(0, slash)).isPresent();
        try {
            if (model) {
                return Optional.of(QualityFileReader.model(name));
            }
            models.preset(name);
            return Optional.of(QualityFileReader.preset(name));
        } catch (UsageException nobody) {
            return Optional.empty();
        }
    }

    /**
     * What the backend cannot work without and does not find here.
     *
     * @throws UsageException when it is not described well enough to be asked at all, or its endpoint lacks its key
     */
    List<Problem> missing(Role role, Backend backend) {
        List<Problem> missing = new ArrayList<>();
        obstacle(backend).ifPresent(why -> missing.add(MissingProgram.ofRole(role.word(), backend.name(), why)));
        if (backend.model() != null) {
            models.check(backend.model());
        }
        if (backend.preset() != null) {
            checkPreset(backend);
            addProgram(backend, models.preset(backend.preset()), missing);
        }
        for (String key : backend.keys()) {
            if (console.variables().getOrDefault(key, "").isEmpty()) {
                missing.add(new Problem(
                        "key-missing",
                        where(backend),
                        "the variable " + key + " is not set",
                        "The backend cannot work without it.",
                        "Set it, or name another backend."));
            }
        }
        return missing;
    }

    /** What keeps its command from being started, as far as that is known by now. */
    Optional<String> obstacle(Backend backend) {
        return Optional.ofNullable(backend.command()).flatMap(this::obstacle);
    }

    /** The same of any command of quality.json. */
    Optional<String> obstacle(CommandText command) {
        return MissingProgram.foreseen(command, home, UserEnvironment.of(console.variables()))
                .map(KnownSecrets.of(console)::hide);
    }

    /** @throws UsageException when there is no such preset, or it cannot do what the backend promises */
    void checkPreset(Backend backend) {
        Preset preset = models.preset(backend.preset());
        if (backend.vision() && preset.image() == null) {
            throw new UsageException(new Problem(
                    "preset-vision",
                    where(backend),
                    "the preset \"" + backend.preset() + "\" cannot look at images",
                    "",
                    "Leave \"vision\" away, or name another backend."));
        }
    }

    private void addProgram(Backend backend, Preset preset, List<Problem> missing) {
        boolean replayed = !console.variables().getOrDefault(Models.REPLAY, "").isBlank();
        String path = console.variables().getOrDefault("PATH", "");
        if (!replayed && ProgramSearch.find(preset.program(), path).isEmpty()) {
            missing.add(new Problem(
                    "program-missing",
                    where(backend),
                    "the program " + preset.program() + " is not there",
                    "The preset \"" + backend.preset() + "\" asks it, and no folder of PATH holds it.",
                    "Install it, or name another backend; refine doctor tells which are there."));
        }
    }

    private static String where(Backend backend) {
        return "backend " + backend.name();
    }
}
