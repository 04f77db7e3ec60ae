package gilsim.calibration;

import gilsim.measure.PythonFacts;
import gilsim.measure.Script;
import java.util.ArrayList;
import java.util.List;

/** Which probes are run, how long each, and what must become narrow. */
final class ProbeList {
  /** Each is a file {@code probe_NAME.py} of {@code gilsim.measure}. */
  static final List<String> PROBES =
      List.of(
          "check",
          "cores",
          "gil",
          "greenlets",
          "hogs",
          "interpreters",
          "loop",
          "memory",
          "migration",
          "modes",
          "pool",
          "processes",
          "release",
          "statements",
          "switch",
          "threads",
          "timer",
          "work",
          "yardstick");

  /** Probes all of whose samples are times that are as long as the processor is slow. */
  private static final List<String> WORK =
      List.of(
          "yardstick",
          WorkFit.WORK,
          OtherFit.STATEMENTS,
          ThreadFit.THREADS,
          ThreadFit.LOOP,
          PoolFit.POOL,
          ProcessFit.FORK,
          ProcessFit.SPAWN,
          ProcessFit.SERVER);

  private static final int FEW = 3;
  private static final int SOME = 12;

  private ProbeList() {}

  /** Whether all samples of a probe are times that are as long as the processor is slow. */
  static boolean isWork(String key) {
    return WORK.contains(key);
  }

  /** The Python files. */
  static Script script() {
    List<String> files =
        new ArrayList<>(
            List.of(
                "probing.py",
                "peak.py",
                "usage.py",
                "old.py",
                "alarms.py",
                "lines.py",
                "work.py",
                "fresh_messages.py",
                "fresh_starts.py"));
    PROBES.forEach(probe -> files.add("probe_" + probe + ".py"));
    return new Script("probe.py", files);
  }

  /** Those that measure the machine. */
  static List<ProbeRequest> ofMachine(Topology topology) {
    List<ProbeRequest> list = new ArrayList<>();
    list.add(ProbeRequest.of("yardstick", 0.3, "product", "sorting").alone());
    list.add(ProbeRequest.of(MachineFit.MODES, 2.0));
    list.add(ProbeRequest.of(SystemFit.SWITCH, 0.3, "same", "free", "self"));
    list.add(ProbeRequest.of(SystemFit.TIMER, 0.5, LatenessFit.SHORTEST, LatenessFit.LONGEST));
    list.add(ProbeRequest.of("migration", 0.2).atMost(SOME));
    list.add(ProbeRequest.of(SystemFit.HOGS, 0.6).atMost(SOME));
    list.add(ProbeRequest.of(ThreadFit.THREADS, 0.1, "call"));
    ProbeRequest cores = ProbeRequest.of("cores", 0.8, "solo", "together").atMost(SOME);
    if (!topology.siblings().isEmpty()) {
      list.add(cores.with(MachineFit.SIBLINGS, "processors", topology.siblings()));
    }
    for (int busy : topology.ladder()) {
      list.add(cores.with(MachineFit.CORES + busy, "processors", topology.first(busy)));
    }
    return list;
  }

  /** Those that measure an interpreter. */
  static List<ProbeRequest> ofInterpreter(PythonFacts facts, int processors) {
    List<ProbeRequest> list = new ArrayList<>();
    list.add(ProbeRequest.of("yardstick", 0.3, "python").alone());
    list.add(ProbeRequest.of(WorkFit.WORK, 0.5, "compute", "held", "released").alone());
    list.add(ProbeRequest.of(OtherFit.STATEMENTS, 0.2, "increment", "call").alone());
    list.add(ProbeRequest.of(ThreadFit.THREADS, 0.4, "start", "task", "lock", "queue", "call"));
    list.add(ProbeRequest.of(ThreadFit.LOOP, 0.3, "one", "many", "gather", "executor"));
    list.add(ProbeRequest.of(PoolFit.POOL, 0.5, "task", "submit"));
    processes(list);
    if (facts.gilEnabled()) {
      gil(list, processors);
    }
    for (String part : memory(facts)) {
      list.add(ProbeRequest.of("memory", 0.1).with("memory-" + part, "part", part).atMost(FEW));
    }
    list.add(ProbeRequest.of("memory", 0.1, "taken").with(OtherFit.TAKEN, "part", "taken"));
    list.add(ProbeRequest.of(OtherFit.INTERPRETERS, 0.2, "start", "call"));
    if (facts.modules().contains("gevent")) {
      list.add(ProbeRequest.of(OtherFit.GREENLETS, 0.2, "spawn", "switch"));
    }
    list.add(ProbeRequest.of(Verification.CHECK, 0.8).atMost(SOME));
    return list;
  }

  private static void processes(List<ProbeRequest> list) {
    ProbeRequest start = ProbeRequest.of("processes", 0.3, "enter");
    ProbeRequest fork = ProbeRequest.of("processes", 0.3, "make", "used", "ended");
    list.add(fork.with(ProcessFit.FORK, "method", "fork"));
    list.add(start.with(ProcessFit.SPAWN, "method", "spawn"));
    list.add(start.with(ProcessFit.SERVER, "method", "forkserver").atMost(SOME));
  }

  private static List<String> memory(PythonFacts facts) {
    return OtherFit.MEMORY.stream()
        .filter(part -> !part.equals(OtherFit.GEVENT) || facts.modules().contains(part))
        .toList();
  }

  private static void gil(List<ProbeRequest> list, int processors) {
    ProbeRequest gil = ProbeRequest.of("gil", 0.6);
    list.add(gil.with(GilFit.PAIR, "threads", 2));
    if (processors > 1) {
      for (int threads : GilFit.CROWDS) {
        list.add(gil.with("gil-" + threads, "threads", threads));
      }
      list.add(ProbeRequest.of(GilFit.RELEASE, 1.2).atMost(SOME));
    }
  }
}
