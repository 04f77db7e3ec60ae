package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.hardware.Interference;
import gilsim.kernel.Event;
import gilsim.workload.Arrival;
import gilsim.workload.BatchArrival;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The way of a task through threads and pipes of a pool of processes, with exact times. Every
 * system call takes 0.1 ms, Python code nothing, so each call beside a thread that computes loses
 * the GIL for a switch interval of 5 ms.
 */
class PoolPipelineTest {
  private final Bench bench = new Bench();

  PoolPipelineTest() {
    bench.cores = 4;
  }

  private static TaskInterpreter interpreter(PythonProcess process) {
    return new TaskInterpreter(process.environment(), Primitives.ofLocks(List.of()));
  }

  private static ProcessPool pool(PythonProcess process, int workers, StartMethod method) {
    return new ProcessPool(process, interpreter(process), workers, method, 1);
  }

  /** A client that thinks for 100 ms; from 50 ms on the parent has a thread that computes. */
  private void clientBesideAComputation(Function<PythonProcess, Executor> executor) {
    bench.threads = new ThreadCosts(0, 0, 0, 0, 0, 0, 100 * US);
    bench.processes =
        ProcessCosts.NONE.with(new MessageCosts(0, 0, 0, 100 * US, 0, MessageCosts.LINUX_PIPE));
    bench.run(
        (process, engine) -> {
          Submitter main = new Submitter(process, executor.apply(process).submission());
          Task task = task(process, new ClientArrival(1, new Constant(100 * MS)), 0);
          Client.create(process.environment(), task, main);
          main.add(task);
          main.start();
          PythonThread busy = process.thread(new Script(thread -> thread.compute(1e12)));
          Event begin =
              new Event() {
                @Override
                protected void fire() {
                  busy.start();
                }
              };
          engine.schedule(begin, 50 * MS);
        });
  }

  private Task task(PythonProcess process, Arrival arrival, int member) {
    TaskSpec spec = new TaskSpec("t", arrival, List.of(new ComputeStep(new Constant(MS))), 0, 0);
    Task task = new Task(bench.compile(process, spec, 0), process.environment(), member, 1);
    task.arrive();
    return task;
  }

  private void batch(int count, Function<PythonProcess, Executor> executor) {
    bench.run(
        (process, engine) -> {
          Submitter main = new Submitter(process, executor.apply(process).submission());
          for (int i = 0; i < count; i++) {
            main.add(task(process, new BatchArrival(count), i));
          }
          main.start();
        });
  }

  private List<String> ends() {
    return bench.lines.stream().filter(line -> line.contains("task")).limit(3).toList();
  }

  /**
   * The second request comes at 101.7. Main wakes at 106.7 and writes the wake-up. The manager
   * wakes at 111.8, main is back at 116.8, the manager has polled at 121.8, read the wake-up at
   * 126.9 and polled again at 132.0; the feeder wakes at 137.0. The message is in the pipe at
   * 137.1, its body is read at 137.2 and it is done at 138.2, although the feeder is back only at
   * 142.1. The manager wakes for the result at 147.1, has the header at 152.2, the body at 157.3
   * and polled at 162.4: then the client has its answer, and 100 ms later comes again.
   */
  @Test
  void processPoolLosesTheGilAtEverySystemCall() {
    clientBesideAComputation(process -> pool(process, 1, StartMethod.FORK));
    assertThat(ends())
        .containsExactly(
            "1.3 task of kind 0 done after 1.3",
            "138.2 task of kind 0 done after 36.5",
            "298.9 task of kind 0 done after 36.5");
    assertThat(bench.lines)
        .containsSubsequence(
            "106.7 taken by another",
            "111.8 taken by another",
            "116.8 taken by another",
            "121.8 taken by another",
            "126.9 taken by another",
            "132.0 taken by another",
            "137.0 taken by another",
            "138.2 task of kind 0 done after 36.5",
            "142.1 taken by another",
            "147.1 taken by another",
            "152.2 taken by another",
            "157.3 taken by another",
            "162.4 taken by another");
  }

