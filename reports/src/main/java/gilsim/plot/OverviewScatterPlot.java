package gilsim.plot;

import gilsim.comparison.AgreementText;
import gilsim.comparison.BandText;
import gilsim.comparison.ResultFolder;
import gilsim.comparison.RunComparison;
import gilsim.store.Results;
import gilsim.table.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Predicted against measured medians of all scenarios, coloured by the kind of strategy; one panel
 * for makespans, one for throughputs. The worst cells are numbered, and named in the caption.
 */
public final class OverviewScatterPlot implements OverviewPlot {
  private static final int MOST_NAMED = 8;
  private static final double NOTABLE = 0.1;

  @Override
  public List<Figure> figures(List<ResultFolder> folders) {
    List<Figure> figures = new ArrayList<>();
    for (ResultFolder folder : folders) {
      List<RunComparison> cells =
          folder.judged().stream()
              .filter(cell -> cell.predicted() > 0 && least(cell.runs().measured()) > 0)
              .toList();
      if (!cells.isEmpty()) {
        figures.add(figure(folder, cells));
      }
    }
    return figures;
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(value -> value).min().orElse(0);
  }

  private static Figure figure(ResultFolder folder, List<RunComparison> cells) {
    List<RunComparison> worst =
        cells.stream()
            .filter(cell -> Math.abs(cell.error()) > NOTABLE)
            .sorted(Comparator.comparingDouble(cell -> -Math.abs(cell.error())))
            .limit(MOST_NAMED)
            .toList();
    Map<String, List<RunComparison>> metrics =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.runs().metric(), LinkedHashMap::new, Collectors.toList()));
    List<Panel> panels =
        Stream.of("makespan", "throughput")
            .filter(metrics::containsKey)
            .map(metric -> panel(folder, metric, metrics.get(metric), worst))
            .toList();
    String of = folder.label().isEmpty() ? "" : ", " + folder.label();
    return new Figure(
        FileNames.slug("all-predicted-against-measured" + of),
        "Predicted against measured, every cell" + of,
        caption(cells, worst),
        panels);
  }

  private static String caption(List<RunComparison> cells, List<RunComparison> worst) {
    String how =
        "Medians of single runs. The line is equality, the strip ±10 %. Bars: from the least to the"
            + " greatest measured run, and the predicted band; "
            + BandText.of(cells)
            + ".";
    if (worst.isEmpty()) {
      return how + " No cell is off by more than 10 %.";
    }
    return how
        + " Numbered, the worst: "
        + IntStream.range(0, worst.size())
            .mapToObj(
                i ->
                    (i + 1)
                        + " "
                        + AgreementText.place(worst.get(i))
                        + " ("
                        + Quantity.signedPercent(worst.get(i).error())
                        + ")")
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static Panel panel(
      ResultFolder folder, String metric, List<RunComparison> cells, List<RunComparison> worst) {
    ScatterPanel panel = new ScatterPanel(cells.get(0).runs().unit());
    StrategyKinds kinds = new StrategyKinds();
    for (Results results : folder.results()) {
      kinds.add(results);
    }
    for (RunComparison cell : cells) {
      List<Double> runs = cell.runs().measured();
      int number = worst.indexOf(cell) + 1;
      panel.add(
          kinds.of(cell.scenario(), cell.runs().strategy()),
          new ScatterPanel.Bar(
              cell.measured(),
              least(runs),
              runs.stream().mapToDouble(run -> run).max().orElseThrow()),
          new ScatterPanel.Bar(
              cell.predicted(), Math.max(0, cell.band().low()), cell.band().high()),
          number == 0 ? "" : Integer.toString(number));
    }
    String title = "Predicted against measured " + metric;
    return panel.draw(title, folder.label(), "measured " + metric, "predicted " + metric);
  }
}
