package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.hardware.Interference;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads, thread pools and process pools with exact times. */
class ExecutorTest {
  private final Bench bench = new Bench();

  private void run(
      int count, Step step, BiFunction<PythonProcess, TaskInterpreter, Executor> executor) {
    TaskSpec spec = new TaskSpec("t", new BatchArrival(count), List.of(step), 1000, 2000);
    bench.handIn(spec, false, executor);
  }

  private List<String> ends() {
    return bench.lines.stream()
        .filter(line -> line.contains("task"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static Step compute(long time) {
    return new ComputeStep(new Constant(time));
  }

  private static Step sleep(long time) {
    return new SleepStep(new Constant(time));
  }

  @Test
  void startingAThreadWaitsUntilTheChildRuns() {
    bench.threads = new ThreadCosts(100 * US, 10 * US, 0, 0, 0, 0, 0);
    run(2, sleep(MS), ThreadPerTask::new);
    // Start 0.1, child's begin 0.01, then the child goes into its sleep and the parent goes on.
    assertThat(ends()).containsExactly("1.11", "1.22");
  }

  @Test
  void aBusyChildKeepsItsParentFromStartingTheNext() {
    run(2, compute(20 * MS), ThreadPerTask::new);
    // The parent needs the GIL for the second start and gets it after a switch interval.
    assertThat(bench.lines.get(2)).startsWith("5.0 taken by another");
    assertThat(ends()).hasSize(2).last().isEqualTo("40.0");
  }

  @Test
  void poolServesInOrderWithItsWorkers() {
    bench.threads = new ThreadCosts(0, 0, 0, MS, 0, 0, 0);
    run(5, sleep(10 * MS), (process, interpreter) -> new ThreadPool(process, interpreter, 2));
    // Dispatching costs 1 ms under the GIL.
    assertThat(ends()).containsExactly("11.0", "12.0", "22.0", "23.0", "33.0");
  }

  @Test
  void poolStartsNoMoreThreadsThanItNeeds() {
    bench.interval = 100 * US;
    bench.threads = new ThreadCosts(0, 0, 3 * MS, 0, 0, 0, 0);
    run(4, sleep(MS), (process, interpreter) -> new ThreadPool(process, interpreter, 4));
    assertThat(bench.workers).as("each submit finds the first worker idle again").isEqualTo(1);
  }

  @Test
  void eagerPoolStartsAThreadAtEverySubmit() {
    bench.threads = new ThreadCosts(0, 0, 3 * MS, 0, 0, 0, 0);
    bench.eager = true;
    run(4, sleep(MS), (process, interpreter) -> new ThreadPool(process, interpreter, 3));
    assertThat(bench.workers).isEqualTo(3);
  }

  @Test
  void processesStartOneAfterAnotherAndRunSideBySide() {
    bench.cores = 3;
    bench.processes = ProcessCosts.NONE.with(ForkCosts.of(2 * MS, 3 * MS));
    run(
        2,
        compute(10 * MS),
        (process, interpreter) -> new ProcessPerTask(process, interpreter, StartMethod.FORK));
    assertThat(ends()).containsExactly("15.0", "17.0");
  }

  private static ProcessCosts forks(long fork, long child, long exit, double besideBusy) {
    return children(fork, 0, child, exit, besideBusy);
  }

  private static ProcessCosts children(
      long fork, long forkReturn, long child, long exit, double besideBusy) {
    return ProcessCosts.NONE.with(
        new ForkCosts(0, fork, forkReturn, child, 0, exit, new Interference(besideBusy, 1)));
  }

  private static ProcessCosts spawns(long spawn, long child, long exit, double besideBusy) {
    return ProcessCosts.NONE.with(
        new SpawnCosts(spawn, child, exit, 0, new Interference(besideBusy, 1)));
  }

  private void fork(int count) {
    run(
        count,
        compute(10 * MS),
        (process, interpreter) -> new ProcessPerTask(process, interpreter, StartMethod.FORK));
  }

  /**
   * The first fork takes 2 ms; then two processors are busy: the first child starts from 2 to 8,
   * the second is forked from 2 to 6 and starts from 6 to 12.
   */
  @Test
  void forkingTakesLongerBesideABusyProcessor() {
    bench.cores = 3;
    bench.processes = forks(2 * MS, 3 * MS, 0, 2);
    fork(2);
    assertThat(ends()).containsExactly("18.0", "22.0");
  }

  /**
   * Forks of 2 ms, from which the parent returns for 1 ms while the child starts for 3, both at
   * half speed. The second is forked beside the first, from 4 to 8, when the first begins its
   * program, and starts for 6 ms.
   */
  @Test
  void theParentReturnsFromAForkWhileTheChildStarts() {
    bench.cores = 3;
    bench.processes = children(2 * MS, MS, 3 * MS, 0, 2);
    fork(2);
    assertThat(ends()).containsExactly("18.0", "24.0");
  }

  /** Beside its parent from 2 to 4, it has done 1 ms of 3; the rest takes it 2 ms. */
  @Test
  void aChildStartsAtFullSpeedAsSoonAsOthersIdle() {
    bench.cores = 3;
    bench.processes = children(2 * MS, MS, 3 * MS, 0, 2);
    fork(1);
    assertThat(ends()).containsExactly("16.0");
  }

  /** From 1 to 41, beside the parent who spawns the second, and from 2 to 42: twice as long. */
  @Test
  void spawnedChildrenStartMoreSlowlySideBySide() {
    bench.cores = 3;
    bench.processes = spawns(MS, 20 * MS, 0, 2);
    run(2, compute(10 * MS), (process, i) -> new ProcessPerTask(process, i, StartMethod.SPAWN));
    assertThat(ends()).containsExactly("51.0", "52.0");
  }

  /** As for a forked child, below: the end of the spawned one takes the processor, too. */
  @Test
  void aSpawnedChildThatEndsNeedsTheProcessorForItsExit() {
    bench.cores = 1;
    bench.processes = spawns(0, 0, 5 * MS, 1);
    run(2, compute(10 * MS), (process, i) -> new ProcessPerTask(process, i, StartMethod.SPAWN));
    assertThat(ends()).containsExactly("19.0", "22.0");
  }

  @Test
  void oneProcessorHasNoBusyOneBesideIt() {
    bench.cores = 1;
    bench.processes = forks(2 * MS, 0, 0, 9);
    fork(1);
    assertThat(ends()).containsExactly("12.0");
  }

  /**
   * Turns of 3 ms: the first child works in 0-3, 6-9, 12-15 and 18-19 and spends its exit from 19
   * to the end of its turn at 21, so the second, which has worked in the turns between, ends at 22.
   */
  @Test
  void aChildThatEndsStillNeedsTheProcessorForItsExit() {
    bench.cores = 1;
    bench.processes = forks(0, 0, 5 * MS, 1);
    fork(2);
    assertThat(ends()).containsExactly("19.0", "22.0");
  }

  /** Arguments of 1000 bytes take 1 ms at both ends; a forked child has them already. */
  @ParameterizedTest
  @CsvSource({"SPAWN, 13.0, 15.0", "FORKSERVER, 13.0, 15.0", "FORK, 11.0, 12.0"})
  void aChildThatIsNotForkedUnpicklesItsArguments(StartMethod start, String first, String second) {
    bench.cores = 4;
    long fork = start == StartMethod.FORK ? MS : 0;
    bench.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(fork, 0))
            .with(SpawnCosts.of(MS, 0))
            .with(MessageCosts.of(10 * US, 1000, 0));
    run(2, compute(10 * MS), (process, i) -> new ProcessPerTask(process, i, start));
    assertThat(ends()).containsExactly(first, second);
  }

  /**
   * The parent prepares its request in 1 ms; the server starts in 50 and forks in 2; the child
   * starts in 5 and works for 10. Meanwhile, at 53 ms, the parent goes on and asks again at 54.
   */
  @Test
  void forkServerStartsWithTheFirstChildAndForksOneAfterAnother() {
    bench.cores = 4;
    bench.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(2 * MS, 0))
            .with(SpawnCosts.of(MS, 0))
            .with(new ServerCosts(50 * MS, 5 * MS));
    run(
        2,
        compute(10 * MS),
        (process, interpreter) -> new ProcessPerTask(process, interpreter, StartMethod.FORKSERVER));
    assertThat(ends()).containsExactly("68.0", "71.0");
  }

  /** A server that needs no time is as good as a spawn. */
  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void forkServerThatNeedsNoTimeIsASpawn(StartMethod method) {
    bench.cores = 4;
    bench.processes =
        ProcessCosts.NONE
            .with(SpawnCosts.of(MS, 20 * MS))
            .with(new ServerCosts(0, 20 * MS))
            .with(new PoolCosts(3 * MS, 0, 0));
    run(
        3,
        compute(40 * MS),
        (process, interpreter) -> new ProcessPool(process, interpreter, 3, method, 1));
    assertThat(ends()).containsExactly("64.0", "68.0", "72.0");
  }

  @Test
  void processPoolPicklesInTheParentAndUnpicklesInTheWorker() {
    bench.cores = 4;
    // fork 1, child 2, submit 0.1, pickling 0.01 + 1 us per byte, transfer 0.05 ms per side.
    bench.processes =
        ProcessCosts.NONE
            .with(ForkCosts.of(MS, 2 * MS))
            .with(new PoolCosts(100 * US, 0, 0))
            .with(MessageCosts.of(10 * US, 1000, 50 * US));
    run(
        1,
        compute(10 * MS),
        (process, interpreter) -> new ProcessPool(process, interpreter, 1, StartMethod.FORK, 1));
    // 0.1 submit, 1.1 forked, 2.11 pickled, 2.16 written; child ready at 3.1, 3.15 read,
    // 4.16 unpickled.
    assertThat(ends()).containsExactly("14.16");
  }

  @Test
  void spawnedWorkersComeOnlyAsNeeded() {
    bench.cores = 4;
    bench.processes =
        ProcessCosts.NONE.with(SpawnCosts.of(MS, 20 * MS)).with(new PoolCosts(60 * MS, 0, 0));
    run(
        3,
        compute(MS),
        (process, interpreter) -> new ProcessPool(process, interpreter, 3, StartMethod.SPAWN, 1));
    assertThat(bench.workers).isEqualTo(1);
  }

  @Test
  void chunksTravelTogether() {
    bench.cores = 4;
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(MS, 0, 0));
    run(
        5,
        compute(10 * MS),
        (process, interpreter) -> new ProcessPool(process, interpreter, 2, StartMethod.FORK, 3));
    // First chunk of three: pickled at 1, unpickled at 2; the second is pickled at 2, unpickled at
    // 3.
    assertThat(ends()).containsExactly("12.0", "13.0", "22.0", "23.0", "32.0");
  }

  @Test
  void multiprocessingPoolForksAllItsWorkersFirst() {
    bench.cores = 4;
    bench.processes = ProcessCosts.NONE.with(ForkCosts.of(MS, 0));
    run(
        3,
        compute(10 * MS),
        (process, interpreter) ->
            new MultiprocessingPool(process, interpreter, 2, StartMethod.FORK));
    assertThat(bench.workers).isEqualTo(2);
    assertThat(ends()).containsExactly("12.0", "12.0", "22.0");
  }
}
