package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.distribution.Sequence;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A main thread that collects the results of a thread pool, with exact times. */
class ResultsInOrderTest {
  private final Bench bench = new Bench();

  private List<String> run(int count, boolean collects, Step... steps) {
    return run(1, count, collects, steps);
  }

  private List<String> run(int workers, int count, boolean collects, Step... steps) {
    TaskSpec spec = new TaskSpec("t", new BatchArrival(count), List.of(steps), 0, 0);
    return bench.handIn(
        spec, collects, (process, interpreter) -> new ThreadPool(process, interpreter, workers));
  }

  private List<String> ends() {
    return bench.lines.stream().filter(line -> line.contains("task")).toList();
  }

  private static Step sleep(long time) {
    return new SleepStep(new Constant(time));
  }

  private static Step compute(long time) {
    return new ComputeStep(new Constant(time));
  }

  @Test
  void eachResultWakesIt() {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 2 * MS, 0, 0);
    assertThat(run(2, true, sleep(10 * MS)))
        .as("main starts the worker, which starts and sleeps; main prepares a wait")
        .startsWith("0.0 taken", "0.0 taken by another", "0.0 taken by another")
        .as("the worker wakes, ends its task and sleeps again; main has waited for that")
        .endsWith(
            "10.0 taken by another",
            "10.0 task of kind 0 done after 10.0",
            "10.0 taken by another",
            "20.0 taken by another",
            "20.0 task of kind 0 done after 20.0",
            "20.0 taken by another");
  }

  @Test
  void whatEndsOutOfOrderWakesItOnce() {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 2 * MS, 0, 0);
    List<String> lines =
        run(3, 3, true, new SleepStep(new Sequence(List.of(30.0 * MS, 10.0 * MS, 20.0 * MS))));
    assertThat(lines)
        .as("the workers that wake, and nobody else")
        .filteredOn(line -> line.matches("[12]0.0 taken.*"))
        .hasSize(2);
    assertThat(lines).endsWith("30.0 taken by another");
  }

  @Test
  void itsWaitTakesTheGilFromTheWorker() {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 2 * MS, 0, 0);
    assertThat(run(2, true, compute(20 * MS)))
        .as("it needs the GIL to prepare the wait, for 1 ms, and has it after an interval")
        .containsSequence("5.0 taken by another", "6.0 taken by another")
        .as("it ends one wait and prepares the next")
        .containsSequence(
            "21.0 task of kind 0 done after 21.0", "26.0 taken by another", "28.0 taken by another")
        .contains("43.0 task of kind 0 done after 43.0");
  }

  @Test
  void computingTasksTakeAsMuchLonger() {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 2 * MS, 0, 0);
    run(50, true, compute(20 * MS));
    // All but the last result cost a whole wait, the last one only what comes before it.
    assertThat(ends()).last().asString().startsWith((50 * 20 + 49 * 2 + 1) + ".0 ");
  }

  @Test
  void sleepingTasksTakeNoLonger() {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 2 * MS, 0, 0);
    run(50, true, sleep(10 * MS));
    List<String> collected = ends();
    bench.lines.clear();
    run(50, false, sleep(10 * MS));
    assertThat(collected).hasSize(50).isEqualTo(ends());
  }
}
