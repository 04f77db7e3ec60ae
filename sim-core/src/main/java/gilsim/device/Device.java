package gilsim.device;

import gilsim.kernel.RandomStream;

/** Something outside the processors that I/O steps wait for. */
public interface Device {
  /** Its name in the scenario. */
  String name();

  /**
   * Starts a request.
   *
   * @param request not under way
   * @param bytes how much it moves, at least 0; devices without a bandwidth ignore it
   * @param random where the request's own draws come from
   */
  void submit(IoRequest request, double bytes, RandomStream random);
}
