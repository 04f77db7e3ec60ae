package gilsim.batch;

import gilsim.experiment.Replication;
import gilsim.experiment.SystemSpec;
import gilsim.store.StoredRun;

/**
 * One run.
 *
 * @param agenda where to hand it in
 * @param cell the cell
 * @param replication from 0
 */
record RunWork(Agenda agenda, CellWork cell, int replication) implements Work {
  @Override
  public void perform() {
    agenda.finished(this, simulate(cell.system(replication)));
  }

  /** Whatever goes wrong in one run is that run's result, and no other's concern. */
  private StoredRun simulate(SystemSpec system) {
    try {
      return StoredRun.of(Replication.run(system, cell.seed(), replication));
    } catch (OutOfMemoryError e) {
      return StoredRun.failed(
          "out of memory; give Java more (GILSIM_JAVA_OPTS=-Xmx8g) or run fewer jobs at once"
              + " (--jobs)");
    } catch (StackOverflowError e) {
      return StoredRun.failed("the steps are nested too deeply for this Java (stack overflow)");
    } catch (RuntimeException | Error e) {
      String message = e.getMessage() == null ? "" : ": " + e.getMessage();
      return StoredRun.failed("error in the simulator: " + e.getClass().getSimpleName() + message);
    }
  }
}
