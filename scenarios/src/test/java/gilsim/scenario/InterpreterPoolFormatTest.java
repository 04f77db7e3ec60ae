package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.interpreter.IsolationCosts;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which interpreters can be several in one process, and what they share then. */
class InterpreterPoolFormatTest {
  private static final String POOL = "{pool: {type: interpreter-pool, workers: 4}}";

  @TempDir Path folder;

  private Scenarios with(String interpreter) {
    return new Scenarios(folder).with("interpreter", interpreter).with("strategies", POOL);
  }

  @ParameterizedTest
  @CsvSource({
    "cpython-3.8, false",
    "cpython-3.11, false",
    "cpython-3.12, true",
    "cpython-3.14, true"
  })
  void eachHasAGilOfItsOwnFrom312(String interpreter, boolean own) {
    Plan plan = with(interpreter).plan();
    IsolationCosts costs = plan.cells().get(0).system().interpreter().isolation().orElseThrow();
    assertThat(costs.ownGil()).isEqualTo(own);
    assertThat(costs.start()).isBetween(10_000_000L, 50_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython-2.7", "cpython-3.4", "cpython-3.7"})
  void olderOnesAreRefusedWithTheFix(String interpreter) {
    assertThat(with(interpreter).problems())
        .singleElement()
        .asString()
        .contains("strategies.pool", interpreter + " does not say", "interpreter: cpython-3.14");
  }

  @Test
  void aStrategysOwnInterpreterCounts() {
    assertThat(
            new Scenarios(folder)
                .with("interpreter", "cpython-3.7")
                .with(
                    "strategies",
                    "{pool: {type: interpreter-pool, workers: 4, interpreter: cpython-3.14}}")
                .plan()
                .cells())
        .hasSize(1);
  }

  @Test
  void withoutCostsTheyStartAtOnceAndKeepTheirGil() {
    IsolationCosts costs =
        with("{preset: cpython-3.13, costs: none}")
            .plan()
            .cells()
            .get(0)
            .system()
            .interpreter()
            .isolation()
            .orElseThrow();
    assertThat(costs.ownGil()).isTrue();
    assertThat(costs.start() + costs.call()).isZero();
  }
}
