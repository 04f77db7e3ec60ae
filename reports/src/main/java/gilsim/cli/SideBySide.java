package gilsim.cli;

import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of several output folders: those of one scenario stand beside each other. */
final class SideBySide {
  private SideBySide() {}

  /**
   * The results of all folders, grouped by scenario; where several folders hold a scenario, its
   * name says which.
   */
  static List<Results> of(List<Path> folders) {
    Map<String, List<Results>> byScenario = new LinkedHashMap<>();
    for (Path folder : folders) {
      try (RunStore store = RunStore.read(folder)) {
        for (Results results : StoredResults.of(store)) {
          byScenario
              .computeIfAbsent(results.scenario(), name -> new ArrayList<>())
              .add(named(results, results.scenario() + " (" + folder + ")"));
        }
      }
    }
    List<Results> all = new ArrayList<>();
    byScenario.forEach(
        (name, group) -> {
          if (group.size() == 1) {
            all.add(named(group.get(0), name));
          } else {
            all.addAll(group);
          }
        });
    return all;
  }

  private static Results named(Results r, String name) {
    return new Results(
        name,
        r.description(),
        r.resolved(),
        r.axes(),
        r.points(),
        r.strategies(),
        r.baseline(),
        r.untilDone(),
        r.confidence(),
        r.summary(),
        r.cells(),
        r.latencies(),
        r.observed(),
        r.runs(),
        r.failures(),
        r.warnings(),
        r.manifest());
  }
}
