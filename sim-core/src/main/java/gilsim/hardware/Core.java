package gilsim.hardware;

/** A physical core: one hardware thread, or two that share it (SMT). */
public final class Core {
  private final int index;
  private final HardwareThread[] threads;
  private int busy;

  Core(Processors processors, int index, int threadsPerCore) {
    this.index = index;
    threads = new HardwareThread[threadsPerCore];
    for (int i = 0; i < threadsPerCore; i++) {
      threads[i] = new HardwareThread(processors, index * threadsPerCore + i, this);
    }
  }

  /** Number of this core, from 0. */
  public int index() {
    return index;
  }

  /** How many hardware threads it has, 1 or 2. */
  public int threads() {
    return threads.length;
  }

  /**
   * One of its hardware threads.
   *
   * @param i 0 or 1
   */
  public HardwareThread thread(int i) {
    return threads[i];
  }

  /** How many of its hardware threads are busy. */
  public int busy() {
    return busy;
  }

  void busy(int count) {
    busy = count;
  }
}
