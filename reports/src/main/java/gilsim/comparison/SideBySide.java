package gilsim.comparison;

import gilsim.store.Results;
import gilsim.store.SummaryRow;
import gilsim.table.SummaryIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The results of several folders, cell by cell: of several interpreters or machines.
 *
 * @param folders at least one; the others are compared with the first
 */
public record SideBySide(List<ResultFolder> folders) {
  private record Key(String scenario, List<String> axes, String strategy) {}

  /** Copies the folders. */
  public SideBySide {
    folders = List.copyOf(folders);
  }

  /** Whether there is anything to stand beside. */
  public boolean several() {
    return folders.size() > 1;
  }

  /**
   * All results under names that tell them apart, those of one scenario beside each other: where
   * several folders hold a scenario, its name says which.
   */
  public List<Results> named() {
    Map<String, List<Results>> scenarios = new LinkedHashMap<>();
    for (ResultFolder folder : folders) {
      for (Results one : folder.results()) {
        scenarios
            .computeIfAbsent(one.scenario(), name -> new ArrayList<>())
            .add(several() ? one.named(one.scenario() + " (" + folder.label() + ")") : one);
      }
    }
    List<Results> all = new ArrayList<>();
    scenarios.forEach(
        (name, group) -> all.addAll(group.size() == 1 ? List.of(group.get(0).named(name)) : group));
    return List.copyOf(all);
  }

  /** The cells that predictions are judged by and that at least two folders have. */
  public List<FolderRow> rows() {
    Map<Key, FolderRow> rows = new LinkedHashMap<>();
    for (int i = 0; i < folders.size(); i++) {
      for (Results one : folders.get(i).results()) {
        add(one, i, rows);
      }
    }
    return rows.values().stream()
        .filter(row -> row.values().stream().filter(Optional::isPresent).count() > 1)
        .toList();
  }

  private void add(Results results, int folder, Map<Key, FolderRow> rows) {
    String metric = results.untilDone() ? "makespan" : "throughput";
    SummaryIndex index = new SummaryIndex(results);
    Map<String, RunComparison> runs = new LinkedHashMap<>();
    for (RunComparison cell : Agreement.cells(List.of(results))) {
      if (cell.runs().metric().equals(metric)) {
        runs.put(cell.runs().point() + "\n" + cell.runs().strategy(), cell);
      }
    }
    results
        .points()
        .forEach(
            (point, axes) -> {
              for (String strategy : results.strategies()) {
                Optional<SummaryRow> simulated = index.find("simulated", point, strategy, metric);
                Optional<SummaryRow> measured = index.find("measured", point, strategy, metric);
                if (simulated.isPresent() || measured.isPresent()) {
                  FolderValue value =
                      new FolderValue(
                          Optional.ofNullable(runs.get(point + "\n" + strategy)),
                          simulated,
                          measured);
                  FolderRow row =
                      new FolderRow(
                          results.scenario(),
                          point,
                          axes,
                          strategy,
                          metric,
                          index.unit(metric),
                          List.of());
                  rows.merge(
                      new Key(results.scenario(), axes, strategy),
                      with(row, folder, value),
                      (old, more) -> with(old, folder, value));
                }
              }
            });
  }

  private FolderRow with(FolderRow row, int folder, FolderValue value) {
    List<Optional<FolderValue>> values =
        IntStream.range(0, folders.size())
            .mapToObj(
                i ->
                    i == folder
                        ? Optional.of(value)
                        : i < row.values().size()
                            ? row.values().get(i)
                            : Optional.<FolderValue>empty())
            .toList();
    return new FolderRow(
        row.scenario(), row.point(), row.axes(), row.strategy(), row.metric(), row.unit(), values);
  }

  /** How many times as fast a folder's cells are as those of the first, where both are known. */
  public List<SpeedRatio> ratios(int folder) {
    List<SpeedRatio> ratios = new ArrayList<>();
    for (FolderRow row : rows()) {
      OptionalDouble predicted = row.predictedSpeed(folder);
      OptionalDouble measured = row.measuredSpeed(folder);
      Optional<RunComparison> first = row.values().get(0).flatMap(FolderValue::runs);
      Optional<RunComparison> other = row.values().get(folder).flatMap(FolderValue::runs);
      if (predicted.isPresent() && measured.isPresent() && first.isPresent() && other.isPresent()) {
        ratios.add(
            new SpeedRatio(
                row,
                predicted.getAsDouble(),
                measured.getAsDouble(),
                first.get().differsFrom(other.get())));
      }
    }
    return List.copyOf(ratios);
  }
}
