package gilsim.batch;

import gilsim.experiment.Pilot;
import gilsim.store.StoreException;

/**
 * One pilot of a cell whose warm-up is to be detected.
 *
 * @param agenda where to hand it in
 * @param cell the cell
 * @param number from 0, below {@link Pilot#NUMBER}
 */
record PilotWork(Agenda agenda, CellWork cell, int number) implements Work {
  @Override
  public void perform() {
    try {
      agenda.finished(this, Pilot.run(cell.cell().system(), cell.seed(), number));
    } catch (OutOfMemoryError e) {
      // Without it the warm-up would depend on this machine's memory.
      throw new StoreException(
          "out of memory while the warm-up of "
              + cell.cell().strategy()
              + " was detected; give Java more (GILSIM_JAVA_OPTS=-Xmx8g) or run fewer jobs at once"
              + " (--jobs)",
          e);
    }
  }
}
