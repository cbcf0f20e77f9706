package dev.refine.compare;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import dev.refine.json.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.skyscreamer.jsonassert.JSONCompare;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** One comparison of each watched pair of documents, beside two libraries and beside the mere parsing of both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComparisonBenchmark {

    private static final int DEPTH = 20_000;

    private static final EnumSet<DiffFlags> NO_MOVES = EnumSet.of(DiffFlags.OMIT_MOVE_OPERATION);

    /** Every {@link Scenario}. */
    @Param({
        "INVOICE",
        "EDITED_5000",
        "EDITED_20000",
        "ONE_MOVED_5000",
        "SHUFFLED_1000",
        "SHUFFLED_5000_UNORDERED",
        "EVERY_ROW_2000",
        "EVERY_COLUMN_2000",
        "LOW_CARDINALITY_2000",
        "DENSE_2000",
        "REPEATED_3000",
        "UNRELATED_2000",
        "DEEP_1000",
        "DEEP_10000",
        "LONG_TEXTS"
    })
    private String scenario;

    @Param("7")
    private long seed;

    private final JsonMapper mapper = mapper(false);
    private Comparer comparer;
    private JSONCompareMode mode;
    private String expectedText;
    private String actualText;
    private byte[] expectedBytes;
    private byte[] actualBytes;
    private JsonNode expected;
    private JsonNode actual;

    private static JsonMapper mapper(boolean exact) {
        JsonMapper mapper = JsonMapper.builder()
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, exact)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEPTH).build());
        return mapper;
    }

    /** Both documents come from text, so that they share no object. */
    @Setup
    public void prepare() throws IOException {
        StreamWriteConstraints.overrideDefaultStreamWriteConstraints(
                StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build());
        Scenario chosen = Scenario.valueOf(scenario);
        Scenarios.Pair pair = chosen.pair(seed);
        comparer = new Comparer(chosen.rules());
        mode = chosen.ordered() ? JSONCompareMode.STRICT : JSONCompareMode.NON_EXTENSIBLE;
        expectedText = pair.expected().toString();
        actualText = pair.actual().toString();
        expectedBytes = expectedText.getBytes(StandardCharsets.UTF_8);
        actualBytes = actualText.getBytes(StandardCharsets.UTF_8);
        expected = mapper(true).readTree(expectedBytes);
        actual = mapper(true).readTree(actualBytes);
    }

    @Benchmark
    public Object parse() throws IOException {
        JsonNode first = mapper.readTree(expectedBytes);
        return mapper.readTree(actualBytes).size() + first.size();
    }

    @Benchmark
    public Object refine() {
        return comparer.compare(expected, Reading.of(actual));
    }

    @Benchmark
    public Object zjsonpatch() {
        return JsonDiff.asJson(actual, expected, NO_MOVES);
    }

    /** Takes text only, so its time includes parsing. */
    @Benchmark
    public Object jsonAssert() throws JSONException {
        return JSONCompare.compareJSON(expectedText, actualText, mode);
    }
}
