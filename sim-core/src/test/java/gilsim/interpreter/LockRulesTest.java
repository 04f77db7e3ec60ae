package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Locks of builds without a GIL: threads spin, then sleep, and waking a sleeper costs. */
class LockRulesTest {
  private static final long SPIN = 40 * US;
  private static final long PARK = US;
  private static final long WAKE = 5 * US;
  private static final LockRules RULES = new LockRules(OptionalLong.of(MS), SPIN, PARK, WAKE);

  private static Bench bench() {
    Bench bench = new Bench();
    bench.policy = GilPolicy.NONE;
    bench.cores = 3;
    bench.wakeup = 10 * US;
    bench.lockRules = RULES;
    return bench;
  }

  /** At 10 us one thread takes the lock for a time, and another wants it. */
  private static List<String> twoThreads(long held) {
    Bench bench = bench();
    PythonLock lock = new PythonLock("lock", 0, RULES, bench);
    return bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> t.acquire(lock),
                      t -> t.compute(held),
                      t -> t.owe(lock.release(engine.now())),
                      t -> bench.note(engine.now(), "first goes on")))
              .start();
          process
              .thread(
                  new Script(t -> t.acquire(lock), t -> bench.note(engine.now(), "second has it")))
              .start();
        });
  }

  /** Released at 30, but the spin does not look before its end at 50; no one is to be woken. */
  @Test
  void whoSpinsSeesAReleaseAtTheEndOfItsSpin() {
    assertThat(twoThreads(20 * US)).containsExactly("0.03 first goes on", "0.05 second has it");
  }

  /** Released at 50.5, between the end of the spin and sleep at 51. */
  @Test
  void whoIsNotAsleepYetNeedNotBeWoken() {
    assertThat(twoThreads(40_500)).containsExactly("0.0505 first goes on", "0.051 second has it");
  }

  /** Released at 110, which takes 5 us as it wakes the other one, who runs 10 us later. */
  @Test
  void wakingASleeperTakesTime() {
    assertThat(twoThreads(100 * US)).containsExactly("0.115 first goes on", "0.12 second has it");
  }

  /** The third thread comes at 70: with the second one asleep it is asleep itself at 71. */
  @Test
  void nobodySpinsBehindASleeper() {
    Bench bench = bench();
    PythonLock lock = new PythonLock("lock", 0, RULES, bench);
    bench.run(
        (process, engine) -> {
          Consumer<PythonThread> take = t -> t.acquire(lock);
          process
              .thread(
                  new Script(take, t -> t.compute(62 * US), t -> t.owe(lock.release(engine.now()))))
              .start();
          process
              .thread(
                  new Script(take, t -> t.compute(3 * US), t -> t.owe(lock.release(engine.now()))))
              .start();
          process
              .thread(
                  new Script(
                      t -> t.compute(60 * US), take, t -> bench.note(engine.now(), "third has it")))
              .start();
        });
    // Free at 72; the second runs at 82 and releases at 85, the third runs at 95.
    assertThat(bench.lines).containsExactly("0.095 third has it");
  }

  /** A signal is the release of a lock of the waiter's own ({@code Condition.wait}). */
  @Test
  void signalsAreLocksAsWell() {
    assertThat(signalAfter(20 * US)).containsExactly("0.03 signalled", "0.05 woken");
    assertThat(signalAfter(100 * US)).containsExactly("0.115 signalled", "0.12 woken");
  }

  private static List<String> signalAfter(long time) {
    Bench bench = bench();
    List<Waiter> waiter = new ArrayList<>();
    return bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> {
                        waiter.add(t.waiter());
                        t.awaitWake();
                      },
                      t -> bench.note(engine.now(), "woken")))
              .start();
          process
              .thread(
                  new Script(
                      t -> t.compute(time),
                      t -> waiter.get(0).wake(t),
                      t -> bench.note(engine.now(), "signalled")))
              .start();
        });
  }

  /**
   * The lock is held for an exponential time X of mean m. Whoever wants it from the beginning waits
   * for the spin s if X is less, s and the time p to fall asleep if X ends in that, else X and the
   * wake-up w: in the mean s (1 - F(s)) + ... as computed here. 20,000 holds, an interval of four
   * standard errors: false alarm 6e-5.
   */
  @Test
  void meanWaitForALockHeldExponentially() {
    double m = 50 * US;
    double beyondSpin = Math.exp(-SPIN / m);
    double beyondPark = Math.exp(-(SPIN + PARK) / m);
    double exact =
        SPIN * (1 - beyondSpin)
            + (SPIN + PARK) * (beyondSpin - beyondPark)
            + beyondPark * (SPIN + PARK + m + 10 * US);
    Random random = new Random(1);
    SummaryStatistics waits = new SummaryStatistics();
    for (int i = 0; i < 20_000; i++) {
      long held = Math.round(-m * Math.log(1 - random.nextDouble()));
      String has = twoThreads(held).stream().filter(s -> s.contains("has it")).findAny().get();
      waits.addValue(Double.parseDouble(has.split(" ")[0]) * 1e6 - 10 * US);
    }
    double error = waits.getStandardDeviation() / Math.sqrt(waits.getN());
    assertThat(waits.getMean()).isCloseTo(exact, within(4 * error));
  }

  /** Whatever the rules, nobody takes a lock that another one holds, and everybody is done. */
  @Property(tries = 300, seed = "20261128")
  void oneOwnerAtATimeAndNobodyIsLeft(@ForAll long seed) {
    Random random = new Random(seed);
    Bench bench = bench();
    bench.cores = 1 + random.nextInt(4);
    LockRules rules =
        new LockRules(
            random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(200_000)),
            random.nextInt(3) * 20 * US,
            random.nextInt(2) * US,
            random.nextInt(10) * US);
    PythonLock lock = new PythonLock("lock", 0, rules, bench);
    int[] inside = {0, 0};
    int threads = 1 + random.nextInt(5);
    bench.run(
        (process, engine) -> {
          for (int i = 0; i < threads; i++) {
            List<Consumer<PythonThread>> passes = new ArrayList<>();
            for (int pass = 0; pass < 10; pass++) {
              int held = random.nextInt(60_000);
              int away = random.nextInt(60_000);
              passes.add(t -> t.acquire(lock));
              passes.add(t -> assertThat(inside[0]++).isZero());
              passes.add(t -> t.compute(held));
              passes.add(t -> inside[0]--);
              passes.add(t -> t.owe(lock.release(engine.now())));
              passes.add(t -> t.compute(away));
            }
            passes.add(t -> inside[1]++);
            process.thread(new Script(passes)).start();
          }
        });
    assertThat(inside).containsExactly(0, threads);
    assertThat(lock.hasWaiters()).isFalse();
  }
}
