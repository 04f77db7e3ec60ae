package gilsim.cli;

import gilsim.batch.RunProgress;
import gilsim.measure.MeasureListener;

/** Shows on standard error how measuring gets on. */
final class MeasureProgress implements MeasureListener, AutoCloseable {
  private final Progress progress;

  private MeasureProgress(Progress progress) {
    this.progress = progress;
  }

  static MeasureProgress begin(Terminal terminal, boolean quiet) {
    return new MeasureProgress(Progress.begin(terminal, quiet, false));
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
    progress.say(message);
  }

  @Override
  public void close() {
    progress.close();
  }
}
