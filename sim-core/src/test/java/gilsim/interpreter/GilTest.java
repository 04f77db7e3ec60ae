package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static gilsim.kernel.Later.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The lock's state machine on scripted threads, with exact times. */
class GilTest {
  private final Bench bench = new Bench();

  @Test
  void twoThreadsAlternateAfterEverySwitchInterval() {
    assertThat(
            bench.run(
                (process, engine) -> {
                  process.thread(new Script(t -> t.compute(12 * MS))).start();
                  process.thread(new Script(t -> t.compute(12 * MS))).start();
                }))
        .containsExactly(
            "0.0 taken",
            "5.0 taken by another",
            "10.0 taken by another",
            "15.0 taken by another",
            "20.0 taken by another",
            "22.0 taken by another");
  }

  @Test
  void wakeUpSlackAndGapDelayEveryForcedSwitch() {
    bench.slack = 50 * US;
    bench.wakeup = 10 * US;
    bench.forcedGap = 20 * US;
    // Starts at 0.01; timer at 5.06, on a processor at 5.07; the other has it 0.03 later, after a
    // release at the thread's end without the gap.
    assertThat(
            bench.run(
                (process, engine) -> {
                  process.thread(new Script(t -> t.compute(6 * MS))).start();
                  process.thread(new Script(t -> t.compute(MS))).start();
                }))
        .containsExactly("0.01 taken", "5.1 taken by another", "6.11 taken by another");
  }

  /**
   * It waits afresh from 6, 11, 16 and 21 on; who ends at 24 wakes the one who waits from 20 on.
   */
  @Test
  void aThirdThreadThatSawASwitchMayNotAskForTheLock() {
    bench.cores = 3;
    assertThat(
            bench.run(
                (process, engine) -> {
                  process.thread(new Script(t -> t.compute(14 * MS))).start();
                  process.thread(new Script(t -> t.compute(14 * MS))).start();
                  PythonThread third =
                      process.thread(
                          new Script(
                              t -> bench.note(engine.now(), "third runs"), t -> t.compute(MS)));
                  at(engine, MS, third::start);
                }))
        .containsExactly(
            "0.0 taken",
            "5.0 taken by another",
            "10.0 taken by another",
            "15.0 taken by another",
            "20.0 taken by another",
            "24.0 taken by another",
            "28.0 taken by another",
            "28.0 third runs");
  }

  @Test
  void aShortReleaseIsTakenBackBeforeTheWaiterWakes() {
    bench.wakeup = 10 * US;
    assertThat(
            bench.run(
                (process, engine) -> {
                  process
                      .thread(
                          new Script(
                              t -> t.compute(MS),
                              t -> t.nativeReleased(2 * US),
                              t -> t.compute(MS),
                              t -> t.nativeReleased(20 * US),
                              t -> t.compute(MS)))
                      .start();
                  process.thread(new Script(t -> t.compute(MS / 2))).start();
                }))
        .containsExactly(
            "0.01 taken", "1.012 taken", "2.022 taken by another", "2.532 taken by another");
  }

  @Test
  void codeThatKeepsTheLockIsNotInterrupted() {
    assertThat(
            bench.run(
                (process, engine) -> {
                  process
                      .thread(new Script(t -> t.nativeHeld(50 * MS), t -> t.compute(10 * MS)))
                      .start();
                  process.thread(new Script(t -> t.compute(MS))).start();
                }))
        .containsExactly("0.0 taken", "50.0 taken by another", "51.0 taken by another");
  }

  @Test
  void codeWithoutTheLockRunsBesideIt() {
    assertThat(
            bench.run(
                (process, engine) -> {
                  process
                      .thread(new Script(t -> t.nativeReleased(8 * MS), t -> t.compute(MS)))
                      .start();
                  process.thread(new Script(t -> t.compute(4 * MS))).start();
                }))
        .containsExactly("0.0 taken", "0.0 taken by another", "8.0 taken by another");
  }

