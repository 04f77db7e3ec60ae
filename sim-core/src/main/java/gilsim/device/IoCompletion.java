package gilsim.device;

/** Whoever waits for a request. */
public interface IoCompletion {
  /** The request is completed; called from an event. */
  void completed(IoRequest request);
}
