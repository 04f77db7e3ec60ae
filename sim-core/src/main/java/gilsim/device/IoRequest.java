package gilsim.device;

import gilsim.kernel.Event;

/** One request under way to a device; can be used again once it is completed. */
public final class IoRequest extends Event {
  private final IoCompletion owner;

  /**
   * A request.
   *
   * @param owner is told when it is completed
   */
  public IoRequest(IoCompletion owner) {
    this.owner = owner;
  }

  @Override
  protected void fire() {
    owner.completed(this);
  }
}
