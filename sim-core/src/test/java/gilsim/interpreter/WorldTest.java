package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What stops all threads of a process, whichever of its interpreters they are in. */
class WorldTest {
  private final Bench bench = new Bench();

  WorldTest() {
    bench.policy = GilPolicy.NONE;
    bench.cores = 3;
  }

  /**
   * At 1 ms one thread wants all others to stand. The one that computes does so at once, the one in
   * C code, which is in another interpreter, at its end: at 4. Then all go on, with 9 and 1 ms
   * left.
   */
  @Test
  void pythonStopsAtOnceAndNativeCodeAtItsEnd() {
    bench.run(
        (process, engine) -> {
          process.world().watch();
          PythonProcess other = process.interpreter(true);
          process
              .thread(
                  new Script(
                      t -> t.nativeReleased(MS),
                      t -> t.call(new WorldStopCall(process.world(), t), 0),
                      t -> bench.note(engine.now(), "stopped")))
              .start();
          process
              .thread(
                  new Script(t -> t.compute(10 * MS), t -> bench.note(engine.now(), "computed")))
              .start();
          process
              .thread(
                  new Script(
                      t -> t.enter(other),
                      t -> t.nativeHeld(4 * MS),
                      t -> t.compute(MS),
                      t -> bench.note(engine.now(), "other")))
              .start();
        });
    assertThat(bench.lines).containsExactly("4.0 stopped", "5.0 other", "13.0 computed");
  }

  /** Who is in a call is detached, and stands when it comes back before the others may go on. */
  @Test
  void callsGoOnMeanwhileAndComeBackAfterIt() {
    bench.run(
        (process, engine) -> {
          process.world().watch();
          process
              .thread(
                  new Script(
                      t -> t.sleep(MS), t -> t.call(new WorldStopCall(process.world(), t), 0)))
              .start();
          process.thread(new Script(t -> t.nativeHeld(4 * MS))).start();
          process
              .thread(new Script(t -> t.sleep(2 * MS), t -> bench.note(engine.now(), "back")))
              .start();
        });
    assertThat(bench.lines).containsExactly("4.0 back");
  }

  /** Who came second is served second, after the first one's stop. */
  @Test
  void stopsComeOneAfterAnother() {
    bench.cores = 4;
    bench.run(
        (process, engine) -> {
          process.world().watch();
          for (String name : new String[] {"first", "second"}) {
            process
                .thread(
                    new Script(
                        t -> t.sleep(MS),
                        t -> t.call(new WorldStopCall(process.world(), t), 0),
                        t -> bench.note(engine.now(), name),
                        t -> t.nativeHeld(5 * MS)))
                .start();
          }
          process.thread(new Script(t -> t.nativeHeld(4 * MS))).start();
        });
    assertThat(bench.lines).containsExactly("4.0 first", "9.0 second");
  }

  /** With a GIL nothing has to stop. */
  @Test
  void interpretersWithAGilDoNotStop() {
    bench.policy = GilPolicy.STANDARD;
    bench.run(
        (process, engine) -> {
          process.world().watch();
          process
              .thread(
                  new Script(
                      t -> t.call(new WorldStopCall(process.world(), t), 0),
                      t -> bench.note(engine.now(), "went on")))
              .start();
        });
    assertThat(bench.lines).contains("0.0 went on");
  }

  /** Collections and stops exclude each other; whatever happens, all threads come to their end. */
  @Test
  void everyThreadFinishes() {
    Random random = new Random(11);
    for (int run = 0; run < 60; run++) {
      Bench other = new Bench();
      other.policy = GilPolicy.NONE;
      other.cores = 1 + random.nextInt(4);
      other.wakeup = random.nextInt(20) * US;
      other.worldStops =
          random.nextBoolean()
              ? WorldStops.NONE
              : new WorldStops((1 + random.nextInt(3000)) * US, random.nextInt(1000) * US);
      int threads = 1 + random.nextInt(6);
      long work = (1 + random.nextInt(4000)) * US;
      other.run(
          (process, engine) -> {
            process.world().watch();
            for (int i = 0; i < threads; i++) {
              PythonProcess own = process.interpreter(true);
              process
                  .thread(
                      new Script(
                          t -> t.enter(random.nextBoolean() ? own : process),
                          t -> t.nativeHeld(work),
                          t -> t.call(new WorldStopCall(process.world(), t), 0),
                          t -> t.compute(work),
                          t -> t.call(new WorldStopCall(process.world(), t), 0),
                          t -> t.sleep(MS),
                          t -> t.compute(work),
                          t -> other.note(engine.now(), "done")))
                  .start();
            }
          });
      assertThat(other.lines).hasSize(threads);
      assertThat(Double.parseDouble(other.lines.get(0).split(" ")[0]))
          .isGreaterThanOrEqualTo((3 * work + MS) / 1e6);
    }
  }
}
