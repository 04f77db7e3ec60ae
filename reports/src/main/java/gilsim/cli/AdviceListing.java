package gilsim.cli;

import gilsim.advice.Advice;
import gilsim.advice.AdviceOptions;
import gilsim.advice.Alternative;
import gilsim.advice.Rival;
import gilsim.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Advices as rows for other programs, with plain numbers in base units. */
final class AdviceListing {
  private static final List<String> COLUMNS =
      List.of(
          "strategy",
          "choice",
          "metric",
          "unit",
          "mean",
          "ci_low",
          "ci_high",
          "n",
          "settled",
          "confidence",
          "within",
          "next",
          "next_mean",
          "next_loss",
          "next_loss_low",
          "next_loss_high",
          "peak-memory",
          "cost-per-million",
          "compared",
          "tried",
          "largest_tried",
          "why",
          "excluded");

  private AdviceListing() {}

  /** One row per situation. */
  static Listing of(
      String scenario, List<String> axes, AdviceOptions options, List<Advice> advices) {
    List<String> columns = new ArrayList<>(List.of("scenario"));
    columns.addAll(axes);
    columns.addAll(COLUMNS);
    List<List<Object>> rows = new ArrayList<>();
    for (Advice advice : advices) {
      List<Object> row = new ArrayList<>(List.of(scenario));
      row.addAll(advice.situation().values());
      row.addAll(cells(advice, options));
      rows.add(row);
    }
    return new Listing(columns, rows);
  }

  private static List<Object> cells(Advice advice, AdviceOptions options) {
    Optional<Alternative> chosen = advice.chosen();
    Optional<Rival> next = advice.rivals().stream().findFirst();
    String metric = advice.objective().metric();
    List<Object> cells = new ArrayList<>();
    cells.add(chosen.map(Alternative::strategy).orElse(""));
    cells.add(chosen.map(Alternative::choice).orElse(""));
    cells.add(metric);
    cells.add(Metric.of(metric).orElseThrow().unit());
    cells.add(chosen.<Object>map(a -> advice.mean()).orElse(""));
    cells.add(chosen.<Object>map(a -> advice.interval().low()).orElse(""));
    cells.add(chosen.<Object>map(a -> advice.interval().high()).orElse(""));
    cells.add(advice.replications());
    cells.add(advice.settled());
    cells.add(options.confidence());
    cells.add(options.within());
    cells.add(next.map(rival -> rival.alternative().label()).orElse(""));
    cells.add(next.<Object>map(Rival::mean).orElse(""));
    cells.add(next.<Object>map(Rival::loss).orElse(""));
    cells.add(next.<Object>map(rival -> rival.interval().low()).orElse(""));
    cells.add(next.<Object>map(rival -> rival.interval().high()).orElse(""));
    cells.add(mean(advice, Metric.PEAK_MEMORY));
    cells.add(mean(advice, Metric.COST_PER_MILLION));
    cells.add(advice.compared());
    cells.add(advice.tried());
    cells.add(advice.largest());
    cells.add(chosen.map(a -> new AdviceReason(advice).text()).orElse(""));
    cells.add(
        String.join(
            "; ",
            advice.excluded().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList()));
    return cells;
  }

  private static Object mean(Advice advice, Metric metric) {
    return advice.means().containsKey(metric.label()) ? advice.means().get(metric.label()) : "";
  }
}
