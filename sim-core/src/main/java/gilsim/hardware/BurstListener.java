package gilsim.hardware;

/** Who drives a hardware thread. */
@FunctionalInterface
public interface BurstListener {
  /** The overhead or burst that the hardware thread was given has ended; called from its event. */
  void burstEnded();
}
