package dev.refine.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of docs/architecture.md. A rule is never loosened to let code pass. */
class HouseTest {

    private static final String ROOT = "dev.refine.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refine");

    /** The rooms whose records the journal writes down. */
    private static final List<String> RECORDS =
            List.of("score", "workload", "run", "compare", "critique", "diagnose", "propose", "edit", "files", "json");

    /** Room to the rooms it may import. Every room may import {@code problem}; {@code cli} may import all. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("problem", List.of()),
            Map.entry("json", List.of()),
            Map.entry("files", List.of()),
            Map.entry("process", List.of()),
            Map.entry("model", List.of("json", "files")),
            Map.entry("score", List.of()),
            Map.entry("workload", List.of("json", "files")),
            Map.entry("run", List.of("workload", "process", "files", "json")),
            Map.entry("compare", List.of("workload", "run", "process", "json")),
            Map.entry("critique", List.of("compare", "run", "workload", "process", "json", "files", "model")),
            Map.entry("diagnose", List.of("critique", "compare", "score", "workload")),
            Map.entry("propose", List.of("diagnose", "score", "workload")),
            Map.entry("protocol", List.of("propose", "diagnose", "workload", "json")),
            Map.entry("edit", List.of("propose", "workload", "files", "json")),
            Map.entry("journal", RECORDS),
            Map.entry("report", plus(RECORDS, "journal")),
            Map.entry("loop", plus(RECORDS, "journal", "report")),
            Map.entry("quality", List.of("score", "model", "process", "journal", "files", "json"))));

    /** An adapter may also import the rooms of its means. */
    private static final Map<String, List<String>> MEANS = Map.of(
            "propose.command", List.of("protocol", "process", "json", "files"),
            "propose.plan", List.of("files"),
            "propose.rules", List.of("json", "compare"),
            "propose.model", List.of("protocol", "model", "json"),
            "model.preset", List.of("process", "json", "files"));

    /** Part of a room that has walls inside to the other parts of the same room that it may import. */
    private static final Map<String, List<String>> PARTS = new TreeMap<>(Map.of(
            "journal", List.of("journal.file"),
            "journal.file", List.of(),
            "journal.log", List.of("journal"),
            "journal.session", List.of("journal", "journal.file", "journal.log"),
            "loop", List.of("loop.judge"),
            "loop.judge", List.of(),
            "workload", List.of("workload.command"),
            "workload.command", List.of(),
            "workload.manifest", List.of("workload", "workload.command"),
            "workload.perturb", List.of("workload")));

    @Test
    void scanFindsTheProgram() {
        assertThat(CLASSES.size()).isGreaterThan(40);
    }

    @Test
    void everyRoomIsInThePicture() {
        for (JavaClass type : CLASSES) {
            assertThat(room(type))
                    .as(type.getName())
                    .satisfiesAnyOf(
                            room -> assertThat(MAY_IMPORT).containsKey(room),
                            room -> assertThat(room).isEqualTo("cli"));
        }
    }

    @TestFactory
    List<DynamicTest> roomImportsOnlyWhatThePictureAllows() {
        List<DynamicTest> tests = new ArrayList<>();
        MAY_IMPORT.forEach((room, allowed) -> tests.add(DynamicTest.dynamicTest(
                room,
                () -> noClasses()
                        .that(live(room))
                        .should()
                        .dependOnClassesThat(liveOutside(room, allowed))
                        .allowEmptyShould(true)
                        .check(CLASSES))));
        MEANS.forEach((adapter, means) -> tests.add(DynamicTest.dynamicTest(adapter, () -> {
            String room = adapter.substring(0, adapter.indexOf('.'));
            List<String> allowed = new ArrayList<>(MAY_IMPORT.get(room));
            allowed.addAll(means);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + adapter + "..")
                    .should()
                    .dependOnClassesThat(liveOutside(room, allowed))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        })));
        return tests;
    }

    @TestFactory
    List<DynamicTest> partImportsOnlyThePartsBelowIt() {
        List<DynamicTest> tests = new ArrayList<>();
        PARTS.forEach((part, below) -> tests.add(DynamicTest.dynamicTest(
                part,
                () -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + part)
                        .should()
                        .dependOnClassesThat(arePartsBeside(part, below))
                        .check(CLASSES))));
        return tests;
    }

    /** What both loops write down in the same way knows neither of their grammars. */
    @Test
    void qualityKnowsNoEventOfTheLoop() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "quality..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "journal")
                .check(CLASSES);
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("dev.refine.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void siblingAdaptersAreBlindToEachOther() {
        for (String port : List.of("run", "propose", "critique", "model")) {
            slices().matching("dev.refine." + port + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void portsDoNotKnowTheirAdapters() {
        for (String port : List.of("run", "propose", "critique", "model")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.refine." + port)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.refine." + port + ".*..")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheWiringKnowsAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.refine.cli..",
                        "dev.refine.run.*..",
                        "dev.refine.propose.*..",
                        "dev.refine.critique.*..",
                        "dev.refine.model.*..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.refine.run.*..",
                        "dev.refine.propose.*..",
                        "dev.refine.critique.*..",
                        "dev.refine.model.*..")
                .check(CLASSES);
    }

    @Test
    void librariesAreFenced() {
        fence("org.apache.commons.exec..", "dev.refine.process..");
        fence("com.networknt..", "dev.refine.json..");
        fence("picocli..", "dev.refine.cli..");
        fence("org.jline..", "dev.refine.cli.line..");
        fence("dev.langchain4j..", "dev.refine.model..");
        fence("org.apache.commons.statistics..", "dev.refine.score..");
        fence("com.knuddels..", "dev.refine.model");
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.refine.json..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.fasterxml\\.jackson\\.databind\\.(ObjectMapper|json\\.JsonMapper)")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.annotation..", "com.fasterxml.jackson.databind.annotation..")
                .because("the mapper looks for no annotations")
                .check(CLASSES);
    }

    @Test
    void onlyCliSpeaksOnStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.refine.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(CLASSES);
    }

    @Test
    void onlyMainExits() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.refine.cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    /** A clock that people set may jump at any moment; durations, deadlines and pauses are measured by another. */
    @Test
    void nothingIsTimedByTheClockOfTheDay() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "process..", ROOT + "run..", ROOT + "loop..", ROOT + "model..", ROOT + "cli..")
                // A server may name a time of the day.
                .and()
                .haveSimpleNameNotEndingWith("EndpointHttp")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Timer.class, java.util.Date.class)
                .check(CLASSES);
    }

    @Test
    void nobodyThrowsBareRuntimeExceptions() {
        noClasses()
                .that()
                .areNotAssignableTo(dev.refine.problem.RefineException.class)
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .check(CLASSES);
    }

    @Test
    void namesComeFromTheField() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Processor|Handler|Data|Info|Impl)")
                .check(CLASSES);
    }

    private static void fence(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        String inside = name.length() <= ROOT.length() ? "" : name.substring(ROOT.length());
        int dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }

    private static List<String> plus(List<String> rooms, String... more) {
        List<String> all = new ArrayList<>(rooms);
        all.addAll(List.of(more));
        return all;
    }

    private static boolean isAdapterWithMeans(JavaClass type) {
        return MEANS.keySet().stream()
                .anyMatch(adapter -> (type.getPackageName() + ".").startsWith(ROOT + adapter + "."));
    }

    private static DescribedPredicate<JavaClass> live(String room) {
        return DescribedPredicate.describe(
                "live in " + room, type -> isOurs(type) && room(type).equals(room) && !isAdapterWithMeans(type));
    }

    private static DescribedPredicate<JavaClass> liveOutside(String room, List<String> allowed) {
        return DescribedPredicate.describe(
                "live outside of " + room + " and " + allowed,
                type -> isOurs(type)
                        && !room(type).equals(room)
                        && !room(type).equals("problem")
                        && !allowed.contains(room(type)));
    }

    private static DescribedPredicate<JavaClass> arePartsBeside(String part, List<String> below) {
        return DescribedPredicate.describe("are in other parts of the room than " + below, type -> {
            String other = type.getPackageName().replaceFirst("^" + ROOT, "");
            return isOurs(type)
                    && room(type).equals(part.replaceFirst("\\..*", ""))
                    && !other.equals(part)
                    && !below.contains(other);
        });
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.refine");
    }
}
