package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.LockStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The event loop's passes with exact times; task kinds are numbered in the order they are made. */
class EventLoopTest {
  private final Bench bench = new Bench();

  private static Step compute(long time) {
    return new ComputeStep(new Constant(time));
  }

  private static Step sleep(long time) {
    return new SleepStep(new Constant(time));
  }

  /** One task per list of steps, all in one loop. */
  @SafeVarargs
  private List<String> run(OptionalInt limit, List<Step>... programs) {
    return bench.run(
        (process, engine) -> {
          EventLoop loop = new EventLoop(process, bench.locks("lock"));
          AsyncioMain main = new AsyncioMain(loop, limit);
          for (int kind = 0; kind < programs.length; kind++) {
            TaskSpec spec = new TaskSpec("t" + kind, new BatchArrival(1), programs[kind], 0, 0);
            Program program = bench.compile(process, spec, kind);
            Task task = new Task(program, process.environment(), 0, 1);
            task.arrive();
            main.add(task);
          }
          loop.start();
        });
  }

  private List<String> done() {
    return bench.lines.stream().filter(line -> line.contains("task")).toList();
  }

  @Test
  void sleepsOverlapAndComputationsDoNot() {
    run(
        OptionalInt.empty(),
        List.of(sleep(10 * MS), compute(2 * MS)),
        List.of(sleep(10 * MS), compute(2 * MS)));
    assertThat(done())
        .containsExactly(
            "12.0 task of kind 0 done after 12.0", "14.0 task of kind 1 done after 14.0");
  }

  @Test
  void aLongCallbackStallsEverybody() {
    run(OptionalInt.empty(), List.of(compute(100 * MS)), List.of(sleep(MS), compute(MS)));
    assertThat(done())
        .containsExactly(
            "100.0 task of kind 0 done after 100.0", "102.0 task of kind 1 done after 102.0");
  }

  @Test
  void selectorRoundsItsTimeOutUp() {
    bench.resolution = MS;
    bench.slack = 60 * US;
    run(OptionalInt.empty(), List.of(sleep(1_300 * US)));
    assertThat(done()).containsExactly("2.06 task of kind 0 done after 2.06");
  }

  @Test
  void everyPassRunsWhatWasReadyAtItsBegin() {
    bench.loopStep = MS;
    // Pass 1 creates the tasks, pass 2 begins them; a sleep of 0 leads to pass 3.
    run(OptionalInt.empty(), List.of(sleep(0), compute(MS)), List.of(compute(MS)));
    assertThat(done())
        .containsExactly("3.0 task of kind 1 done after 3.0", "5.0 task of kind 0 done after 5.0");
  }

  @Test
  void limitLetsTasksInOneAfterAnother() {
    run(OptionalInt.of(1), List.of(sleep(3 * MS)), List.of(sleep(3 * MS)), List.of(sleep(3 * MS)));
    assertThat(done())
        .containsExactly(
            "3.0 task of kind 0 done after 3.0",
            "6.0 task of kind 1 done after 6.0",
            "9.0 task of kind 2 done after 9.0");
  }

  @Test
  void locksAreServedInOrder() {
    Step guarded = new LockStep("lock", List.of(sleep(2 * MS)));
    run(OptionalInt.empty(), List.of(guarded), List.of(guarded, compute(MS)), List.of(guarded));
    assertThat(done())
        .containsExactly(
            "2.0 task of kind 0 done after 2.0",
            "5.0 task of kind 1 done after 5.0",
            "7.0 task of kind 2 done after 7.0");
  }

  @Test
  void everyPassLetsOtherThreadsTryForTheLock() {
    bench.poll = 50 * US;
    bench.wakeup = 10 * US;
    bench.run(
        (process, engine) -> {
          EventLoop loop = new EventLoop(process, bench.locks("lock"));
          AsyncioMain main = new AsyncioMain(loop, OptionalInt.empty());
          TaskSpec spec =
              new TaskSpec("t", new BatchArrival(1), List.of(sleep(0), compute(MS)), 0, 0);
          Task task = new Task(bench.compile(process, spec, 0), process.environment(), 0, 1);
          task.arrive();
          main.add(task);
          loop.start();
          process.thread(new Script(t -> t.compute(MS))).start();
        });
    // The first poll of 0.05 ms loses the GIL to the computing thread for its whole millisecond.
    assertThat(bench.lines).contains("0.01 taken", "0.01 taken by another");
    assertThat(done()).hasSize(1);
    assertThat(Double.parseDouble(done().get(0).split(" ")[0])).isGreaterThan(2.0);
  }
}
