package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import gilsim.fixture.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors accepts what the reader accepts and refuses slips of the pen. */
class ScenarioSchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCENARIO = REGISTRY.getSchema(ScenarioSchema.json());

  @TempDir Path folder;

  private static List<Error> errors(Schema schema, String yaml) {
    Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(JsonMapper.shared().valueToTree(content));
  }

  @Test
  void isItselfValid() {
    Schema metaSchema =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(metaSchema.validate(ScenarioSchema.json(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name | test",
        "machine | this",
        "machine | {preset: laptop-4c8t, smt-yield: 1.3, os: {costs: none}}",
        "machine | {cores: 4, os: {wakeup: {same-cpu: 1us}, slice: auto, tick: 0}}",
        "interpreter | {preset: cpython-3.11, gil: {forced-gap: {lognormal: {mean: 9us, cv: 1}}}}",
        "machine | {cores: 4, memory: 16GiB, efficiency-cores: {count: 4, speed: 0.6}, affinity: [0, 1]}",
        "machine | {cores: 4, cpu-quota: {cpus: 2.0, period: 100ms}, os: {policy: cfs}}",
        "variables | [x]",
        "tasks | {a: {count: 1, memory: 1MiB, do: [{increment: {variable: x, times: 3, form: x += 1}}]}}",
        "devices | {a: {type: queue, service: {choice: {1ms: 0.9, 50ms: 10%}}}, b: {type: delay, latency: 1 ms}}",
        "devices | {a: {type: shared, bandwidth: 12.5MB/s, latency: 0}}",
        "devices | {a: {type: delay, latency: {list: [1ms, 2.5us, 0]}}}",
        "tasks | {a: {clients: 3, think: {exponential: 1s}, arguments: 2KiB, do: [{compute: 1ms}]}}",
        "tasks | {a: {arrivals: {poisson: 50/s}, do: [{choose: [{do: [{sleep: 1s}]}, {weight: 2, do: []}]}]}}",
        "tasks | {a: {count: 3, do: [{repeat: {times: 2, do: [{lock: {name: cache, do: [{compute: 1ms}]}}]}}]}}",
        "tasks | {a: {count: 3, do: [{native: {time: 1ms, gil: held}}, {io: {device: web, size: {exponential: 1kB}}}]}}",
        "tasks | {a: {count: 3, do: [{put: q}, {get: {queue: q}}, {gather: {task: b, count: 2}}, {wait-for: all}]}}",
        "devices | {a: nvme, b: {preset: hdd, capacity: 9}, c: {type: token-bucket, rate: 5/s, when-empty: refuse}}",
        "queues | {q: {capacity: 5, item: 1KiB}}",
        "conditions | {c: {}, d: {lock: cache}}",
        "strategies | {a: {type: processes, workers: 3, start: fork}, b: {by-task: {job: {type: threads}}}}",
        "strategies | {a: {type: threads, interpreter: {preset: cpython-3.12, speed: 2}}}",
        "strategies | {a: {type: gevent, limit: 3}, b: {type: asyncio, to-thread: [io, native]}}",
        "run | {until: 60s, warm-up: auto, seed: 7, confidence: 99%, baseline: threads}",
        "run | {replications: {min: 5, max: 50, precision: {of: [makespan], relative: 0.02}}}",
        "sweep | {machine.cores: [1, 2], zip: {a.b: [1], c: [2]}, x: {from: 1, to: 64, scale: log2}}",
      })
  void accepts(String key, String value) {
    assertThat(errors(SCENARIO, new Scenarios(folder).with(key, value).text())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gilsim | 2",
        "naem | test",
        "machine | {cores: 4, smt-yeild: 1.2}",
        "machine | {cores: 1025}",
        "machine | {sockets: 2}",
        "machine | {cores: 4, os: {policy: eedvf}}",
        "machine | {cores: 4, os: {tick: 4 msec}}",
        "machine | {cores: 4, memory: 16}",
        "machine | {cores: 4, affinity: [-1]}",
        "machine | {cores: 4, cpu-quota: {cpu: 2}}",
        "interpreter | {speed: 1}",
        "devices | {a: {type: dealy, latency: 1ms}}",
        "devices | {a: {type: delay}}",
        "devices | {a: {type: delay, latency: 1}}",
        "devices | {a: {type: delay, latency: -1ms}}",
        "devices | {a: {type: delay, latency: {lognormal: {mean: 1ms}}}}",
        "devices | {a: {type: delay, latency: {lognorm: {mean: 1ms, cv: 1}}}}",
        "tasks | {a: {count: -1, do: [{compute: 1ms}]}}",
        "tasks | {a: {count: 1.5, do: [{compute: 1ms}]}}",
        "tasks | {a: {count: 1, do: []}}",
        "tasks | {a: {count: 1, do: [{compute: 1ms, sleep: 1ms}]}}",
        "tasks | {a: {count: 1, do: [{putt: inbox}]}}",
        "tasks | {a: {count: 1, do: [{condition: {name: x, do: wake}}]}}",
        "devices | {a: {type: queue, service: 1ms, when-full: drop}}",
        "tasks | {a: {arrivals: {poisson: 50}, do: [{compute: 1ms}]}}",
        "tasks | {}",
        "strategies | {a: {type: threds}}",
        "strategies | {a: {type: thread-pool}}",
        "strategies | {a: {type: gevent, limit: 0}}",
        "strategies | {a: {type: gevent, to-thread: [io]}}",
        "strategies | {a: {type: asyncio, to-thread: io}}",
        "strategies | {a: {type: asyncio, to-thread: [compute]}}",
        "strategies | {a: {type: threads, workers: 3}}",
        "run | {until: 60}",
        "run | {replications: {min: 1}}",
        "sweep | {machine.cores: 4}",
        "variables | x",
        "tasks | {a: {count: 1, do: [{increment: {times: 3}}]}}",
      })
  void refuses(String key, String value) {
    assertThat(errors(SCENARIO, new Scenarios(folder).with(key, value).text())).isNotEmpty();
  }

  @Test
  void acceptsEveryScenarioOfTheLibrary() throws IOException {
    assertAll(SCENARIO, Path.of("library"));
  }

  @Test
  void acceptsEveryProfile() throws IOException {
    assertProfiles("machine", Path.of("profiles/machines"));
    assertProfiles("interpreter", Path.of("profiles/interpreters"));
  }

  private static void assertProfiles(String kind, Path folder) throws IOException {
    Schema schema =
        REGISTRY.getSchema(ScenarioSchema.json().replace("#/$defs/scenario", "#/$defs/" + kind));
    assertAll(schema, folder);
  }

  private static void assertAll(Schema schema, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(errors(schema, Files.readString(file))).isEmpty());
    }
  }
}
