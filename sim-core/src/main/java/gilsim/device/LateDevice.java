package gilsim.device;

import gilsim.distribution.Distribution;
import gilsim.kernel.Engine;
import gilsim.kernel.RandomStream;

/**
 * A device whose answers, refusals included, come late: what it does is done in time, and the news
 * of it takes longer. So is a device that another program plays, which computes what should happen
 * and when, and gets a processor for the answer later. Lateness does not add up: the next request
 * is served as if nothing had been late.
 */
public final class LateDevice implements Device {
  private final Device device;
  private final Distribution lateness;
  private final Engine engine;
  private final RandomStream random;
  private long requests;

  /**
   * A late device.
   *
   * @param device what it does
   * @param lateness of each answer, nanoseconds, drawn anew
   * @param random a stream of its own, so that the draws of tasks stay what they are
   */
  public LateDevice(Device device, Distribution lateness, Engine engine, RandomStream random) {
    this.device = device;
    this.lateness = lateness;
    this.engine = engine;
    this.random = random;
  }

  @Override
  public String name() {
    return device.name();
  }

  @Override
  public void submit(IoRequest request, double bytes, RandomStream asker) {
    request.answerLate(engine, Math.round(lateness.sample(random, requests++)));
    device.submit(request, bytes, asker);
  }
}
