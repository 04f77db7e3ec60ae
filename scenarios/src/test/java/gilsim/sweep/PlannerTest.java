package gilsim.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.scenario.Host;
import gilsim.scenario.ProfileFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final String BATCH =
      """
      gilsim: 1
      name: download-sites
      description: 160 pages fetched with every strategy
      machine: laptop-4c8t
      interpreter: cpython-3.11
      devices:
        web:  {type: delay,  latency: 90ms}
        disk: {type: queue,  servers: 1, service: 4ms, discipline: fifo}
        link: {type: shared, bandwidth: 12.5MB/s, latency: 1ms}
      locks: [cache]
      tasks:
        fetch:
          count: 160
          arguments: 2KiB
          result: 50KiB
          do:
            - io: {device: web}
            - io: {device: link, size: 50KiB}
            - compute: 1ms
            - native: {time: 5ms, gil: released}
            - native: {time: 50ms, gil: held}
            - sleep: 10ms
            - lock: {name: cache, do: [{compute: 30us}]}
            - repeat: {times: 10, do: [{compute: 1ms}, {io: {device: disk}}]}
            - choose: [{weight: 9, do: [{compute: 1ms}]}, {weight: 1, do: [{io: {device: disk}}]}]
      strategies:
        sequential:    {type: sequential}
        threads:       {type: threads}
        pool-5:        {type: thread-pool, workers: 5}
        asyncio:       {type: asyncio, limit: 100}
        processes:     {type: process-pool, workers: 4, start: fork, chunk: 1}
        one-each:      {type: processes}
        old:           {type: threads, interpreter: cpython-3.8}
      run:
        until: done
        replications: {min: 10, max: 200, precision: {of: [makespan], relative: 2%}, confidence: 95%}
        seed: 42
        baseline: sequential
      sweep:
        machine.cores: [1, 2, 4, 8]
        strategies.pool-5.workers: {from: 1, to: 64, scale: log2}
      """;

  @TempDir Path folder;

  private Plan plan(String text, String... sets) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), text);
    return new Planner(new ProfileFolder(Path.of("profiles")), new Host(folder, 2))
        .plan(file, List.of(sets), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  @Test
  void batchOfTheContractBecomesAGridOfCells() throws IOException {
    Plan plan = plan(BATCH);

    assertThat(plan.axes()).containsExactly("machine.cores", "strategies.pool-5.workers");
    assertThat(plan.points()).hasSize(28);
    assertThat(plan.points().get(8).id()).isEqualTo("cores=2,workers=2");
    assertThat(plan.cells()).hasSize(28 * 7);
    assertThat(plan.cells().get(0).system().machine().cores()).isEqualTo(1);
    assertThat(plan.settings().baseline()).contains("sequential");
  }
}
