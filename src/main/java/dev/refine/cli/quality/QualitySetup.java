package dev.refine.cli.quality;

import dev.refine.cli.terminal.Console;
import dev.refine.files.VisibleText;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.problem.WorkloadException;
import dev.refine.quality.command.MissingProgram;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Role;
import dev.refine.quality.setup.CriteriaSource;
import dev.refine.quality.setup.QualityFile;
import dev.refine.quality.setup.QualityFileReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** quality.json as the command line wants it. */
final class QualitySetup {

    private final Console console;
    private final QualityCommand options;

    QualitySetup(Console console, QualityCommand options) {
        this.console = console;
        this.options = options;
    }

    /** @param home where the session was started; empty for a new one */
    QualityFile file(Optional<Path> home) {
        QualityFile read = read(home);
        if (options.common.criteria != null) {
            List<Criterion> criteria = CriteriaSource.read(console.folder(), options.common.criteria, "--criteria");
            read = with(read, criteria, "--criteria", read.roles());
        }
        checkPresets(read);
        DoubledPlaces.in(read)
                .forEach(warning -> console.err().println(VisibleText.of("warning: " + warning.sentence())));
        return new QualityFile(
                read.home(),
                read.name(),
                read.bytes(),
                read.id(),
                read.query(),
                read.deliverable(),
                read.criteria(),
                read.criteriaSource(),
                read.backends(),
                read.roles(),
                read.build(),
                read.render(),
                limits(read.limits()));
    }

    private QualityFile read(Optional<Path> home) {
        Path usual = home.orElse(console.folder()).resolve(QualityFile.NAME);
        if (options.common.config != null) {
            return QualityFileReader.read(console.folder().resolve(options.common.config));
        }
        return Files.exists(usual)
                ? QualityFileReader.read(usual)
                : QualityFileReader.none(usual.toAbsolutePath().getParent());
    }

    private static QualityFile with(
            QualityFile file, List<Criterion> criteria, String source, Map<Role, List<Backend>> roles) {
        return new QualityFile(
                file.home(),
                file.name(),
                file.bytes(),
                file.id(),
                file.query(),
                file.deliverable(),
                criteria,
                source,
                file.backends(),
                roles,
                file.build(),
                file.render(),
                file.limits());
    }

    private QualityFile.Limits limits(QualityFile.Limits own) {
        positive("--max-rounds", options.maxRounds);
        positive("--eval-repeats", options.common.evalRepeats);
        if (options.common.costBudget != null
                && !(options.common.costBudget >= 0 && options.common.costBudget < Double.POSITIVE_INFINITY)) {
            throw wrong("--cost-budget", options.common.costBudget);
        }
        return new QualityFile.Limits(
                or(options.maxRounds, own.maxRounds()),
                own.guardTries(),
                own.guardSwap(),
                or(options.common.evalRepeats, own.evalRepeats()),
                options.common.costBudget != null ? options.common.costBudget : own.costUsd(),
                own.strictBudget() || options.common.strictBudget,
                own.impactGate(),
                own.consensusRounds(),
                own.consensusSeconds(),
                own.checkSeconds());
    }

    private void checkPresets(QualityFile file) {
        QualityBackends backends = new QualityBackends(console, file.home());
        Stream.concat(
                        file.backends().values().stream(),
                        file.roles().values().stream().flatMap(List::stream))
                .filter(backend -> backend.preset() != null)
                .distinct()
                .forEach(backends::checkPreset);
    }

    private static int or(Integer given, int own) {
        return given == null ? own : given;
    }

    private static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw wrong(option, value);
        }
    }

    private static UsageException wrong(String option, Number value) {
        return new UsageException(
                Problem.of("option-value", option + " cannot be " + value, "It must be a positive number.", ""));
    }

    /**
     * Before anything is paid for.
     *
     * @param once whether there is one judgement and no round
     * @throws WorkloadException naming everything that is needed and not there
     */
    void check(QualityFile file, List<Criterion> criteria, boolean once) {
        List<Problem> missing = missing(file, criteria, once);
        if (!missing.isEmpty()) {
            throw new WorkloadException(missing);
        }
        warnOfImages(file);
    }

    /**
     * Everything that is needed and not there; that of evaluators is told with the panel.
     *
     * @param criteria those that are known by now
     */
    private List<Problem> missing(QualityFile file, List<Criterion> criteria, boolean once) {
        QualityBackends backends = new QualityBackends(console, file.home());
        List<Problem> missing = new ArrayList<>();
        if (!once && criteria.isEmpty()) {
            file.players(Role.CRITERIA).forEach(backend -> missing.addAll(backends.missing(Role.CRITERIA, backend)));
        }
        for (Role role : once ? List.<Role>of() : List.of(Role.BUILDER, Role.GUARD, Role.ANALYZER)) {
            file.players(role).forEach(backend -> missing.addAll(backends.missing(role, backend)));
        }
        file.build()
                .filter(build -> !once)
                .map(QualityFile.Trial::command)
                .ifPresent(check ->
                        backends.obstacle(check).ifPresent(why -> missing.add(MissingProgram.ofBuild(check, why))));
        criteria.stream()
                .filter(criterion -> criterion.check() != null)
                .forEach(criterion -> backends.obstacle(criterion.check())
                        .ifPresent(why -> missing.add(MissingProgram.ofCheck(criterion.id(), criterion.check(), why))));
        return missing.stream().distinct().toList();
    }

    /** The same in sentences, for somebody who only looks. */
    List<String> obstacles(QualityFile file, List<Criterion> criteria, boolean once) {
        try {
            return missing(file, criteria, once).stream().map(Problem::sentence).toList();
        } catch (UsageException e) {
            return List.of(e.getMessage());
        }
    }

    /** Without images a judgement is still one. */
    void warnOfImages(QualityFile file) {
        file.render()
                .map(QualityFile.Render::command)
                .flatMap(new QualityBackends(console, file.home())::obstacle)
                .ifPresent(why -> console.warn(new Problem(
                                "render-missing",
                                file.name(),
                                "there will be no images to look at",
                                "For \"render\" " + why + ".",
                                "Correct it, or take it out.")
                        .sentence()));
    }
}
