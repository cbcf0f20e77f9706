package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.UserEnvironment;
import dev.refine.files.Secrets;
import dev.refine.model.CancellableClient;
import dev.refine.model.EndpointSpec;
import dev.refine.model.Limiter;
import dev.refine.model.ModelClient;
import dev.refine.model.PriceList;
import dev.refine.model.PricedClient;
import dev.refine.model.RetryingClient;
import dev.refine.model.Usage;
import dev.refine.model.langchain.LangchainClient;
import dev.refine.model.preset.Preset;
import dev.refine.model.preset.PresetClient;
import dev.refine.model.preset.Presets;
import dev.refine.model.replay.RecordingClient;
import dev.refine.model.replay.ReplayClient;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.process.Command;
import dev.refine.process.Processes;
import dev.refine.workload.EnvironmentVariables;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Lays out the clients of models: keys from the environment, one limiter for each key, prices, recordings. */
public final class Models {

    /** Answers are kept in this folder. */
    static final String RECORD = "REFINE_MODEL_RECORD";

    /** Answers come from this folder, with no network and no key. */
    public static final String REPLAY = "REFINE_MODEL_REPLAY";

    /** A price list for every model. */
    static final String PRICES = "REFINE_MODEL_PRICES";

    private static final int AT_A_TIME = 8;

    private final Map<String, String> environment;
    private final Path folder;
    private final Secrets secrets;
    private final Map<List<Object>, Limiter> limiters = new HashMap<>();
    private final List<CancellableClient> clients = new CopyOnWriteArrayList<>();

    /** @param folder what relative paths start from */
    public Models(Map<String, String> environment, Path folder) {
        this(environment, folder, Secrets.ofShape());
    }

    private Models(Map<String, String> environment, Path folder, Secrets secrets) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.secrets = secrets;
    }

    /** With what the manifest's {@code env} and {@code envFile} add to the user's environment. */
    static Models of(Console console, Manifest manifest) {
        Map<String, String> user = UserEnvironment.of(console.variables());
        Map<String, String> all =
                new HashMap<>(EnvironmentVariables.of(manifest, user).all());
        all.putAll(user);
        return new Models(all, manifest.folder(), KnownSecrets.of(console, manifest));
    }

    /** Refuses what cannot be asked: a missing key, an unreadable price list. */
    public void check(EndpointSpec spec) {
        prices(spec);
        if (variable(REPLAY).isEmpty()) {
            spec.in(environment);
        }
    }

    /** Whether a cost can be put on what this model uses. */
    boolean knowsPrice(EndpointSpec spec) {
        return prices(spec)
                .priced(spec.name(), Usage.ofTokens(1L, 0L, 1L))
                .costUsd()
                .isPresent();
    }

    /** A client of an endpoint that retries, counts and can be cancelled; nothing is loaded or sent before it is asked. */
    public ModelClient client(EndpointSpec spec, Consumer<Usage> ledger) {
        return dress(
                variable(REPLAY)
                        .<ModelClient>map(recordings -> new ReplayClient(spec.name(), folder.resolve(recordings)))
                        .orElseGet(() -> recorded(endpoint(spec))),
                prices(spec),
                ledger);
    }

    /**
     * A client of an agent program.
     *
     * @param wanted the name of a preset, or that name, a slash and a model
     */
    public ModelClient program(String wanted, Processes processes, Consumer<Usage> ledger) {
        String name = presetName(wanted);
        ModelClient client = variable(REPLAY)
                .<ModelClient>map(recordings -> new ReplayClient(wanted, folder.resolve(recordings)))
                .orElseGet(() ->
                        recorded(new PresetClient(name, preset(wanted), modelOf(wanted), processes, environment)));
        return dress(client, PriceList.EMPTY, ledger);
    }

    /** @throws UsageException when there is no such preset, or it needs a model and none is named */
    public Preset preset(String wanted) {
        Preset preset = Presets.of(folder).get(presetName(wanted));
        if (preset.needsModel() && modelOf(wanted).isEmpty()) {
            throw new UsageException(Problem.of(
                    "preset-model",
                    "the preset \"" + wanted + "\" needs a model",
                    "",
                    "Name it behind a slash, for instance \"" + wanted + "/NAME\"."));
        }
        return preset;
    }

    /** What keeps the program of a preset from being started; nothing when answers come from recordings. */
    Optional<String> obstacle(String wanted) {
        Command command =
                new Command(List.of(preset(wanted).program()), folder, environment, new byte[0], folder, Duration.ZERO);
        return variable(REPLAY).isPresent() ? Optional.empty() : command.obstacle();
    }

    private static String presetName(String wanted) {
        int slash = wanted.indexOf('/');
        return slash < 0 ? wanted : wanted.substring(0, slash);
    }

    private static Optional<String> modelOf(String wanted) {
        int slash = wanted.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(wanted.substring(slash + 1));
    }

    private ModelClient endpoint(EndpointSpec spec) {
        var endpoint = spec.in(environment);
        return new RetryingClient(
                new LangchainClient(endpoint),
                limiter(List.of(endpoint.address(), endpoint.key())),
                new SplittableRandom());
    }

    private ModelClient recorded(ModelClient client) {
        return variable(RECORD)
                .<ModelClient>map(recordings -> new RecordingClient(client, folder.resolve(recordings)))
                .orElse(client);
    }

    /** What was asked and answered stays with the session, without secrets; it can be replayed from there. */
    ModelClient keeping(ModelClient client, Path kept) {
        return MaskedClient.keeping(client, kept, secrets);
    }

    private ModelClient dress(ModelClient client, PriceList prices, Consumer<Usage> ledger) {
        CancellableClient cancellable = new CancellableClient(client);
        clients.add(cancellable);
        return new PricedClient(cancellable, prices, ledger);
    }

    private synchronized Limiter limiter(List<Object> key) {
        return limiters.computeIfAbsent(key, k -> new Limiter(AT_A_TIME));
    }

    private PriceList prices(EndpointSpec spec) {
        return spec.prices()
                .or(() -> variable(PRICES))
                .map(file -> PriceList.read(folder.resolve(file)))
                .orElse(PriceList.EMPTY);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Ends every question that is under way, and refuses later ones. */
    public void cancel() {
        clients.forEach(CancellableClient::cancel);
    }
}
