package gilsim.os;

import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.hardware.MachineSpec;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The model without costs against exact results. A statistical test passes if the mean of 20 seeds
 * is within 3.5 standard errors of the exact value, and those are below 1 %: it would fail by
 * chance with probability 0.0024 (t with 19 degrees of freedom); the seeds are fixed.
 */
class TheoryTest {
  private static final long SECOND = 1_000_000_000;
  private static final int SEEDS = 20;
  private static final MachineSpec SMT = machine(4, 2, 1.2);

  /** Birth-death chain: rate of n jobs is min(n, 4) + 0.2 (min(n, 8) − 4) for n above 4. */
  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void sixteenExponentialJobsOnFourCoresWithSmt(SchedulerKind kind) {
    double exact = 0;
    for (int n = 1; n <= 16; n++) {
      exact += 1 / rate(n);
    }
    assertThat(exact).isCloseTo(4.641093, Offset.offset(1e-6));
    accept(exact, seed -> mean(150, i -> sixteenJobs(kind, 150 * seed + i)));
  }

  private static double sixteenJobs(SchedulerKind kind, int replication) {
    RandomStream random = new RandomStreams(11, replication).stream("work", 0);
    double[] makespan = new double[1];
    Script.run(
        SMT,
        free(kind, SECOND / 5),
        script -> {
          script.quiet();
          Jobs jobs = new Jobs(script);
          for (int i = 0; i < 16; i++) {
            jobs.add(0, exponential(random));
          }
          script.atEnd(() -> makespan[0] = jobs.makespan() / 1e9);
        });
    return makespan[0];
  }

  private static double rate(int n) {
    return n <= 4 ? n : 4 + 0.2 * (Math.min(n, 8) - 4);
  }

  /** Birth-death chain with arrivals at rate 4 per second. */
  @Test
  void openQueueOnFourCoresWithSmt() {
    double p = 1;
    double sum = 1;
    double exact = 0;
    for (int n = 1; n < 1000; n++) {
      p *= 4 / rate(n);
      sum += p;
      exact += n * p;
    }
    exact /= sum;
    assertThat(exact).isCloseTo(7.644672, Offset.offset(1e-6));
    accept(exact, TheoryTest::meanJobs);
  }

  private static double meanJobs(int seed) {
    long warmUp = 100 * SECOND;
    long end = 16_000 * SECOND;
    RandomStream random = new RandomStreams(12, seed).stream("arrivals", 0);
    double[] mean = new double[1];
    Script.run(
        SMT,
        free(SchedulerKind.ROUND_ROBIN, 100 * SECOND),
        script -> {
          script.quiet();
          Jobs jobs = new Jobs(script);
          script.repeat(
              () -> {
                jobs.add(script.engine.now(), exponential(random));
                return Math.round(exponential(random) / 4);
              });
          script.at(warmUp, jobs::reset);
          script.at(
              end,
              () -> {
                mean[0] = (double) jobs.area() / (end - warmUp);
                script.engine.stop();
              });
        });
    return mean[0];
  }

  @ParameterizedTest
  @CsvSource({"4, 1.0", "6, 1.4", "8, 1.666667", "12, 2.5"})
  void equalJobsOnFourCoresWithSmt(int jobs, double seconds) {
    for (SchedulerKind kind : SchedulerKind.values()) {
      assertThat(equalJobs(SMT, kind, jobs)).isCloseTo(seconds, Offset.offset(0.006));
    }
  }

  /** A processor that becomes idle pulls a waiting thread; nobody takes a running one here. */
  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void fiveEqualJobsOnFourCores(SchedulerKind kind) {
    assertThat(equalJobs(machine(4, 1, 1), kind, 5)).isCloseTo(1.5, Offset.offset(0.002));
  }

  private static double equalJobs(MachineSpec machine, SchedulerKind kind, int count) {
    double[] makespan = new double[1];
    Script.run(
        machine,
        free(kind, SECOND / 1000),
        script -> {
          script.quiet();
          Jobs jobs = new Jobs(script);
          for (int i = 0; i < count; i++) {
            jobs.add(0, SECOND);
          }
          script.atEnd(() -> makespan[0] = jobs.makespan() / 1e9);
        });
    return makespan[0];
  }

  private static double exponential(RandomStream random) {
    return -Math.log(random.nextUniform()) * SECOND;
  }

  private static double mean(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value::applyAsDouble).average().orElseThrow();
  }

  private static void accept(double exact, IntToDoubleFunction ofSeed) {
    double[] values = IntStream.range(0, SEEDS).mapToDouble(ofSeed::applyAsDouble).toArray();
    double mean = IntStream.range(0, SEEDS).mapToDouble(i -> values[i]).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (SEEDS - 1) / SEEDS);
    assertThat(error).isLessThan(0.01 * exact);
    assertThat(mean).isCloseTo(exact, Offset.offset(3.5 * error + 1e-6 * exact));
  }
}
