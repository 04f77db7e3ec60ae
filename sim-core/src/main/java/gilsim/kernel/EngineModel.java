package gilsim.kernel;

import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.experiment.StreamInformation;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.jstats.streams.Java2Random;

/** A DSOL model that a function builds. */
final class EngineModel extends AbstractDsolModel<Long, Engine> {
  private static final long serialVersionUID = 1L;

  private final transient Consumer<Engine> build;

  /**
   * A model.
   *
   * @param build schedules the first events
   */
  EngineModel(Engine engine, Consumer<Engine> build) {
    // Our streams are keyed, see RandomStreams. DSOL wants one, and its default one is slow to
    // seed.
    super(engine, new StreamInformation(new Java2Random(1)));
    this.build = build;
  }

  @Override
  public void constructModel() {
    build.accept(getSimulator());
  }
}
