package gilsim.cli;

import gilsim.batch.BatchListener;
import gilsim.batch.RunProgress;

/** Shows several batches, one after the other, as one: each says once how many runs it has. */
final class ProgressSum implements BatchListener {
  private final Progress progress;
  private long before;
  private long finished;

  ProgressSum(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void planned(long runsAtLeast) {
    before += finished;
    finished = 0;
    progress.planned(before + runsAtLeast);
  }

  @Override
  public void finished(RunProgress run) {
    finished = run.finished();
    progress.finished(
        new RunProgress(run.status(), before + run.finished(), before + run.planned()));
  }
}