  @Test
  void takingTheLockOverCostsTheTaker() {
    bench.switchCost = MS;
    bench.run(
        (process, engine) -> {
          process.thread(new Script(t -> t.compute(7 * MS))).start();
          process
              .thread(new Script(t -> t.compute(MS), t -> bench.note(engine.now(), "second ends")))
              .start();
        });
    assertThat(bench.lines)
        .containsExactly(
            "0.0 taken", "5.0 taken by another", "7.0 second ends", "7.0 taken by another");
  }

  @Test
  void aThreadThatParksGoesOnWhenItIsWoken() {
    assertThat(
            bench.run(
                (process, engine) -> {
                  PythonThread sleeper =
                      process.thread(
                          new Script(PythonThread::park, t -> bench.note(engine.now(), "woken")));
                  sleeper.start();
                  process
                      .thread(
                          new Script(
                              t -> t.compute(3 * MS),
                              t -> sleeper.unpark(),
                              t -> t.compute(20 * MS)))
                      .start();
                }))
        .as("a wake-up does not confer the lock: the woken thread waits a whole interval")
        .containsExactly(
            "0.0 taken",
            "0.0 taken by another",
            "8.0 taken by another",
            "8.0 woken",
            "8.0 taken by another");
  }

  @Test
  void lockIsNotHandedOver() {
    PythonLock lock = new PythonLock("lock", 0, bench.lockRules, bench);
    bench.wakeup = 10 * US;
    bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> t.acquire(lock),
                      t -> t.sleep(MS),
                      t -> lock.release(engine.now()),
                      t -> t.acquire(lock),
                      t -> bench.note(engine.now(), "first has it again"),
                      t -> t.sleep(MS),
                      t -> lock.release(engine.now()),
                      t -> t.sleep(MS)))
              .start();
          process
              .thread(
                  new Script(
                      t -> t.acquire(lock),
                      t -> bench.note(engine.now(), "second has it"),
                      t -> lock.release(engine.now())))
              .start();
        });
    assertThat(bench.lines).contains("1.02 first has it again", "2.04 second has it");
  }

  /** CPython 3.13: whoever has waited for longer than the limit is handed the lock. */
  @Test
  void lockIsHandedToAWaiterWhoWaitedForLong() {
    bench.lockRules = LockRules.handedOver(java.util.OptionalLong.of(MS / 2));
    PythonLock lock = new PythonLock("lock", 0, bench.lockRules, bench);
    bench.wakeup = 10 * US;
    bench.run(
        (process, engine) -> {
          process
              .thread(
                  new Script(
                      t -> t.acquire(lock),
                      t -> t.sleep(MS),
                      t -> lock.release(engine.now()),
                      t -> t.acquire(lock),
                      t -> bench.note(engine.now(), "first has it again"),
                      t -> lock.release(engine.now())))
              .start();
          process
              .thread(
                  new Script(
                      t -> t.acquire(lock),
                      t -> bench.note(engine.now(), "second has it"),
                      t -> t.sleep(MS),
                      t -> lock.release(engine.now())))
              .start();
        });
    // Handed over at 1.02, on a processor at 1.03; released at 2.04 before it is needed again.
    assertThat(bench.lines).contains("1.03 second has it", "2.05 first has it again");
  }

  /**
   * Slices of 3 ms. The second and the third ask at 3, time out at 8 and get the processor at 9,
   * when the slice of the first ends; both request. The third is the last to do so and the bias is
   * 1, but on one hardware thread the signal goes to whoever asked first.
   */
  @Test
  void onOneHardwareThreadTheLongestWaiterComesFirst() {
    bench.cores = 1;
    assertThat(
            bench.run(
                (process, engine) -> {
                  process.thread(new Script(t -> t.compute(20 * MS))).start();
                  process
                      .thread(
                          new Script(
                              t -> bench.note(engine.now(), "second runs"), t -> t.compute(MS)))
                      .start();
                  process
                      .thread(
                          new Script(
                              t -> bench.note(engine.now(), "third runs"), t -> t.compute(MS)))
                      .start();
                }))
        .startsWith("0.0 taken", "9.0 taken by another", "9.0 second runs")
        .contains("19.0 third runs");
  }
}
