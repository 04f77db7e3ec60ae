package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock of Python 2.7, on scripted threads. */
class TickGilTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void ticks() {
    bench.policy = GilPolicy.TICKS;
    bench.interval = 10 * MS;
  }

  /**
   * The first thread frees the lock of its own accord, after 6 us of work, for a call of 1 us; the
   * second one wants it from the beginning.
   */
  private List<String> releaseOnce() {
    return bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> t.compute(6 * US),
                      t -> t.nativeReleased(US),
                      t -> t.compute(50 * US),
                      t -> bench.note(engine.now(), "first done")))
              .start();
          process.thread(new Script(t -> bench.note(engine.now(), "second"))).start();
        });
  }

  @Test
  void sleeperThatArrivesDuringThePostHasTheLock() {
    bench.wakeup = 4 * US;
    bench.signalCost = 7 * US;
    // Start at 4, post from 10 to 17: the sleeper is there at 14.
    assertThat(releaseOnce()).startsWith("0.004 taken", "0.014 taken by another", "0.014 second");
  }

  @Test
  void sleeperThatArrivesAfterThePostSleepsOn() {
    bench.wakeup = 10 * US;
    bench.signalCost = 2 * US;
    // Start at 10, post from 16 to 18, call until 19; the sleeper looks at 26, in vain. The first
    // one ends at 69, which wakes the second.
    assertThat(releaseOnce())
        .containsExactly(
            "0.01 taken",
            "0.019 taken",
            "0.069 first done",
            "0.079 taken by another",
            "0.079 second");
  }

  @Test
  void waiterForWhomTheKernelFindsTheLockFreeComesBackAndTakesIt() {
    bench.wakeup = 4 * US;
    bench.sleepEntry = 8 * US;
    bench.idlePost = 15 * US;
    bench.signalCost = 100 * US;
    // Start at 4; the second would sleep at 12, but the lock is free from 10 to 25: back at 20.
    assertThat(releaseOnce()).startsWith("0.004 taken", "0.02 taken by another", "0.02 second");
  }

  @Test
  void waiterThatComesBackTooLateGoesToSleep() {
    bench.wakeup = 4 * US;
    bench.sleepEntry = 8 * US;
    bench.idlePost = 5 * US;
    bench.signalCost = 100 * US;
    // The lock is free from 10 to 16, for the kernel at 12 but not for the second at 20. It sleeps
    // at 28, and the first one's end wakes it at 66.
    assertThat(releaseOnce())
        .containsExactly(
            "0.004 taken",
            "0.016 taken",
            "0.066 first done",
            "0.07 taken by another",
            "0.07 second");
  }

  @Test
  void noTicksPassInNativeCode() {
    bench.wakeup = 4 * US;
    bench.signalCost = 7 * US;
    bench.interval = 10 * US;
    List<String> lines =
        bench.run(
            (process, engine) -> {
              process
                  .thread(
                      new Script(
                          t -> t.compute(6 * US),
                          t -> t.nativeHeld(30 * US),
                          t -> t.compute(50 * US)))
                  .start();
              process.thread(new Script(t -> t.compute(US))).start();
            });
    // Starts at 4; 10 us of Python are over at 44.
    assertThat(lines).startsWith("0.004 taken", "0.048 taken by another");
  }

  @Test
  void holderIsLateByWhatTakingOverCosts() {
    bench.wakeup = 4 * US;
    bench.signalCost = 7 * US;
    bench.interval = 10 * US;
    bench.switchCost = 5 * US;
    List<String> lines =
        bench.run(
            (process, engine) -> {
              process.thread(new Script(t -> t.compute(100 * US))).start();
              process.thread(new Script(t -> t.compute(100 * US))).start();
            });
    // Posts from 14 to 21; the second has the lock at 18 and posts at 33.
    assertThat(lines).startsWith("0.004 taken", "0.018 taken by another", "0.037 taken by another");
  }

  /** One who comes back in vain is still one waiter, and none when it has the lock. */
  @Test
  void nobodyIsRegisteredWhoHasTheLock() {
    bench.wakeup = 4 * US;
    bench.sleepEntry = 4 * US;
    bench.idlePost = 5 * US;
    bench.interval = 7 * US;
    bench.run(
        (process, engine) -> {
          process.thread(new Script(t -> t.compute(10 * US), t -> t.sleep(MS))).start();
          process
              .thread(
                  new Script(
                      t -> t.compute(500 * US), t -> bench.note(engine.now(), "second done")))
              .start();
        });
    double done = Double.parseDouble(lineOf("second done").split(" ", 2)[0]);
    assertThat(done).isBetween(0.514, 0.560);
  }

  @Test
  void postsWhileTheWaiterIsOnItsWayCostWithoutWakingAnybody() {
    bench.wakeup = 30 * US;
    bench.signalCost = 2 * US;
    bench.idlePost = 3 * US;
    bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> t.compute(6 * US),
                      t -> t.nativeReleased(US),
                      t -> t.nativeReleased(US),
                      t -> bench.note(engine.now(), "first back"),
                      t -> t.compute(MS)))
              .start();
          process.thread(new Script(t -> t.compute(US))).start();
        });
    // Start at 30, post from 36 to 38, call until 39; post from 39 to 42, call until 43.
    assertThat(bench.lines)
        .startsWith("0.03 taken", "0.039 taken", "0.043 taken", "0.043 first back");
  }

  /**
   * The post takes 1 us every 1 us, so a waiter that looks finds the lock free in one of two cases:
   * after n tries with probability 1 / 2^n. Of 400 waits the mean number of tries is 2 with a
   * standard error of 0.07; 4 of them, false alarm 6e-5.
   */
  @Test
  void looksAreWonByChance() {
    bench.interval = US;
    bench.idlePost = US;
    bench.signalCost = 2 * US;
    bench.wakeup = 10 * US;
    int waits = 400;
    bench.run(
        (process, engine) -> {
          process.thread(new Script(t -> t.compute(50 * MS))).start();
          process
              .thread(
                  new ThreadProgram() {
                    private int left = waits;

                    @Override
                    public void step(PythonThread thread) {
                      if (left-- > 0) {
                        thread.nativeReleased(30 * US);
                      } else {
                        bench.note(engine.now(), "second done");
                        thread.exit();
                      }
                    }
                  })
              .start();
        });
    List<String> battle = bench.lines.subList(0, bench.lines.indexOf(lineOf("second done")));
    long retakes = battle.stream().filter(line -> line.endsWith("taken")).count();
    // Each try begins with a post, after which the holder takes the lock back.
    assertThat((double) retakes / waits).isBetween(1.7, 2.3);
  }

  private String lineOf(String what) {
    return bench.lines.stream().filter(line -> line.endsWith(what)).findFirst().orElseThrow();
  }

  /**
   * Starts at 40; the second and the third ask at once. The first post comes after an interval and
   * wakes the second; the next one, an interval after the lock was taken back, the third. Both
   * woken threads are on their way until the end.
   */
  @ParameterizedTest
  @CsvSource({"1, 12", "0.5, 24", "2, 6"})
  void intervalsAndPostsFollowTheSpeed(double speed, double apart) {
    bench.speed = speed;
    bench.cores = 3;
    bench.wakeup = 40 * US;
    bench.interval = 10 * US;
    bench.signalCost = 2 * US;
    List<String> lines =
        bench.run(
            (process, engine) -> {
              process.thread(new Script(t -> t.compute(200 * US))).start();
              process.thread(new Script(t -> t.compute(US))).start();
              process.thread(new Script(t -> t.compute(US))).start();
            });
    List<Double> taken = lines.stream().limit(3).map(TickGilTest::microseconds).toList();
    assertThat(lines.subList(0, 3)).allMatch(line -> line.endsWith(" taken"));
    assertThat(taken.get(0)).isCloseTo(40, within(1e-6));
    assertThat(taken.get(1)).isCloseTo(40 + apart, within(0.002));
    assertThat(taken.get(2) - taken.get(1)).isCloseTo(apart, within(0.002));
  }

  private static double microseconds(String line) {
    return 1000 * Double.parseDouble(line.split(" ", 2)[0]);
  }

  /** Where a waiter is on its way for long, w of work take w (c + p) / c, at any speed. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0.25, 2})
  void holderPaysForItsPosts(double speed) {
    bench.speed = speed;
    bench.interval = 9 * US;
    bench.idlePost = US;
    bench.signalCost = 2 * US;
    bench.wakeup = 100 * MS;
    bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(t -> t.compute(9 * MS), t -> bench.note(engine.now(), "first done")))
              .start();
          process.thread(new Script(t -> t.compute(US))).start();
        });
    // Starts at 100 ms; of 999 posts the first one wakes the second, for 2 us.
    double done = Double.parseDouble(lineOf("first done").split(" ", 2)[0]);
    assertThat(done).isCloseTo(100 + 10 / speed, within(0.001 / speed));
  }
}
