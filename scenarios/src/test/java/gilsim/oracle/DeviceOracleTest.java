package gilsim.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues and links against M/M/c, M/G/1, processor sharing and closed networks. */
class DeviceOracleTest {
  private static final String ASYNCIO = "{type: asyncio}";
  private static final String THREADS = "{type: threads}";
  private static final double MS = 1e-3;

  @TempDir Path folder;

  /** Arrivals per ms at a queue whose mean service takes 1 ms. */
  private Oracle open(double arrivals, String device) {
    return new Oracle(folder, 1, 1)
        .with("devices", "{server: " + device + "}")
        .with(
            "tasks",
            "{request: {arrivals: {poisson: %s/s}, do: [{io: {device: server}}]}}"
                .formatted(1000 * arrivals));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.8, 80s, asyncio",
    "1, 0.5, 20s, threads",
    "4, 3.2, 12s, asyncio",
    "2, 1.2, 15s, threads"
  })
  void manyServers(int servers, double arrivals, String until, String strategy) {
    open(arrivals, "{type: queue, servers: " + servers + ", service: {exponential: 1ms}}")
        .strategy("{type: " + strategy + "}")
        .window("1s", until)
        .check("latency-mean", MS * (1 + Theory.waitOfManyServers(servers, arrivals, 1)));
  }

  /** What leaves M/M/oo is Poisson (Burke), so the bus behind it is M/D/1: 1 + 1 + 0.5 ms. */
  @Test
  void busBehindManyServers() {
    open(0.5, "{type: queue, servers: 1000, service: {exponential: 1ms}, bus: 1GB/s}")
        .with(
            "tasks",
            "{request: {arrivals: {poisson: 500/s}, do: [{io: {device: server, size: 1MB}}]}}")
        .strategy(ASYNCIO)
        .window("1s", "30s")
        .check("latency-mean", MS * 2.5);
  }

  @Test
  void quantileUtilisationAndQueueOfOneServer() {
    Oracle oracle =
        open(0.5, "{type: queue, service: {exponential: 1ms}}")
            .strategy(ASYNCIO)
            .window("1s", "100s");
    oracle.check("latency-p99", MS * Math.log(100) / 0.5);
    oracle.check("device-utilization/server", 0.5);
    oracle.check("queue-length/server", 0.25 / 0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1ms                                     | 0    | 0.8 | 30s",
        "{uniform: {from: 0ms, to: 2ms}}         | 0.333333333 | 0.6 | 15s",
        "{erlang: {mean: 1ms, k: 4}}             | 0.25 | 0.6 | 15s",
        "{hyperexponential: {mean: 1ms, cv: 2}}  | 4    | 0.5 | 100s",
        "{lognormal: {mean: 1ms, cv: 1}}         | 1    | 0.5 | 40s",
        "{choice: {0.5ms: 0.8, 3ms: 0.2}}        | 1    | 0.5 | 20s",
      })
  void queueLengthDependsOnVariance(String service, double squared, double load, String until) {
    open(load, "{type: queue, service: " + service + "}")
        .strategy(ASYNCIO)
        .window("1s", until)
        .check("latency-mean", MS * (1 + Theory.waitOfOneServer(load, 1, squared)));
  }

  /** Processor sharing: the response is proportional to the size, whatever the distribution. */
  @ParameterizedTest
  @CsvSource({"small, 0.1, 15s", "large, 5, 40s"})
  void linkShared(String kind, double size, String until) {
    double load = 0.4 + 0.1 * 0.5 + 5 * 0.03;
    new Oracle(folder, 1, 1)
        .with("devices", "{link: {type: shared, bandwidth: 1MB/s}}")
        .with(
            "tasks",
            """
            {main: {arrivals: {poisson: 400/s}, do: [{io: {device: link, size: {exponential: 1kB}}}]},
              small: {arrivals: {poisson: 500/s}, do: [{io: {device: link, size: 100B}}]},
              large: {arrivals: {poisson: 30/s}, do: [{io: {device: link, size: 5kB}}]}}""")
        .strategy(ASYNCIO)
        .window("1s", until)
        .check("latency-mean/" + kind, MS * size / (1 - load));
  }

  /** Clients who think, as M/M/c//N. */
  @ParameterizedTest
  @CsvSource({"10, 2, 9, 4s", "20, 1, 15, 10s", "5, 3, 2, 3s"})
  void machineRepair(int clients, int servers, double think, String until) {
    double throughput = 1000 * Theory.repair(clients, servers, think, 1);
    Oracle oracle =
        new Oracle(folder, 1, 1)
            .with(
                "devices",
                "{repair: {type: queue, servers: %d, service: {exponential: 1ms}}}"
                    .formatted(servers))
            .with(
                "tasks",
                "{user: {clients: %d, think: {exponential: %sms}, do: [{io: {device: repair}}]}}"
                    .formatted(clients, think))
            .window("1s", until);
    oracle.strategy(THREADS).check("throughput", throughput);
    oracle.strategy(ASYNCIO).check("latency-mean", clients / throughput - MS * think);
  }

  @ParameterizedTest
  @CsvSource({"8, 5, loops", "8, 5, clients", "3, 1, loops"})
  void closedNetwork(int customers, double think, String arrival) {
    boolean loops = arrival.equals("loops");
    String steps = "{io: {device: a}}, {io: {device: b}}, {io: {device: c}}";
    new Oracle(folder, 2, 1)
        .with(
            "devices",
            """
            {think: {type: delay, latency: {exponential: %sms}},
              a: {type: queue, service: {exponential: 400us}},
              b: {type: queue, service: {exponential: 300us}},
              c: {type: queue, service: {exponential: 200us}}}"""
                .formatted(think))
        .with(
            "tasks",
            loops
                ? "{user: {loops: %d, do: [{io: {device: think}}, %s]}}".formatted(customers, steps)
                : "{user: {clients: %d, think: {exponential: %sms}, do: [%s]}}"
                    .formatted(customers, think, steps))
        .strategy(ASYNCIO)
        .window("1s", "2s")
        .check("throughput", 1000 * Theory.closedNetwork(customers, think, 0.4, 0.3, 0.2));
  }

  /** The formulas against the numbers of the reference table. */
  @Test
  void theory() {
    assertThat(Theory.waitOfManyServers(4, 3.2, 1)).isCloseTo(0.745541, within(1e-6));
    assertThat(Theory.waitOfOneServer(0.8, 1, 4)).isCloseTo(10, within(1e-9));
    assertThat(Theory.repair(10, 2, 9, 1)).isCloseTo(0.980914, within(1e-6));
    assertThat(Theory.closedNetwork(8, 5, 0.4, 0.3, 0.2)).isCloseTo(1.255853, within(1e-6));
    assertThat(Theory.repair(32, 8, 50, 5)).isCloseTo(0.581766, within(1e-6));
    assertThat(Theory.makespan(16, n -> Theory.speed(n, 4, 1.2))).isCloseTo(4.641093, within(1e-6));
    assertThat(Theory.makespan(100, n -> Math.min(n, 8))).isCloseTo(14.217857, within(1e-6));
  }
}
