package gilsim.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.workload.Bytecode;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Where in a pass a thread is stopped. */
class PassMomentsTest {
  private static final double EXACT = 1e-12;

  private static StatementCosts costs(CheckPoints rule, Map<Bytecode, Double> weights) {
    return new StatementCosts(rule, 100, 100, 60, 0, new StatementWeights(weights));
  }

  /**
   * 100 ns a pass: 30 next, 10 store of the loop's variable, 10 load, 20 add, 20 store, 10 jump.
   */
  private static Map<Bytecode, Double> weights() {
    Map<Bytecode, Double> weights = new EnumMap<>(Bytecode.class);
    weights.put(Bytecode.NEXT, 3.0);
    weights.put(Bytecode.STORE_LOCAL, 1.0);
    weights.put(Bytecode.LOAD_GLOBAL, 1.0);
    weights.put(Bytecode.ADD, 2.0);
    weights.put(Bytecode.STORE_GLOBAL, 2.0);
    weights.put(Bytecode.JUMP, 1.0);
    weights.put(Bytecode.QUICK_CALL, 1.0);
    weights.put(Bytecode.CALL, 4.0);
    weights.put(Bytecode.PYTHON_CALL, 1.0);
    return weights;
  }

  @Test
  void aRequestIsSeenAtTheNextCheckPoint() {
    PassMoments moments =
        PassMoments.atCheckPoints(
            costs(CheckPoints.OPCODES, weights()), IncrementForm.parse("x = x + 1"));
    // Check points end 30, 50, 70, 90 and 100 ns after the begin of the pass.
    assertThat(moments.at(0.29).bytecode()).isEqualTo(Bytecode.NEXT);
    assertThat(moments.at(0.31).bytecode()).isEqualTo(Bytecode.LOAD_GLOBAL);
    assertThat(moments.at(0.69).bytecode()).isEqualTo(Bytecode.ADD);
    assertThat(moments.at(0.89).stored()).isTrue();
    assertThat(moments.at(0.999).bytecode()).isEqualTo(Bytecode.JUMP);
    assertThat(moments.loadedShare()).isCloseTo(0.4, within(EXACT));
  }

  /** Calls of 30, 120 and 30 ns have the stated mean of 60. From 3.11 on only those count. */
  @Test
  void aCallTakesItsTime() {
    StatementCosts costs = costs(CheckPoints.RESUME_AND_JUMPS, weights());
    IncrementForm builtIn = IncrementForm.parse("x = x + int(1)");
    assertThat(costs.pass(builtIn)).isCloseTo(220, within(EXACT));
    assertThat(PassMoments.atCheckPoints(costs, builtIn).loadedShare())
        .isCloseTo(170.0 / 220, within(EXACT));
    IncrementForm python = IncrementForm.parse("x = x + one()");
    assertThat(PassMoments.atCheckPoints(costs, python).loadedShare())
        .isCloseTo(65.0 / 130, within(EXACT));
  }

  /** Preempted while it adds or stores, a thread has loaded the variable and not yet stored it. */
  @Test
  void theOperatingSystemStopsItInTheMiddle() {
    PassMoments moments =
        PassMoments.anywhere(
            costs(CheckPoints.OPCODES, weights()), IncrementForm.parse("x = x + 1"));
    assertThat(moments.at(0.49).loaded()).isFalse();
    assertThat(moments.at(0.51).loaded()).isTrue();
    assertThat(moments.at(0.89).loaded()).isTrue();
    assertThat(moments.at(0.91).stored()).isTrue();
    assertThat(moments.loadedShare()).isCloseTo(0.4, within(EXACT));
  }

  /** Whatever the weights, chances add up and nothing is both loaded and stored. */
  @Property
  void chancesAreChances(
      @ForAll @Size(14) List<@DoubleRange(min = 0.01, max = 100) Double> numbers,
      @ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double uniform) {
    Map<Bytecode, Double> weights = new EnumMap<>(Bytecode.class);
    for (int i = 0; i < numbers.size(); i++) {
      weights.put(Bytecode.values()[i], numbers.get(i));
    }
    for (CheckPoints rule : CheckPoints.values()) {
      StatementCosts costs = costs(rule, weights);
      for (String text : List.of("x += 1", "o.v = o.v + f(3)", "t = d[0]; d[0] = t + len(s)")) {
        IncrementForm form = IncrementForm.parse(text);
        Operation stopped = PassMoments.atCheckPoints(costs, form).at(uniform);
        assertThat(rule.isAfter(stopped)).isTrue();
        assertThat(stopped.loaded() && stopped.stored()).isFalse();
        assertThat(PassMoments.anywhere(costs, form).loadedShare()).isBetween(0.0, 1.0);
      }
    }
  }
}
