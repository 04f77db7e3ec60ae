package gilsim.device;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;

/** One request to a device. Made once per asker and used again after it is complete. */
public final class IoRequest extends Event {
  private final IoCompletion owner;
  private RequestStage stage = RequestStage.NONE;
  private boolean refused;
  private Engine lateIn;
  private long late;

  /** What the request needs from the device, nanoseconds of the device's undivided service. */
  double work;

  /** How long its bytes take the device's bus, nanoseconds. */
  double onBus;

  /** Where a shared bandwidth's clock of service must be for the request to be complete. */
  double finish;

  /** Rank among requests of equal {@link #finish}. */
  long rank;

  /** A random number for {@link RandomLine}, 0..1. */
  double uniform;

  /** The next request in a {@link RequestQueue} or {@link RequestStack}. */
  IoRequest next;

  /**
   * A request that is not under way.
   *
   * @param owner who hears of its completion
   */
  public IoRequest(IoCompletion owner) {
    this.owner = owner;
  }

  /** True from the submission until the completion. */
  public boolean isUnderWay() {
    return stage != RequestStage.NONE;
  }

  /** True if the last request was refused, not served. */
  public boolean isRefused() {
    return refused;
  }

  void begin(RequestStage first) {
    if (isUnderWay()) {
      throw new IllegalStateException("the request is under way already");
    }
    stage = first;
    refused = false;
  }

  /** The next stage within the device. */
  void enter(RequestStage next) {
    stage = next;
  }

  /**
   * The device does not serve this request; its owner hears of it from an event at this instant.
   */
  void refuse(Engine engine) {
    refused = true;
    stage = RequestStage.OVER;
    engine.schedule(this, engine.now());
  }

  /** This time the owner hears so many nanoseconds late, of which the device knows nothing. */
  void answerLate(Engine engine, long nanoseconds) {
    lateIn = engine;
    late = nanoseconds;
  }

  void complete() {
    if (late > 0) {
      stage = RequestStage.OVER;
      lateIn.scheduleIn(this, late);
      late = 0;
      return;
    }
    stage = RequestStage.NONE;
    owner.completed(this);
  }

  @Override
  protected void fire() {
    stage.elapsed(this);
  }
}
