package gilsim.hardware;

/**
 * How a burst and what runs beside it, on whichever hardware threads, slow each other beyond what
 * cores share. Bursts that change page tables do under hypervisors that must stop other processors
 * for it: they wait for processors that are busy, and those lose time.
 *
 * @param besideBusy how many times longer the burst takes while another hardware thread is busy, at
 *     least 1
 * @param slowsOthers how many times longer bursts without interference of their own take meanwhile,
 *     at least 1; of several such bursts the strongest counts
 */
public record Interference(double besideBusy, double slowsOthers) {
  /** Of bursts that only compute. */
  public static final Interference NONE = new Interference(1, 1);

  /** Validates the ranges. */
  public Interference {
    if (!(besideBusy >= 1) || !(slowsOthers >= 1)) {
      throw new IllegalArgumentException("nothing is faster because another processor is busy");
    }
  }

  /** Whether it is {@link #NONE}. */
  boolean none() {
    return besideBusy == 1 && slowsOthers == 1;
  }
}
