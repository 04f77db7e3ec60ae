package gilsim.cli;

import gilsim.comparison.AgreementText;
import gilsim.comparison.ComparisonText;
import gilsim.comparison.SideBySide;
import gilsim.comparison.SideBySideText;
import gilsim.store.Results;
import gilsim.table.StrategyData;
import gilsim.table.StrategyTable;
import java.util.List;
import java.util.stream.Collectors;

/** What a command that has results prints on standard output. */
final class ResultText {
  private ResultText() {}

  /** The tables of several folders; for people with how they compare. */
  static String of(SideBySide folders, OutputFormat format, boolean color) {
    String text = of(folders.named(), format, color);
    return format == OutputFormat.TABLE ? text + SideBySideText.of(folders, color) : text;
  }

  /** The tables of all scenarios; for people with the errors against observed results. */
  static String of(List<Results> results, OutputFormat format, boolean color) {
    return switch (format) {
      case TABLE ->
          results.stream()
              .map(one -> StrategyTable.text(one, color) + ComparisonText.of(one, color))
              .collect(
                  Collectors.joining(
                      "\n",
                      "",
                      AgreementText.of(results, color) + ComparisonText.of(results, color)));
      case CSV -> StrategyData.csv(results);
      case JSON -> StrategyData.json(results);
    };
  }
}
