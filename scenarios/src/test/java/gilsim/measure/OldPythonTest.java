package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Python 2.7 runs, and what it is not asked to. */
class OldPythonTest {
  private static final String SCENARIO =
      RealRuns.head(1)
          + """
          devices:
            web: {type: delay, latency: {lognormal: {mean: 1ms, cv: 1}}}
            disk: {type: queue, servers: 1, service: 1ms}
          locks: [l]
          queues: {q: {}}
          variables: [x]
          tasks:
            t:
              count: 4
              arguments: 1KiB
              result: 1KiB
              do:
                - compute: 100us
                - native: {time: 100us, gil: held}
                - io: {device: web}
                - io: {device: disk, releases: 2}
                - lock: {name: l, do: [{sleep: 100us}]}
                - increment: {variable: x, times: 10, form: "x = x + 1"}
                - put: q
                - get: q
          strategies:
            sequential: {type: sequential}
            threads: {type: threads}
            each: {type: processes}
            mp-pool: {type: processes, workers: 2}
            pool: {type: thread-pool, workers: 2}
            loop: {type: asyncio}
            spawned: {type: processes, start: spawn}
            inside: {type: processes, workers: 2, inside: {type: threads}}
          """;

  @TempDir private Path folder;

  private Python old() {
    for (String name : List.of("python2.7", "python2")) {
      try {
        Python found = Python.find(name);
        if (found.facts().isVersion(2, 7)) {
          return found;
        }
      } catch (PythonException e) {
        // The next one may be there.
      }
    }
    return Assumptions.abort("skipped, because there is no Python 2.7 on PATH");
  }

  @Test
  void runsWhatItHasAndRefusesTheRest() {
    RealRuns runs = new RealRuns(folder, old());
    runs.of(SCENARIO);
    assertThat(runs.stored().keySet())
        .containsExactlyInAnyOrder("sequential", "threads", "each", "mp-pool");
    runs.stored()
        .forEach((strategy, run) -> assertThat(run.status()).as(strategy).isEqualTo("done"));
    assertThat(String.join("\n", runs.remarks()))
        .contains(
            "has no concurrent.futures",
            "has no asyncio",
            "has no start method spawn",
            "could put a strategy inside");
  }
}
