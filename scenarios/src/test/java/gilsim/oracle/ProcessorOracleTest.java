package gilsim.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processors, hardware threads, pools and the GIL against exact results. */
class ProcessorOracleTest {
  private static final String THREADS = "{type: threads}";
  private static final String PROCESSES = "{type: processes}";

  @TempDir Path folder;

  /** Threads that wait for I/O, then need the GIL: a closed network with one server. */
  @ParameterizedTest
  @CsvSource({"1, 60s", "8, 8s", "11, 8s", "32, 8s", "16, 8s"})
  void gilIsASingleServer(int threads, String until) {
    worker(4, threads)
        .strategy(THREADS)
        .window("2s", until)
        .check("throughput", 1000 * Theory.repair(threads, 1, 50, 5));
  }

  @ParameterizedTest
  @CsvSource({"32, 8, 5s", "12, 3, 8s"})
  void processesHaveAGilEach(int processes, int cores, String until) {
    worker(cores, processes)
        .strategy(PROCESSES)
        .window("2s", until)
        .check("throughput", 1000 * Theory.repair(processes, cores, 50, 5));
  }

  private Oracle worker(int cores, int loops) {
    return new Oracle(folder, cores, 1)
        .with("devices", "{io: {type: delay, latency: {exponential: 50ms}}}")
        .with(
            "tasks",
            "{worker: {loops: %d, do: [{io: {device: io}}, {compute: {exponential: 5ms}}]}}"
                .formatted(loops));
  }

  /** Exponential jobs on cores with two hardware threads each. */
  @ParameterizedTest
  @CsvSource({"16, 4, 1.2, 35", "10, 4, 1.3, 170", "6, 2, 1.0, 140"})
  void hyperthreadedMakespan(int jobs, int cores, double yield, int runs) {
    smt(cores, yield)
        .with("tasks", "{job: {count: %d, do: [{compute: {exponential: 1s}}]}}".formatted(jobs))
        .averaging(runs)
        .strategy(PROCESSES)
        .check("makespan", Theory.makespan(jobs, n -> Theory.speed(n, cores, yield)));
  }

  /** Poisson arrivals there: a birth-death process, cut where nobody ever is. */
  @ParameterizedTest
  @CsvSource({"4, 4, 1.2, 55s", "2, 2, 1.3, 50s", "3, 4, 1.2, 5s"})
  void hyperthreadedOpenSystem(double arrivals, int cores, double yield, String until) {
    double[] states = Theory.birthDeath(i -> arrivals, i -> Theory.speed(i, cores, yield), 500);
    double inside = Theory.mean(states, i -> i);
    smt(cores, yield)
        .with(
            "tasks",
            "{job: {arrivals: {poisson: %s/s}, do: [{compute: {exponential: 5ms}}]}}"
                .formatted(arrivals * 200))
        .strategy(PROCESSES)
        .window("2s", until)
        .check("latency-mean", inside / arrivals * 5e-3);
  }

  private Oracle smt(int cores, double yield) {
    return new Oracle(folder, cores, 2)
        .machine(
            "cores: %d, threads-per-core: 2, smt-yield: %s".formatted(cores, yield),
            "costs: none, balance: 0");
  }

