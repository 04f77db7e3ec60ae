package gilsim.device;

/** Who waits for a request. */
public interface IoCompletion {

  /**
   * The request is complete, or was refused, and may be submitted again. Called within an event,
   * after the device has brought itself up to date.
   */
  void completed(IoRequest request);
}
