package gilsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.os.BandwidthSpec;
import gilsim.os.ControlGroup;
import gilsim.os.CpuQuota;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A container's quota and the GIL. */
class QuotaGilTest {
  private static final Offset<Double> NANOSECOND = Offset.offset(1e-9);

  private static ReplicationResult run(TestSystem system, double cpus) {
    SystemSpec spec = system.spec(new ThreadsSpec());
    CpuQuota quota = new CpuQuota(cpus, 100 * TestSystem.MS);
    ControlGroup group = new ControlGroup(Optional.of(quota), List.of());
    return Replication.run(spec.on(spec.os().within(BandwidthSpec.exact(), group)), 1, 0);
  }

  private static TestSystem twoThreads(long work) {
    TestSystem system = new TestSystem();
    system.cores = 4;
    return system.batch("a", 2, new ComputeStep(TestSystem.constant(work)));
  }

  /** Only the holder uses CPU time: 50 ms in each period of 100 ms; it waits with the GIL. */
  @Test
  void throttledHolderKeepsTheGil() {
    ReplicationResult result = run(twoThreads(60 * TestSystem.MS), 0.5);
    assertThat(TestSystem.value(result, "makespan")).isCloseTo(0.220, NANOSECOND);
    assertThat(TestSystem.value(result, "gil-held")).isGreaterThan(0.999);
    assertThat(TestSystem.value(result, "throttled-time")).isBetween(0.0999, 0.2001);
  }

  @Test
  void quotaThatIsNotUsedUpChangesNothing() {
    ReplicationResult result = run(twoThreads(60 * TestSystem.MS), 1.5);
    assertThat(TestSystem.value(result, "makespan")).isCloseTo(0.120, NANOSECOND);
    assertThat(TestSystem.value(result, "throttled-time")).isZero();
  }

  @Test
  void withoutQuotaThereIsNoThrottledTime() {
    assertThat(twoThreads(TestSystem.MS).run(new ThreadsSpec()).values())
        .noneMatch(value -> value.metric().equals("throttled-time"));
  }
}
