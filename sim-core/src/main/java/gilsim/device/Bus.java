package gilsim.device;

import gilsim.kernel.Engine;
import java.util.function.Consumer;

/**
 * What all servers of a device share to move bytes, one request after another: the interface of a
 * disk.
 */
final class Bus implements RequestStage {
  private final Engine engine;
  private final Consumer<IoRequest> moved;
  private long freeAt;

  /**
   * A bus that is free.
   *
   * @param moved takes the requests whose bytes are moved
   */
  Bus(Engine engine, Consumer<IoRequest> moved) {
    this.engine = engine;
    this.moved = moved;
  }

  /**
   * Moves the bytes of a request, which takes this many nanoseconds once those before are moved.
   */
  void move(IoRequest request, long time) {
    freeAt = Math.max(freeAt, engine.now()) + time;
    request.enter(this);
    engine.schedule(request, freeAt);
  }

  @Override
  public void elapsed(IoRequest request) {
    moved.accept(request);
  }
}
