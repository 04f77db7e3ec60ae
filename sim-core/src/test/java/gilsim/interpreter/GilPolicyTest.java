package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules by which a GIL changes hands, on scripted threads with exact times. */
class GilPolicyTest {
  private final Bench bench = new Bench();

  private static void startAt(Engine engine, long time, PythonThread thread) {
    engine.schedule(
        new Event() {
          @Override
          protected void fire() {
            thread.start();
          }
        },
        time);
  }

  /**
   * One thread computes; another comes back from a call of 1 ms at 2 ms, and notes when it runs.
   */
  private List<String> convoy() {
    return bench.run(
        (process, engine) -> {
          process.thread(new Script(t -> t.compute(20 * MS))).start();
          startAt(
              engine,
              MS,
              process.thread(
                  new Script(
                      t -> t.nativeReleased(MS),
                      t -> bench.note(engine.now(), "back"),
                      t -> t.compute(MS))));
        });
  }

  @Test
  void byDefaultAThreadThatComesBackFromACallWaitsASwitchInterval() {
    // It gets the lock at 6 for the first time, 5 after it asked; drops it until 7; waits again.
    assertThat(convoy())
        .containsExactly(
            "0.0 taken",
            "6.0 taken by another",
            "6.0 taken by another",
            "12.0 taken by another",
            "12.0 back",
            "13.0 taken by another");
  }

  @Test
  void withIoPriorityItInterruptsAtOnce() {
    bench.policy = GilPolicy.IO_PRIORITY;
    assertThat(convoy())
        .containsExactly(
            "0.0 taken",
            "6.0 taken by another",
            "6.0 taken by another",
            "7.0 taken by another",
            "7.0 back",
            "8.0 taken by another");
  }

  @Test
  void ioBoundThreadsDoNotInterruptEachOther() {
    bench.policy = GilPolicy.IO_PRIORITY;
    bench.cores = 3;
    assertThat(
            bench.run(
                (process, engine) -> {
                  process
                      .thread(new Script(t -> t.nativeReleased(MS), t -> t.compute(4 * MS)))
                      .start();
                  process
                      .thread(
                          new Script(
                              t -> t.nativeReleased(2 * MS),
                              t -> bench.note(engine.now(), "second")))
                      .start();
                }))
        .contains("5.0 second");
  }

  @Test
  void fifoServesTheLongestWaiter() {
    bench.policy = GilPolicy.FIFO;
    bench.cores = 4;
    assertThat(
            bench.run(
                (process, engine) -> {
                  process.thread(new Script(t -> t.compute(6 * MS))).start();
                  for (int i = 1; i <= 3; i++) {
                    String name = "thread " + i;
                    startAt(
                        engine,
                        i * MS,
                        process.thread(
                            new Script(t -> bench.note(engine.now(), name), t -> t.compute(MS))));
                  }
                }))
        .containsSubsequence("6.0 thread 1", "7.0 thread 2", "8.0 thread 3");
  }

  @Test
  void withoutALockThreadsRunSideBySide() {
    bench.policy = GilPolicy.NONE;
    assertThat(
            bench.run(
                (process, engine) -> {
                  for (int i = 0; i < 2; i++) {
                    process
                        .thread(
                            new Script(
                                t -> t.compute(7 * MS), t -> bench.note(engine.now(), "done")))
                        .start();
                  }
                }))
        .containsExactly("7.0 done", "7.0 done");
  }

  @ParameterizedTest
  @EnumSource
  void everyPolicyLetsAllThreadsFinish(GilPolicy policy) {
    bench.policy = policy;
    bench.cores = 3;
    bench.wakeup = 3 * US;
    bench.signalCost = 5 * US;
    bench.interval = policy == GilPolicy.TICKS ? US : MS;
    bench.idlePost = US / 4;
    bench.sleepEntry = US / 5;
    bench.run(
        (process, engine) -> {
          for (int i = 0; i < 5; i++) {
            process
                .thread(
                    new Script(
                        t -> t.compute(3 * MS),
                        t -> t.sleep(MS),
                        t -> t.compute(3 * MS),
                        t -> bench.note(engine.now(), "done")))
                .start();
          }
        });
    assertThat(bench.lines.stream().filter(line -> line.endsWith("done"))).hasSize(5);
  }
}
