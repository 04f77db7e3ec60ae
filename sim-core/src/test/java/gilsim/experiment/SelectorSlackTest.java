package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.US;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.interpreter.ThreadCosts;
import gilsim.os.OsLatencies;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.SleepStep;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Selectors that are later the longer their time-out is, above 50 us. */
class SelectorSlackTest {
  private static final StrategySpec LOOP = new AsyncioSpec(OptionalInt.empty());
  private static final StrategySpec THREAD = new SequentialSpec();
  private static final double LINUX = 0.001;

  /** By how much one sleep is late, nanoseconds; timers are 60 us late by themselves. */
  private static double late(StrategySpec strategy, boolean select, double share, long sleep) {
    TestSystem system = new TestSystem();
    system.threads =
        new ThreadCosts(0, 0, 0, 0, 0, 0, 0, select ? OptionalLong.of(0) : OptionalLong.empty());
    system.slack = 60 * US;
    system.selectorSlack = share;
    system.batch("t", 1, new SleepStep(constant(sleep)));
    return TestSystem.value(system.run(strategy), "makespan") * 1e9 - sleep;
  }

  private static double late(StrategySpec strategy, boolean select, long sleep) {
    return late(strategy, select, LINUX, sleep);
  }

  /** 0.1 % of 200 ms are 200 us, of which 50 are in the slack; of 20 ms less than those. */
  @Test
  void growsWithTheTimeOutWhereItIsMoreThanTheUsualSlack() {
    assertThat(late(LOOP, false, 200 * MS)).isCloseTo(210e3, within(1.0));
    assertThat(late(LOOP, false, 20 * MS)).isCloseTo(60e3, within(1.0));
    assertThat(late(LOOP, false, 50 * MS)).isCloseTo(60e3, within(1.0));
  }

  /** Up to 3.10 time.sleep is a select, from 3.11 on a clock_nanosleep. */
  @Test
  void sleepsOfThreadsHaveItWhereTheyAreSelectors() {
    assertThat(late(THREAD, true, 200 * MS)).isCloseTo(210e3, within(1.0));
    assertThat(late(THREAD, false, 200 * MS)).isCloseTo(60e3, within(1.0));
  }

  /** The kernel's limit of 100 ms, and no growth unless it is stated. */
  @Test
  void itHasLimits() {
    assertThat(late(LOOP, false, 500_000 * MS)).isCloseTo(100_010e3, within(1e3));
    assertThat(late(LOOP, false, 0, 500_000 * MS)).isCloseTo(60e3, within(1e3));
  }

  /** Never earlier than other timers, later by at most the share, and by at most 100 ms. */
  @Property(tries = 100)
  void isLateByAtMostItsShare(
      @ForAll @DoubleRange(min = 0, max = 1) double share,
      @ForAll @LongRange(min = 1, max = 10_000_000_000L) long sleep) {
    assertThat(late(LOOP, false, share, sleep))
        .isBetween(60e3 - 10, 60e3 + Math.min(share * sleep, 100e6) + 10);
  }

  @Test
  void theRangeIsChecked() {
    assertThatThrownBy(() -> OsLatencies.constant(0, 0, 0).withSelectorSlack(1.1))
        .hasMessageContaining("0 to 1");
  }
}