  /** Tasks that need no processor, or one each, in a pool. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: thread-pool, workers: 8}              | {sleep: {exponential: 1s}}",
        "{type: thread-pool, workers: 8}              | {native: {time: {exponential: 1s}, gil: released}}",
        "{type: process-pool, workers: 8}             | {compute: {exponential: 1s}}",
        "{type: processes, workers: 8}                | {compute: {exponential: 1s}}",
        "{type: asyncio, limit: 8}                    | {sleep: {exponential: 1s}}",
      })
  void pool(String strategy, String step) {
    new Oracle(folder, 8, 1)
        .with("tasks", "{job: {count: 100, do: [" + step + "]}}")
        .strategy(strategy)
        .averaging(10)
        .check("makespan", Theory.makespan(100, n -> Math.min(n, 8)));
  }

  @Test
  void gather() {
    new Oracle(folder, 1, 1)
        .with("tasks", "{job: {count: 100, do: [{sleep: {exponential: 1s}}]}}")
        .strategy("{type: asyncio}")
        .averaging(25)
        .check("makespan", Theory.makespan(100, n -> n));
  }

  /**
   * Equal processes. Without hardware threads, queued ones are pulled when a processor idles; with
   * them and {@code balance: 0}, an idle core takes a running one at once. Where two share a
   * hardware thread, the time of the others is a whole number of slices of 4 ms (a tick of 250 Hz):
   * the two then have equal work left, and the fluid result is exact.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 1, 3, 1s, 1",
    "4, 1, 4, 1s, 1",
    "4, 1, 5, 1s, 1.5",
    "4, 1, 8, 1s, 2",
    "2, 1, 3, 1s, 1.5",
    "4, 2, 4, 1s, 1",
    "4, 2, 6, 1s, 1.4",
    "4, 2, 8, 1s, 1.6666666667",
    "4, 2, 12, 1.2s, 3",
    "4, 2, 12, 600ms, 1.5",
    "4, 2, 16, 1.2s, 4"
  })
  void equalProcesses(int cores, int threadsPerCore, int jobs, String work, double makespan) {
    assertThat(equalJobs(cores, threadsPerCore, jobs, work))
        .isCloseTo(makespan, within(1e-6 * makespan));
  }

  /**
   * Where the slices do not fit, twelve jobs of w on eight hardware threads take longer than the
   * fluid 2.5 w. The four jobs alone on theirs end at w / 0.6, after an even number of slices and
   * d: of each pair on the others one has worked 0.6 d more. The pairs part, on processors of their
   * own; the one ends, the other has its core to itself for what it is behind: it gains a sixth.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.0026666667", "1.1, 0.0013333333", "1.6, 0.0026666667"})
  void slicesThatDoNotFit(double work, double begunSlice) {
    assertThat(work / 0.6 % 0.008).isCloseTo(begunSlice, within(1e-9));
    assertThat(equalJobs(4, 2, 12, work + "s"))
        .isCloseTo(2.5 * work + 0.6 * begunSlice * (1 - 1 / 1.2), within(1e-6));
  }

  private double equalJobs(int cores, int threadsPerCore, int jobs, String work) {
    return new Oracle(folder, cores, threadsPerCore)
        .machine(
            "cores: %d, threads-per-core: %d, smt-yield: 1.2".formatted(cores, threadsPerCore),
            "costs: none, balance: 0")
        .with("tasks", "{job: {count: " + jobs + ", do: [{compute: " + work + "}]}}")
        .strategy(PROCESSES)
        .once("makespan");
  }

  /** Threads share one GIL, however many cores there are. */
  @ParameterizedTest
  @CsvSource({"1, 4", "4, 4", "4, 1", "8, 2"})
  void equalThreads(int jobs, int cores) {
    double simulated =
        new Oracle(folder, cores, 1)
            .with("tasks", "{job: {count: " + jobs + ", do: [{compute: 1s}]}}")
            .strategy(THREADS)
            .once("makespan");
    assertThat(simulated).isCloseTo(jobs, within(1e-6 * jobs));
  }

  /** A hand-off of 20 us at every switch: N W (1 + h / I). */
  @Test
  void handOffsOfTheGilAddUp() {
    double simulated =
        new Oracle(folder, 4, 1)
            .with("interpreter", withGap("20us"))
            .with("tasks", "{job: {count: 4, do: [{compute: 1s}]}}")
            .strategy(THREADS)
            .once("makespan");
    assertThat(simulated).isCloseTo(4 * (1 + 0.02 / 5), within(0.002));
  }

  private static String withGap(String gap) {
    return """
        {preset: cpython-3.11,
          gil: {forced-gap: %s, voluntary-gap: 0, signal-cost: 0, switch-cost: 0},
          threads: {start: 0, begin: 0, submit: 0, dispatch: 0, lock: 0, call: 0}}"""
        .formatted(gap);
  }

  /** I/O of 1 ms and 0.1 ms of Python beside a thread that only computes, and alone. */
  @ParameterizedTest
  @CsvSource({"5, 0, 163.934", "5, 20, 163.399", "1, 0, 476.190", "20, 0, 47.393"})
  void ioBesideAHog(int interval, int gap, double perSecond) {
    String interpreter =
        withGap(gap + "us").replace("{preset:", "{switch-interval: " + interval + "ms, preset:");
    double simulated =
        new Oracle(folder, 2, 1)
            .with("interpreter", interpreter)
            .with("devices", "{net: {type: delay, latency: 1ms}}")
            .with(
                "tasks",
                """
                {hog: {loops: 1, do: [{compute: 1s}]},
                  io: {loops: 1, do: [{io: {device: net}}, {compute: 100us}]}}""")
            .strategy(THREADS)
            .window("1s", "11s")
            .once("throughput/io");
    assertThat(simulated).isCloseTo(perSecond, within(0.002 * perSecond));
  }

  @Test
  void ioAlone() {
    double simulated =
        new Oracle(folder, 2, 1)
            .with("devices", "{net: {type: delay, latency: 1ms}}")
            .with("tasks", "{io: {loops: 1, do: [{io: {device: net}}, {compute: 100us}]}}")
            .strategy(THREADS)
            .window("1s", "11s")
            .once("throughput");
    assertThat(simulated).isCloseTo(909.1, within(0.1));
  }
}
