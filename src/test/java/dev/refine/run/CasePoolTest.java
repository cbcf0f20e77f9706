package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.run.Attempted.Retry;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CasePoolTest {

    private static CaseTask task(String id) {
        return new CaseTask(new Case(id, id, Path.of("/w", id), Optional.empty()), 0, 1, Path.of("/s", id));
    }

    private static Attempted attempted(CaseOutcome outcome, Retry retry) {
        return new Attempted(outcome, 0, Optional.empty(), Duration.ZERO, "", ReportedUsage.NOTHING, "", retry);
    }

    private interface Attempt {
        Attempted make(CaseTask task, int retry) throws InterruptedException;
    }

    private static CasePool.Means means(Attempt attempt) {
        return new CasePool.Means() {
            @Override
            public Attempted attempt(CaseTask task, int retry) throws InterruptedException {
                return attempt.make(task, retry);
            }

            @Override
            public void cancel() {}
        };
    }

    @Test
    void exit75OfOneCaseMakesEverySlotWait() {
        CountDownLatch noted = new CountDownLatch(1);
        CountDownLatch allBegun = new CountDownLatch(3);
        List<Long> laterStarts = Collections.synchronizedList(new ArrayList<>());
        long[] refusedAt = new long[1];
        AtomicReference<Thread> refused = new AtomicReference<>();
        // Whoever was refused asks for the time next when the pool notes that, and nobody starts meanwhile.
        Runnable onTime = () -> {
            if (Thread.currentThread() == refused.get()) {
                noted.countDown();
            }
        };
        CasePool pool = new CasePool(ManifestFixture.limits(3, 30, 2), watched(onTime), means((task, retry) -> {
            long now = System.nanoTime();
            if (allBegun.getCount() == 0) {
                laterStarts.add(now);
                return attempted(CaseOutcome.OUTPUT, Retry.NEVER);
            }
            allBegun.countDown();
            allBegun.await();
            if (task.input().id().equals("a")) {
                refusedAt[0] = System.nanoTime();
                refused.set(Thread.currentThread());
                return attempted(CaseOutcome.TEMPORARY, Retry.AS_ALLOWED);
            }
            noted.await();
            return attempted(CaseOutcome.OUTPUT, Retry.NEVER);
        }));

        pool.run(List.of(task("a"), task("b"), task("c"), task("d"), task("e"), task("f")), run -> {});

        assertThat(laterStarts)
                .hasSize(4)
                .allSatisfy(start -> assertThat(start - refusedAt[0]).isGreaterThanOrEqualTo(500_000_000L));
    }

    /** The machine's own clock; somebody is told when it is asked. */
    private static Pace watched(Runnable asked) {
        return new Pace() {
            @Override
            public long now() {
                asked.run();
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                Pace.real().sleep(nanos);
            }
        };
    }

    @Test
    void startsNothingMoreOnceItIsNotAdmittedNoRetryEither() {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        List<CaseRun> ended = new ArrayList<>();
        CasePool pool = new CasePool(ManifestFixture.limits(1, 30, 2), Pace.real(), means((task, retry) -> {
            begun.add(task.input().id());
            return attempted(CaseOutcome.EXIT_CODE, Retry.AS_ALLOWED);
        }));
        pool.watch(admitting(2));

        pool.run(List.of(task("a"), task("b"), task("c")), ended::add);

        assertThat(begun).containsExactly("a", "a");
        assertThat(ended).singleElement().satisfies(run -> {
            assertThat(run.task().input().id()).isEqualTo("a");
            assertThat(run.outcome()).isEqualTo(CaseOutcome.EXIT_CODE);
        });

        pool.watch(admitting(1));
        pool.run(List.of(task("b"), task("c")), ended::add);

        assertThat(begun).containsExactly("a", "a", "b");
    }

    @Test
    void asksForRetriesOfATaskThatHasBegunThoughAnotherMayNotBegin() {
        CountDownLatch othersAsked = new CountDownLatch(1);
        List<CaseRun> ended = Collections.synchronizedList(new ArrayList<>());
        CasePool pool = new CasePool(ManifestFixture.limits(2, 30, 1), Pace.real(), means((task, retry) -> {
            othersAsked.await();
            return attempted(
                    retry == 0 ? CaseOutcome.TIMEOUT : CaseOutcome.OUTPUT, retry == 0 ? Retry.AS_ALLOWED : Retry.NEVER);
        }));
        AtomicInteger begun = new AtomicInteger();
        pool.watch(new Runner.Watch() {
            @Override
            public boolean admits(CaseTask task, List<CaseRun.Attempt> before) {
                if (before.isEmpty() && begun.getAndIncrement() > 0) {
                    othersAsked.countDown();
                    return false;
                }
                return true;
            }

            @Override
            public void started(CaseTask task) {}

            @Override
            public void ended(CaseTask task) {}
        });

        pool.run(List.of(task("a"), task("b"), task("c")), ended::add);

        assertThat(ended)
                .singleElement()
                .satisfies(run -> assertThat(run.attempts())
                        .extracting(CaseRun.Attempt::outcome)
                        .containsExactly(CaseOutcome.TIMEOUT, CaseOutcome.OUTPUT));
    }

    private static Runner.Watch admitting(int starts) {
        AtomicInteger left = new AtomicInteger(starts);
        return new Runner.Watch() {
            @Override
            public boolean admits(CaseTask task, List<CaseRun.Attempt> before) {
                return left.getAndDecrement() > 0;
            }

            @Override
            public void started(CaseTask task) {}

            @Override
            public void ended(CaseTask task) {}
        };
    }

    @Test
    void exit75MakesThoseWaitThatWaitedForItsPlace() {
        CountDownLatch bothAsked = new CountDownLatch(2);
        Semaphore only = new Semaphore(1, true);
        SteppedPace pace = new SteppedPace();
        List<Long> laterStarts = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger starts = new AtomicInteger();
        CasePool pool = new CasePool(ManifestFixture.limits(2, 30, 1), pace, new CasePool.Means() {
            @Override
            public CasePool.Place take(CaseTask task) throws InterruptedException {
                bothAsked.countDown();
                only.acquire();
                return only::release;
            }

            @Override
            public Attempted attempt(CaseTask task, int retry) throws InterruptedException {
                if (starts.getAndIncrement() > 0) {
                    laterStarts.add(pace.now());
                    return attempted(CaseOutcome.OUTPUT, Retry.NEVER);
                }
                bothAsked.await();
                return attempted(CaseOutcome.TEMPORARY, Retry.AS_ALLOWED);
            }

            @Override
            public void cancel() {}
        });

        pool.run(List.of(task("a"), task("b")), run -> {});

        assertThat(laterStarts).hasSize(2).allSatisfy(start -> assertThat(start).isGreaterThanOrEqualTo(500_000_000L));
    }

    @Test
    void startsOfAllSlotsKeepTheirDistance() {
        Manifest.RunLimits limits = new Manifest.RunLimits(3, OptionalDouble.of(600), Duration.ofSeconds(30), 0, 0.1);
        List<Long> starts = Collections.synchronizedList(new ArrayList<>());
        CasePool pool = new CasePool(limits, Pace.real(), means((task, retry) -> {
            starts.add(System.nanoTime());
            return attempted(CaseOutcome.OUTPUT, Retry.NEVER);
        }));
        long begun = System.nanoTime();

        pool.run(List.of(task("a"), task("b"), task("c"), task("d"), task("e")), run -> {});

        assertThat(starts).hasSize(5);
        List<Long> sorted = starts.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - begun).isGreaterThanOrEqualTo(i * 100_000_000L);
        }
    }

    @Test
    void retryOfOnceIsNotTakenFromTheOthers() {
        List<CaseRun> runs = new ArrayList<>();
        CasePool pool = new CasePool(
                ManifestFixture.limits(1, 30, 1),
                new SteppedPace(),
                means((task, retry) -> attempted(
                        retry == 1 ? CaseOutcome.TIMEOUT : CaseOutcome.SIGNAL,
                        retry == 1 ? Retry.AS_ALLOWED : Retry.ONCE)));

        pool.run(List.of(task("a")), runs::add);

        assertThat(runs.get(0).attempts())
                .extracting(CaseRun.Attempt::outcome)
                .containsExactly(CaseOutcome.SIGNAL, CaseOutcome.TIMEOUT, CaseOutcome.SIGNAL);
    }

    @Test
    void addsUpWhatAllAttemptsReported() {
        List<Optional<CaseRun.Usage>> reported = List.of(
                Optional.of(new CaseRun.Usage(Optional.of(10L), Optional.empty(), Optional.of(0.5))),
                Optional.empty(),
                Optional.of(new CaseRun.Usage(Optional.of(20L), Optional.empty(), Optional.of(0.25))));
        List<CaseRun> runs = new ArrayList<>();
        CasePool pool = new CasePool(
                ManifestFixture.limits(1, 30, 2),
                new SteppedPace(),
                means((task, retry) -> new Attempted(
                        CaseOutcome.TIMEOUT,
                        -1,
                        Optional.empty(),
                        Duration.ZERO,
                        "",
                        new ReportedUsage(reported.get(retry), ""),
                        "",
                        Retry.AS_ALLOWED)));

        pool.run(List.of(task("a")), runs::add);

        assertThat(runs.get(0).usage())
                .hasValue(new CaseRun.Usage(Optional.of(30L), Optional.empty(), Optional.of(0.75)));
        assertThat(runs.get(0).attempts()).extracting(CaseRun.Attempt::usage).containsExactlyElementsOf(reported);
    }
}
