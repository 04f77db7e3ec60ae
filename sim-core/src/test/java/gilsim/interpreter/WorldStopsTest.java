package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Garbage collections of a free-threaded build, which stop all threads. */
class WorldStopsTest {
  private final Bench bench = new Bench();

  WorldStopsTest() {
    bench.policy = GilPolicy.NONE;
    bench.worldStops = new WorldStops(8 * MS, MS);
  }

  private static void start(PythonProcess process, Consumer<PythonThread> what, Runnable end) {
    Consumer<PythonThread> last = t -> end.run();
    process.thread(new Script(what, last)).start();
  }

  /**
   * Two threads have computed 8 ms together at 4, and one of them collects until 5. That 1 ms
   * counts for the next 8, so they stop again after 3.5, at 8.5, with 1.5 and 2.5 ms left. The same
   * one collects until 9.5 and ends at 10; the other one, alone at last, at 12.
   */
  @Test
  void allOthersStandWhileOneCollects() {
    bench.run(
        (process, engine) -> {
          start(process, t -> t.compute(10 * MS), () -> bench.note(engine.now(), "first"));
          start(process, t -> t.compute(10 * MS), () -> bench.note(engine.now(), "second"));
        });
    assertThat(bench.lines).containsExactly("10.0 first", "12.0 second");
  }

  /** A single thread does not notice: its collections are part of what it computes. */
  @Test
  void oneThreadDoesNotNotice() {
    bench.run(
        (process, engine) ->
            start(process, t -> t.compute(100 * MS), () -> bench.note(engine.now(), "done")));
    assertThat(bench.lines).containsExactly("100.0 done");
  }

  /** C code that does not look keeps all others standing until it ends, at 20 ms. */
  @Test
  void longCodeWithoutACheckPointKeepsAllStanding() {
    bench.run(
        (process, engine) -> {
          start(process, t -> t.compute(10 * MS), () -> bench.note(engine.now(), "python"));
          start(process, t -> t.nativeHeld(20 * MS), () -> bench.note(engine.now(), "native"));
        });
    // Stops at 4 with 6 ms left, goes on at 20; the other one may end when the collection has.
    assertThat(bench.lines).containsExactly("21.0 native", "26.0 python");
  }

  /** Who waits for a device is detached: nobody waits for it, and it waits for the end. */
  @Test
  void detachedThreadsWaitToAttach() {
    bench.cores = 3;
    bench.run(
        (process, engine) -> {
          start(process, t -> t.compute(10 * MS), () -> bench.note(engine.now(), "first"));
          start(process, t -> t.compute(10 * MS), () -> bench.note(engine.now(), "second"));
          start(process, t -> t.nativeReleased(4500 * US), () -> bench.note(engine.now(), "back"));
        });
    assertThat(bench.lines.get(0)).isEqualTo("5.0 back");
  }

  /** One thread has computed 8 ms at 8 and collects until 9; who comes back at 8.5 waits. */
  @Test
  void whoComesBackWhileTheOnlyAttachedThreadCollectsWaits() {
    bench.run(
        (process, engine) -> {
          start(process, t -> t.compute(20 * MS), () -> bench.note(engine.now(), "done"));
          start(process, t -> t.nativeReleased(8500 * US), () -> bench.note(engine.now(), "back"));
        });
    assertThat(bench.lines).containsExactly("9.0 back", "20.0 done");
  }

  /**
   * A collection is due after 800 ms, and looks are 8 ms apart at least. A thread that comes and
   * goes every millisecond does not put them off: it is late by one collection of 50 ms in its 1000
   * calls of 1 ms.
   */
  @Test
  void threadsThatComeAndGoDoNotPutACollectionOff() {
    bench.worldStops = new WorldStops(800 * MS, 50 * MS);
    bench.run(
        (process, engine) -> {
          start(process, t -> t.compute(1200 * MS), () -> bench.note(engine.now(), "done"));
          Consumer<PythonThread> call = t -> t.nativeReleased(MS);
          List<Consumer<PythonThread>> calls = new ArrayList<>(Collections.nCopies(1000, call));
          calls.add(t -> bench.note(engine.now(), "calls"));
          process.thread(new Script(calls)).start();
        });
    double end = Double.parseDouble(bench.lines.get(0).replace(" calls", ""));
    assertThat(end).isBetween(1041.0, 1051.0);
    assertThat(bench.lines.get(1)).isEqualTo("1200.0 done");
  }

  /**
   * In the long run k threads on processors of their own do 8 ms together, and then one of them 1
   * ms alone, which counts for the next 8: in (8 - 1) / k + 1 ms. For four, 2.75 ms; 3.2 s of work
   * take 400 times that, up to what the others have left when one has ended.
   */
  @Test
  void pausesGrowWithTheNumberOfThreads() {
    bench.cores = 4;
    long[] last = new long[1];
    bench.run(
        (process, engine) -> {
          for (int i = 0; i < 4; i++) {
            start(process, t -> t.compute(800 * MS), () -> last[0] = engine.now());
          }
        });
    assertThat(last[0] / (double) MS).isCloseTo(1100, within(33.0));
  }

  /** Whatever they do, all threads finish, and nobody computes faster than alone. */
  @Test
  void everyThreadFinishes() {
    Random random = new Random(7);
    for (int run = 0; run < 40; run++) {
      Bench other = new Bench();
      other.policy = GilPolicy.NONE;
      other.cores = 1 + random.nextInt(4);
      other.wakeup = random.nextInt(10) * US;
      other.worldStops = new WorldStops((1 + random.nextInt(5000)) * US, random.nextInt(3000) * US);
      int threads = 1 + random.nextInt(6);
      int work = 1 + random.nextInt(20);
      other.run(
          (process, engine) -> {
            for (int i = 0; i < threads; i++) {
              process
                  .thread(
                      new Script(
                          t -> t.compute(work * MS),
                          t -> t.sleep(MS),
                          t -> t.nativeHeld(MS),
                          t -> t.compute(work * MS),
                          t -> other.note(engine.now(), "done")))
                  .start();
            }
          });
      assertThat(other.lines).hasSize(threads);
      assertThat(Double.parseDouble(other.lines.get(0).split(" ")[0]))
          .isGreaterThanOrEqualTo(2.0 * work + 2);
    }
  }
}
