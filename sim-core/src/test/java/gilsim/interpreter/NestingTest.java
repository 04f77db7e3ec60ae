package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Workers that run their tasks with an executor of their own, with exact times. */
class NestingTest {
  private static final InnerExecutor POOL_OF_2 = InnerExecutor.threadPool(2);
  private static final InnerExecutor LOOP =
      InnerExecutor.eventLoop(
          PythonModule.ASYNCIO, i -> LoopRules.asyncio(i, List.of()), OptionalInt.empty());

  private final Bench bench = new Bench();

  NestingTest() {
    bench.cores = 4;
  }

  private void run(BiFunction<PythonProcess, TaskInterpreter, Executor> executor, Step... steps) {
    bench.run(
        (process, engine) -> {
          TaskInterpreter interpreter =
              new TaskInterpreter(process.environment(), Primitives.ofLocks(List.of()));
          Submitter main =
              new Submitter(process, executor.apply(process, interpreter).submission());
          for (int i = 0; i < steps.length; i++) {
            TaskSpec spec =
                new TaskSpec("t", new BatchArrival(steps.length), List.of(steps[i]), 1000, 2000);
            Task task = new Task(bench.compile(process, spec, 0), process.environment(), i, 1);
            task.arrive();
            main.add(task);
          }
          main.start();
        });
  }

  private List<String> ends() {
    return bench.lines.stream()
        .filter(line -> line.contains("task"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static Step sleep(long time) {
    return new SleepStep(new Constant(time));
  }

  private static Step compute(long time) {
    return new ComputeStep(new Constant(time));
  }

  private static BiFunction<PythonProcess, TaskInterpreter, Executor> pool(
      int workers, int chunk, InnerExecutor inner) {
    return (process, interpreter) ->
        new ProcessPool(process, interpreter, workers, StartMethod.FORK, chunk, Optional.of(inner));
  }

  /**
   * Submitted at 0.1, forked at 1.1; manager and feeder take 0.25 each to start, and two tasks are
   * pickled in 2.01: 3.61. The worker, ready at 3.1, has unpickled them at 5.62. Its thread pool
   * takes 0.02 to the put, 0.02 more and 0.25 for a thread, which dispatches in 0.03: the first
   * task sleeps from 5.94. Then the same again: the second sleeps from 6.26.
   */
  @Test
  void messageOfTwoTasksIsRunByTwoThreadsThatTheWorkerStarts() {
    bench.threads = new ThreadCosts(200 * US, 50 * US, 40 * US, 30 * US, 0, 0, 0);
    bench.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(MS, 2 * MS))
            .with(new PoolCosts(100 * US, 0, 0))
            .with(MessageCosts.of(10 * US, 1000, 0));
    run(pool(1, 2, POOL_OF_2), sleep(10 * MS), sleep(10 * MS));
    assertThat(ends()).containsExactly("15.94", "16.26");
    assertThat(bench.workers).as("a process and two threads").isEqualTo(3);
  }

  /** A worker's threads share its GIL, those of two workers do not. */
  @Test
  void threadsOfOneWorkerTakeTurns() {
    run(pool(1, 1, POOL_OF_2), compute(20 * MS), compute(20 * MS));
    assertThat(ends()).last().isEqualTo("40.0");
  }

  @Test
  void threadsOfTwoWorkersDoNot() {
    run(pool(2, 1, InnerExecutor.threadPool(1)), compute(20 * MS), compute(20 * MS));
    assertThat(ends()).containsExactly("20.0", "20.0");
  }

  /**
   * Reads take 0.1 ms: the first task computes from 0.2. The second is in the pipe all the time,
   * but the main thread gets the GIL back only at 5.2; it has the header at 5.3 and goes on at
   * 10.3, has the body at 10.4 and goes on at 15.4, and the thread that it starts begins at 20.4.
   */
  @Test
  void besideAComputationTheMainThreadReadsSlowly() {
    bench.processes =
        ProcessCosts.NONE.with(new MessageCosts(0, 0, 0, 100 * US, 0, MessageCosts.LINUX_PIPE));
    run(pool(1, 1, InnerExecutor.threads()), compute(50 * MS), compute(MS));
    assertThat(ends()).containsExactly("21.4", "51.2");
  }

  /**
   * Written at 0.1, forked at 1.1. The worker is up at 3.1 and has its loop's thread at 3.35; it
   * has read the header at 3.45 and the body at 3.55, and woken the loop at 3.65, which has read
   * the byte at 3.75 and resumed the task at 3.76. The timer is due at 13.76, the last step ends
   * 0.01 later.
   */
  @Test
  void mainThreadWakesTheLoopForEveryTask() {
    bench.threads = new ThreadCosts(200 * US, 50 * US, 0, 0, 0, 0, 100 * US);
    bench.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(MS, 2 * MS))
            .with(new MessageCosts(0, 0, 0, 100 * US, 0, MessageCosts.LINUX_PIPE));
    bench.loopStep = 10 * US;
    run(pool(1, 1, LOOP), sleep(10 * MS));
    assertThat(ends()).containsExactly("13.77");
  }

  /** Fork 2, child 3, a thread 0.25. */
  @Test
  void aProcessForOneTaskHandsItToItsOwnExecutor() {
    bench.threads = new ThreadCosts(200 * US, 50 * US, 0, 0, 0, 0, 0);
    bench.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * MS, 3 * MS));
    for (InnerExecutor inner : List.of(InnerExecutor.threads(), POOL_OF_2)) {
      bench.lines.clear();
      run(
          (process, interpreter) ->
              new ProcessPerTask(process, interpreter, StartMethod.FORK, Optional.of(inner)),
          compute(10 * MS),
          compute(10 * MS));
      assertThat(ends()).containsExactly("15.25", "17.25");
    }
  }

  /**
   * Start 12, pickled in 1.01, call 0.5, unpickled in 1.01: the first sleeps from 14.52, and the
   * worker, back in the main interpreter, brings the next until 17.04.
   */
  @Test
  void workerOfAnInterpreterPoolHandsItsTasksOver() {
    bench.isolation = new IsolationCosts(true, 12 * MS, 500 * US, 0);
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(10 * US, 1000, 0));
    run(
        (process, interpreter) ->
            new InterpreterPool(process, interpreter, 1, Optional.of(POOL_OF_2)),
        sleep(10 * MS),
        sleep(10 * MS));
    assertThat(ends()).containsExactly("24.52", "27.04");
  }

  @Test
  void threadsOfOneInterpreterShareItsGil() {
    bench.isolation = new IsolationCosts(true, 12 * MS, 0, 0);
    run(
        (process, interpreter) ->
            new InterpreterPool(process, interpreter, 1, Optional.of(POOL_OF_2)),
        compute(100 * MS),
        compute(100 * MS));
    assertThat(ends()).last().isEqualTo("212.0");
  }
}