  /**
   * A multiprocessing.Pool needs no wake-up pipe and no poll: main wakes at 106.4, the task handler
   * at 111.4; the message is written at 111.5. The answer is there at 126.6, with the task
   * handler's return in between; the next request therefore comes at 226.6 and ends 11.2 later.
   */
  @Test
  void multiprocessingPoolMakesFewerCalls() {
    clientBesideAComputation(
        process -> new MultiprocessingPool(process, interpreter(process), 1, StartMethod.FORK));
    assertThat(ends())
        .containsExactly(
            "1.2 task of kind 0 done after 1.2",
            "112.6 task of kind 0 done after 11.2",
            "237.8 task of kind 0 done after 11.2");
  }

  /**
   * One worker, so a call queue of 2: the feeder pickles two messages (2 ms each), and no third
   * when the worker takes the first: the manager wakes for results only.
   */
  @Test
  void managerSleepsUntilAResultComes() {
    bench.processes = ProcessCosts.NONE.with(MessageCosts.of(2 * MS, 0, 0));
    batch(4, process -> pool(process, 1, StartMethod.FORK));
    // Pickled at 2 and 4; the first is unpickled at 4, done at 5, its result pickled at 7.
    assertThat(ends().get(0)).startsWith("5.0 ");
    assertThat(bench.lines)
        .noneMatch(line -> line.matches("(4\\.[1-9]|5\\.|6\\.).* taken.*"))
        .anyMatch(line -> line.startsWith("7.0 taken"));
  }

  /** Forked at 3 (2 + 1), made at 8; the worker, ready at 6, gets its first task then. */
  @Test
  void makingAPoolTakesItsParentTimeOnce() {
    bench.processes =
        ProcessCosts.NONE
            .with(new ForkCosts(0, 2 * MS, MS, 4 * MS, 0, 0, Interference.NONE))
            .with(new PoolCosts(0, 0, 5 * MS));
    batch(2, process -> pool(process, 1, StartMethod.FORK));
    assertThat(ends())
        .containsExactly(
            "9.0 task of kind 0 done after 9.0", "10.0 task of kind 0 done after 10.0");
  }

  /**
   * Forked by 1 and ready at 2. It waits for a message from 3, takes one by 4, which ends at 5, and
   * answers it by 6; the next ends at 7. A spawned worker has no pages to copy.
   */
  @ParameterizedTest
  @CsvSource({"FORK, 5.0, 7.0", "SPAWN, 3.0, 4.0"})
  void aForkedWorkersFirstMessagesTakeLonger(StartMethod method, String first, String second) {
    firstMessages(3 * MS, Interference.NONE);
    batch(2, process -> pool(process, 1, method));
    assertThat(ends())
        .containsExactly(
            first + " task of kind 0 done after " + first,
            second + " task of kind 0 done after " + second);
    bench.lines.clear();
    batch(2, process -> new MultiprocessingPool(process, interpreter(process), 1, method));
    assertThat(ends().get(0)).startsWith(first);
  }

  /** The same with a thread in the worker: its main thread waits and takes, the thread answers. */
  @Test
  void aWorkerWithThreadsTouchesItsPagesOnce() {
    firstMessages(3 * MS, Interference.NONE);
    batch(
        2,
        process ->
            new ProcessPool(
                process,
                interpreter(process),
                1,
                StartMethod.FORK,
                1,
                Optional.of(InnerExecutor.threadPool(1))));
    assertThat(ends())
        .containsExactly("5.0 task of kind 0 done after 5.0", "7.0 task of kind 0 done after 7.0");
  }

  private void firstMessages(long work, Interference interference) {
    bench.processes =
        ProcessCosts.NONE
            .with(new ForkCosts(0, MS, 0, MS, work, 0, interference))
            .with(new SpawnCosts(MS, MS, 0, 0, interference));
  }

  @ParameterizedTest
  @CsvSource({"FORK, false, 3", "SPAWN, false, 1", "SPAWN, true, 3"})
  void firstSubmitStartsAllWorkersOrOne(StartMethod method, boolean eager, int started) {
    bench.eagerProcesses = eager;
    batch(1, process -> pool(process, 3, method));
    assertThat(bench.workers).isEqualTo(started);
  }
}
