package gilsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.report.PageSection.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvedFactsTest {
  private static final String RESOLVED =
      """
      machine: {name: laptop, cores: 4, turbo: [1, 0.9], os: {policy: eevdf, tick: 4ms}}
      interpreter: cpython-3.11
      devices:
        web: {type: delay, latency: {exponential: 90ms}}
      tasks:
        fetch:
          count: 160
          arguments: 0
          result: 50KiB
          memory: 0
          do:
            - {io: {device: web, releases: 1}}
            - {repeat: {times: 10, do: [{compute: 1ms}, {sleep: 2ms}]}}
            - {choose: [{weight: 9, do: [{compute: 1ms}]}, {weight: 1, do: [{sleep: 1s}]}]}
      strategies:
        left-out: {type: threads}
        nested: {type: process-pool, workers: 4, inside: {type: thread-pool, workers: 8}}
      """;

  @Test
  void stepsAndParametersAreThereInFull() {
    List<Fact> facts = ResolvedFacts.of(RESOLVED, List.of("nested"));

    assertThat(facts)
        .containsExactly(
            new Fact(
                "machine",
                "name: laptop, cores: 4, turbo: [1, 0.9]; os: see the resolved scenario below"),
            new Fact("interpreter", "cpython-3.11"),
            new Fact("device web", "delay; latency: {exponential: 90ms}"),
            new Fact(
                "task fetch",
                "count: 160; result: 50KiB; io {device: web, releases: 1} → repeat {times: 10, do:"
                    + " compute 1ms → sleep 2ms} → choose {weight: 9, do: compute 1ms} or"
                    + " {weight: 1, do: sleep 1s}"),
            new Fact(
                "strategy nested",
                "process-pool; workers: 4; inside: {type: thread-pool, workers: 8}"));
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    assertThat(ResolvedFacts.of("no: [yaml", List.of("a", "b")))
        .containsExactly(new Fact("strategies", "a, b"));
  }
}
