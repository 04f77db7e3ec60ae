package gilsim.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** What was run, with what, where and when: {@code manifest.json}. */
final class Manifest {
  private final RunStore store;

  Manifest(RunStore store) {
    this.store = store;
  }

  /** Name–value pairs of one scenario for people. */
  Map<String, String> facts(PlanFacts plan, List<CellOutcome> cells) {
    Map<String, String> facts = new LinkedHashMap<>();
    List<Session> sessions = sessions(plan.scenario());
    if (!sessions.isEmpty()) {
      Session last = sessions.get(sessions.size() - 1);
      facts.put("version", "gilsim " + last.software().version());
      facts.put("commit", last.software().commit());
      facts.put("host", last.host().toString());
    }
    facts.put("seed", Long.toString(plan.seed()));
    if (!sessions.isEmpty()) {
      facts.put("begin", sessions.get(0).begin());
      facts.put("end", sessions.get(sessions.size() - 1).end());
    }
    counts(cells).forEach((name, count) -> facts.put("runs " + name, Long.toString(count)));
    return facts;
  }

  /** The uses of the store that simulated for a scenario; if none did, all that asked for it. */
  private List<Session> sessions(String scenario) {
    List<Session> all =
        store.sessions().stream().filter(s -> s.scenarios().contains(scenario)).toList();
    List<Session> active = all.stream().filter(s -> s.simulated() > 0).toList();
    return active.isEmpty() ? all : active;
  }

  private static Map<String, Long> counts(List<CellOutcome> cells) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("done", sum(cells, CellOutcome::done));
    counts.put("failed", sum(cells, CellOutcome::failed));
    counts.put("unfinished", sum(cells, CellOutcome::unfinished));
    counts.put("skipped", sum(cells, CellOutcome::missing));
    return counts;
  }

  private static long sum(List<CellOutcome> cells, ToIntFunction<CellOutcome> part) {
    return cells.stream().mapToLong(part::applyAsInt).sum();
  }

  /** Writes the whole manifest as JSON. */
  void write(List<Results> results, OutputStream out) throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("gilsim", 1);
    List<Object> scenarios = new ArrayList<>();
    for (PlanFacts plan : store.plans()) {
      results.stream()
          .filter(one -> one.scenario().equals(plan.scenario()))
          .forEach(one -> scenarios.add(scenario(plan, one)));
    }
    manifest.put("scenarios", scenarios);
    if (!store.measured().isEmpty()) {
      manifest.put("measured", store.measured().stream().map(Manifest::measured).toList());
    }
    manifest.put("sessions", store.sessions());
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    out.write(JsonMapper.shared().writer().with(lines).writeValueAsBytes(manifest));
    out.write('\n');
  }

  private static Map<String, Object> measured(MeasuredFacts facts) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", facts.plan().scenario());
    entry.put("seed", facts.plan().seed());
    entry.put("repetitions", facts.plan().maxReplications());
    entry.put("python", facts.python());
    entry.put("host", facts.host());
    entry.put("passes-per-second", facts.rates());
    entry.put("remarks", facts.remarks());
    entry.put("resolved", facts.plan().resolved());
    return entry;
  }

  private Map<String, Object> scenario(PlanFacts plan, Results results) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", plan.scenario());
    entry.put("description", plan.description());
    entry.put("seed", plan.seed());
    entry.put("confidence", plan.confidence());
    entry.put("model", plan.revision());
    List<Session> sessions = sessions(plan.scenario());
    if (!sessions.isEmpty()) {
      Session last = sessions.get(sessions.size() - 1);
      entry.put("version", last.software().version());
      entry.put("commit", last.software().commit());
      entry.put("host", last.host());
      entry.put("begin", sessions.get(0).begin());
      entry.put("end", last.end());
    }
    entry.put("runs", counts(results.cells()));
    if (plan.automaticWarmUp()) {
      entry.put("warm-up", warmUps(results));
    }
    entry.put("warnings", results.warnings());
    entry.put("failures", results.failures());
    entry.put("resolved", plan.resolved());
    return entry;
  }

  private static List<Map<String, Object>> warmUps(Results results) {
    List<Map<String, Object>> warmUps = new ArrayList<>();
    for (CellOutcome cell : results.cells()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("point", cell.point());
      entry.put("strategy", cell.strategy());
      entry.put("seconds", cell.warmUp());
      warmUps.add(entry);
    }
    return warmUps;
  }
}
