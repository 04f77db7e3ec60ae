package gilsim.cli;

import gilsim.batch.RunProgress;
import gilsim.measure.MeasureListener;
import java.util.Set;

/** Shows on standard error how measuring gets on. */
final class MeasureProgress implements MeasureListener, AutoCloseable {
  private final Progress progress;
  private final Set<String> said;

  private MeasureProgress(Progress progress, Set<String> said) {
    this.progress = progress;
    this.said = said;
  }

  /**
   * Begins.
   *
   * @param said notes that were said before, which are not said again; grows
   */
  static MeasureProgress begin(Terminal terminal, boolean quiet, Set<String> said) {
    return new MeasureProgress(Progress.begin(terminal, quiet, false), said);
  }

  @Override
  public void planned(int runs, double seconds) {
    progress.planned(runs);
    if (runs > 0) {
      progress.say("measuring " + runs + " runs, about " + ProgressText.time(seconds));
    }
  }

  @Override
  public void finished(String status, int finished, int planned) {
    progress.finished(new RunProgress(status, finished, planned));
  }

  @Override
  public void note(String message) {
    if (said.add(message)) {
      progress.say(message);
    }
  }

  @Override
  public void close() {
    progress.close();
  }
}
