package gilsim.hardware;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;

/**
 * The speed modes of one core: the event at which a busy core changes its mode. Changes while the
 * core idles are caught up with when it gets busy, so they cost no events; the instants of the
 * changes depend on the random stream only.
 */
final class ModeSwitch extends Event {
  private final Engine engine;
  private final SpeedModes modes;
  private final RandomStream random;
  private final Runnable changed;
  private boolean slow;
  private long next;

  /**
   * In one of the modes, each as likely as it is in the long run.
   *
   * @param changed runs after a change on a busy core
   */
  ModeSwitch(Engine engine, SpeedModes modes, RandomStream random, Runnable changed) {
    this.engine = engine;
    this.modes = modes;
    this.random = random;
    this.changed = changed;
    slow = random.nextUniform() < modes.slowShare();
    next = stay();
  }

  /** Present speed relative to the fast mode, valid while the core is busy. */
  double factor() {
    return slow ? modes.slow() : 1;
  }

  void busy() {
    catchUp();
    engine.schedule(this, next);
  }

  void idle() {
    engine.cancel(this);
  }

  @Override
  protected void fire() {
    catchUp();
    engine.schedule(this, next);
    changed.run();
  }

  private void catchUp() {
    while (next <= engine.now()) {
      slow = !slow;
      next += stay();
    }
  }

  private long stay() {
    double mean = slow ? modes.slowMean() : modes.fastMean();
    return Math.max(1, Math.round(-mean * Math.log(random.nextUniform())));
  }
}
