package gilsim.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.kernel.RandomStreams;
import gilsim.workload.Bytecode;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Python 2.7 can stop a loop that increments. */
class TickStopsTest {
  private static final int TRIES = 200;

  private static StatementCosts costs(int checkInterval) {
    return new StatementCosts(
        CheckPoints.TICKS, checkInterval, 100, 60, 0, StatementWeights.even());
  }

  private static TickStops stops(int checkInterval, String form, int loop) {
    return new TickStops(
        costs(checkInterval),
        IncrementForm.parse(form),
        new RandomStreams(1, 0).stream("stops", loop));
  }

  private static Set<Operation> met(TickStops stops) {
    Set<Operation> met = new HashSet<>();
    for (int i = 0; i < TRIES; i++) {
      met.add(stops.after(i).at());
    }
    return met;
  }

  /**
   * Ticks of a pass as counted in CPython 2.7.18: calls of PyThread_release_lock in a loop of a
   * thread, times 101, by the passes.
   */
  @ParameterizedTest
  @CsvSource({
    "x = x + 1, 5",
    "o.v += 1, 6",
    "L[0] += 1, 6",
    "t = x; x = t + 1, 5",
    "x = x + len(s), 8",
    "x = x + int(1), 7",
    "x = x + one(), 8"
  })
  void checksAre101TicksApart(String form, int ticks) {
    double pass = costs(100).pass(IncrementForm.parse(form));
    assertThat(stops(100, form, 0).checkInterval(0)).isCloseTo(101 * pass / ticks, within(1e-9));
  }

  /** 101 and 5 have no common divisor. */
  @Test
  void checksWalkThroughAllTicksOfAPass() {
    EnumSet<Bytecode> met = EnumSet.noneOf(Bytecode.class);
    met(stops(100, "x = x + 1", 0)).forEach(operation -> met.add(operation.bytecode()));
    assertThat(met)
        .containsExactlyInAnyOrder(
            Bytecode.NEXT,
            Bytecode.LOAD_GLOBAL,
            Bytecode.ADD,
            Bytecode.STORE_GLOBAL,
            Bytecode.JUMP);
  }

  /** 5 divides 100: a loop meets one of its ticks only, each loop its own. */
  @Test
  void checksKeepTheirPlaceWhereThePassDividesThem() {
    Set<Operation> places = new HashSet<>();
    for (int loop = 0; loop < TRIES; loop++) {
      Set<Operation> met = met(stops(99, "x = x + 1", loop));
      assertThat(met).hasSize(1);
      places.addAll(met);
    }
    assertThat(places).hasSize(5);
  }

  /** 6 and 100 have the divisor 2: every other tick, so one of the two with the item loaded. */
  @Test
  void checksMeetEveryOtherTickWhereTheyShareADivisor() {
    for (int loop = 0; loop < TRIES; loop++) {
      Set<Operation> met = met(stops(99, "L[0] += 1", loop));
      assertThat(met).hasSize(3);
      assertThat(met.stream().filter(Operation::loaded)).hasSize(1);
    }
  }

  /** Whatever the interval and the statement. */
  @Property
  void onlyTicksAreMetAndAsManyAsTheDivisorLeaves(
      @ForAll @IntRange(max = 1000) int checkInterval, @ForAll int loop) {
    for (String text : List.of("x += 1", "o.v = o.v + f(3)", "t = d[0]; d[0] = t + f()")) {
      IncrementForm form = IncrementForm.parse(text);
      long ticks = form.operations().stream().filter(CheckPoints.TICKS::isAfter).count();
      long divisor =
          BigInteger.valueOf(ticks).gcd(BigInteger.valueOf(checkInterval + 1L)).longValue();
      Set<Operation> met = met(stops(checkInterval, text, loop));
      assertThat(met).allMatch(CheckPoints.TICKS::isAfter);
      assertThat(met).hasSize((int) (ticks / divisor));
    }
  }
}
