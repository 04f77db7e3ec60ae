package gilsim.device;

import gilsim.kernel.RandomStream;

/** Something outside the processors that I/O steps wait for. */
public interface Device {

  /** The device's name in the scenario. */
  String name();

  /**
   * Takes a request, or refuses it if the device may do that. Its owner hears once that it is
   * complete (or refused, {@link IoRequest#isRefused()}), always from a later event, possibly at
   * the same instant.
   *
   * @param request not under way
   * @param bytes how much to move, at least 0; only devices with a bandwidth look at it
   * @param random the stream of the asking task, from which the device draws now and not later, so
   *     that the same request meets the same draws whatever it has to wait for
   * @throws IllegalStateException if the request is under way already
   */
  void submit(IoRequest request, double bytes, RandomStream random);
}
