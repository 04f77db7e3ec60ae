package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.TaskSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pools of interpreters with exact times. */
class InterpreterPoolTest {
  private final Bench bench = new Bench();

  private List<String> ends(int tasks, int workers, long time) {
    bench.run(
        (process, engine) -> {
          TaskInterpreter interpreter =
              new TaskInterpreter(process.environment(), Primitives.ofLocks(List.of()));
          Executor pool = new InterpreterPool(process, interpreter, workers);
          Submitter main = new Submitter(process, pool.submission());
          TaskSpec spec =
              new TaskSpec(
                  "t",
                  new BatchArrival(tasks),
                  List.of(new ComputeStep(new Constant(time))),
                  1000,
                  2000);
          Program program = bench.compile(process, spec, 0);
          for (int i = 0; i < tasks; i++) {
            Task task = new Task(program, process.environment(), i, 1);
            task.arrive();
            main.add(task);
          }
          main.start();
        });
    return bench.lines.stream()
        .filter(line -> line.contains("task"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  @Test
  void everyWorkerCreatesItsInterpreterAndComputesUnderItsOwnGil() {
    bench.cores = 3;
    bench.isolation = new IsolationCosts(true, 12 * MS, 0, 0);
    assertThat(ends(2, 2, 100 * MS)).containsExactly("112.0", "112.0");
  }

  @Test
  void interpretersThatShareTheGilTakeTurns() {
    bench.cores = 3;
    bench.isolation = new IsolationCosts(false, 12 * MS, 0, 0);
    assertThat(ends(2, 2, 100 * MS)).last().isEqualTo("224.0");
  }

  /**
   * Without a GIL: two parts of 3 ms of C code, 3 ms of Python and a stop of all threads. The first
   * worker stops the other one at 6. The other one wants the same then and has to wait for the C
   * code that the first one has begun meanwhile, until 9; its second part is 3 ms late.
   */
  @Test
  void importsOfOneStopTheOthers() {
    bench.cores = 3;
    bench.policy = GilPolicy.NONE;
    bench.isolation = new IsolationCosts(true, 12 * MS, 0, 0, 2, 0.5);
    assertThat(ends(2, 2, 100 * MS)).containsExactly("112.0", "115.0");
  }

  /** A single worker is not held up, and neither is anybody where all code has check points. */
  @Test
  void stopsCostNothingWithoutCodeThatCannotBeStopped() {
    bench.cores = 9;
    bench.policy = GilPolicy.NONE;
    bench.isolation = new IsolationCosts(true, 12 * MS, 0, 0, 20, 0.8);
    assertThat(ends(1, 1, 100 * MS)).containsExactly("112.0");
    bench.lines.clear();
    bench.isolation = new IsolationCosts(true, 12 * MS, 0, 0, 20, 0);
    assertThat(ends(8, 8, 100 * MS)).hasSize(8).containsOnly("112.0");
  }

  /** Start 12, pickled 0.01 + 1 us per byte, call 0.5, unpickled the same, 10 ms of work. */
  @Test
  void callsArePickledUnderOneGilAndUnpickledUnderTheOther() {
    bench.isolation = new IsolationCosts(true, 12 * MS, 500 * US, 0);
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(10 * US, 1000, 0));
    assertThat(ends(1, 1, 10 * MS)).containsExactly("24.52");
  }

  /** Before that, results of 2000 bytes cost 2.01 on each side: 24.52 + 4.02 + 2.02 + 0.5 + 10. */
  @Test
  void resultsComeBackBeforeTheNextTask() {
    bench.isolation = new IsolationCosts(true, 12 * MS, 500 * US, 0);
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(10 * US, 1000, 0));
    assertThat(ends(2, 1, 10 * MS)).containsExactly("24.52", "41.06");
  }

  /** Two interpreters that pickle 10 ms each do so one after the other: one GIL there. */
  @Test
  void picklingSharesTheFirstInterpretersGil() {
    bench.cores = 4;
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(10 * MS, 0, 0));
    assertThat(ends(2, 2, 100 * MS)).containsExactly("120.0", "130.0");
  }
}
