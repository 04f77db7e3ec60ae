package gilsim.report;

import gilsim.comparison.AgreementText;
import gilsim.comparison.FolderRow;
import gilsim.comparison.FolderValue;
import gilsim.comparison.ResultFolder;
import gilsim.comparison.RunComparison;
import gilsim.comparison.Scorecard;
import gilsim.comparison.SideBySide;
import gilsim.comparison.SpeedRatios;
import gilsim.report.HtmlTable.RowBuilder;
import gilsim.table.Quantity;
import gilsim.table.ResolvedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several folders next to each other: what they are, how well they were predicted, every cell. */
final class FolderTables {
  private static final String NONE = "–";

  private final SideBySide sideBySide;

  FolderTables(SideBySide sideBySide) {
    this.sideBySide = sideBySide;
  }

  /** What each folder was got with. */
  HtmlTable folders() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (ResultFolder folder : sideBySide.folders()) {
      rows.add(
          new RowBuilder()
              .text(folder.label())
              .number(Integer.toString(folder.results().size()))
              .text(resolved(folder, "machine"))
              .text(resolved(folder, "interpreter"))
              .text(manifest(folder, "measured with"))
              .text(manifest(folder, "measured on"))
              .text(manifest(folder, "calibrated work"))
              .text(manifest(folder, "end"))
              .row(false));
    }
    RowBuilder headings = new RowBuilder().text("folder").number("scenarios");
    headings.text("machine simulated").text("interpreter simulated").text("measured with");
    headings.text("measured on").text("its speed").text("last run");
    return new HtmlTable("The folders", headings.cells(), rows);
  }

  /** Name and speed of a profile; all that the folder's scenarios have. */
  private static String resolved(ResultFolder folder, String part) {
    return distinct(
        folder.results().stream()
            .map(one -> ResolvedScenario.of(one.resolved()).part(part))
            .flatMap(Optional::stream)
            .filter(Map.class::isInstance)
            .map(found -> (Map<?, ?>) found)
            .map(
                map ->
                    Stream.of("name", "cores", "threads-per-core", "speed")
                        .filter(map::containsKey)
                        .map(key -> (key.equals("name") ? "" : key + " ") + map.get(key))
                        .collect(Collectors.joining(", "))));
  }

  private static String manifest(ResultFolder folder, String key) {
    return distinct(
        folder.results().stream().map(one -> one.manifest().getOrDefault(key, "")).sorted());
  }

  private static String distinct(Stream<String> texts) {
    List<String> all = texts.filter(text -> !text.isEmpty()).distinct().toList();
    return all.isEmpty()
        ? NONE
        : all.size() == 1 ? all.get(0) : all.get(0) + " and " + (all.size() - 1) + " more";
  }

  /** The same summary of each folder; without rows if none has both predicted and measured. */
  HtmlTable scorecards() {
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (ResultFolder folder : sideBySide.folders()) {
      Scorecard.of(folder.label(), folder.judged())
          .ifPresent(
              card ->
                  rows.add(
                      AgreementTables.row(
                          card, AgreementText.place(card.agreement().worst()), false)));
    }
    return new HtmlTable(
        "Makespan, or throughput, by folder", AgreementTables.headings("folder"), rows);
  }

  /** How well the ratios between the folders were predicted. */
  HtmlTable ratios() {
    String first = sideBySide.folders().get(0).label();
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (SpeedRatios ratios : SpeedRatios.of(sideBySide)) {
      rows.add(
          new RowBuilder()
              .text(ratios.folder() + " against " + first)
              .number(Integer.toString(ratios.ratios().size()))
              .number(Quantity.ratio(ratios.measured()))
              .number(Quantity.ratio(ratios.predicted()))
              .number(Quantity.percent(ratios.mape()))
              .number(Quantity.signedPercent(ratios.bias()))
              .number(ratios.differing() == 0 ? NONE : ratios.right() + " of " + ratios.differing())
              .number(Quantity.signedPercent(ratios.worst().error()))
              .text(ratios.worst().row().place())
              .row(false));
    }
    RowBuilder headings = new RowBuilder().text("how many times as fast").number("cells");
    headings.number("measured (geometric mean)").number("predicted").number("mean |error|");
    headings.number("mean error").number("faster one right").number("worst").text("where");
    return new HtmlTable("Ratios between the folders", headings.cells(), rows);
  }

  /** Every cell with a group of columns for each folder. */
  HtmlTable cells() {
    RowBuilder headings = new RowBuilder().text("scenario").text("point").text("strategy");
    headings.text("metric");
    List<String> labels = sideBySide.folders().stream().map(ResultFolder::label).toList();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      headings.number(label + ": predicted").number("measured").number("error");
      if (i > 0) {
        headings.number("predicted ×").number("measured ×");
      }
    }
    List<HtmlTable.Row> rows = new ArrayList<>();
    for (FolderRow row : sideBySide.rows()) {
      RowBuilder line =
          new RowBuilder()
              .text(row.scenario())
              .text(row.axes().isEmpty() ? "" : row.point())
              .text(row.strategy())
              .text(row.metric());
      for (int i = 0; i < labels.size(); i++) {
        cell(line, row, i);
      }
      rows.add(line.row(false));
    }
    return new HtmlTable(
        "Every cell; × is how many times as fast it is as in " + labels.get(0),
        headings.cells(),
        rows);
  }

  private static void cell(RowBuilder line, FolderRow row, int folder) {
    Optional<FolderValue> value = row.values().get(folder);
    line.number(text(value.map(FolderValue::predicted), row.unit()));
    line.number(text(value.map(FolderValue::observed), row.unit()));
    line.number(
        value
            .flatMap(FolderValue::runs)
            .filter(RunComparison::counts)
            .map(cell -> Quantity.signedPercent(cell.error()))
            .orElse(NONE));
    if (folder > 0) {
      line.number(ratio(row.predictedSpeed(folder)));
      line.number(ratio(row.measuredSpeed(folder)));
    }
  }

  private static String text(Optional<OptionalDouble> value, String unit) {
    return value
        .filter(OptionalDouble::isPresent)
        .map(found -> Quantity.text(found.getAsDouble(), unit))
        .orElse(NONE);
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? Quantity.ratio(ratio.getAsDouble()) : NONE;
  }
}
