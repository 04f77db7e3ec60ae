package gilsim.cli;

import gilsim.batch.BatchOutcome;
import gilsim.store.Results;
import java.util.List;

/** Says on standard error which runs were not done. */
final class FailureSummary {
  private static final int MOST_LINES = 5;

  private final Terminal terminal;

  FailureSummary(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How many runs failed and what the first ones said; nothing if none did. */
  void say(BatchOutcome outcome, List<Results> results) {
    if (outcome.failed() + outcome.unfinished() == 0) {
      return;
    }
    terminal.say(
        "gilsim: not every run was done: "
            + outcome.failed()
            + " failed, "
            + outcome.unfinished()
            + " left work unfinished; means are without them");
    List<String> messages =
        results.stream()
            .flatMap(one -> one.failures().stream().map(text -> one.scenario() + ": " + text))
            .toList();
    messages.stream().limit(MOST_LINES).forEach(text -> terminal.say("  " + text));
    if (messages.size() > MOST_LINES) {
      terminal.say("  and more; the report lists them");
    }
  }
}
