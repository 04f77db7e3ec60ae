package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.scenario.PredictionErrors;
import gilsim.scenario.StrategyFamily;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a store remembers of a plan comes back from its text. */
class PlanFactsTest {
  private final JsonMapper json = JsonMapper.shared();

  @TempDir private Path folder;

  private PlanFacts facts() {
    Plan plan =
        Scenarios.plan(
            folder,
            """
            gilsim: 1
            name: tried
            machine: {cores: 1}
            interpreter: cpython-3.11
            tasks: {job: {count: 1, do: [{compute: 1ms}]}}
            strategies: {threads: {type: threads}}
            run: {until: done, replications: 1, seed: 7}
            """);
    return PlanFacts.of(
        plan.offBy(new PredictionErrors(Map.of(StrategyFamily.THREADS, 0.25))), "revision");
  }

  @Test
  void errorsThatWereFoundAreKept() {
    PlanFacts read = json.readValue(json.writeValueAsString(facts()), PlanFacts.class);
    assertThat(read.errors()).isEqualTo(Map.of(StrategyFamily.THREADS, 0.25));
    assertThat(read).isEqualTo(facts());
  }

  @Test
  void storesOfOlderVersionsHaveNone() {
    String text = json.writeValueAsString(facts());
    String older = text.replace(",\"errors\":{\"THREADS\":0.25}", "");
    assertThat(older).isNotEqualTo(text);
    assertThat(json.readValue(older, PlanFacts.class).errors()).isEmpty();
  }
}
