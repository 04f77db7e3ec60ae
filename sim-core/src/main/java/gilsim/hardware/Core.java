package gilsim.hardware;

import java.util.Optional;

/** A physical core: one hardware thread, or two that share it (SMT). */
public final class Core {
  private final int index;
  private final HardwareThread[] threads;
  private final double speed;
  private final boolean efficiency;
  private final Optional<ModeSwitch> modes;
  private int busy;

  /** An idle performance core. */
  static Core performance(
      Processors processors, int index, int firstThread, int threads, double speed) {
    return new Core(processors, index, firstThread, threads, speed, false);
  }

  /** An idle efficiency core. */
  static Core efficiency(Processors processors, int index, int firstThread, double speed) {
    return new Core(processors, index, firstThread, 1, speed, true);
  }

  private Core(
      Processors processors,
      int index,
      int firstThread,
      int threadsPerCore,
      double speed,
      boolean efficiency) {
    this.index = index;
    this.speed = speed;
    this.efficiency = efficiency;
    modes = processors.modes(this);
    threads = new HardwareThread[threadsPerCore];
    for (int i = 0; i < threadsPerCore; i++) {
      threads[i] = new HardwareThread(processors, firstThread + i, this);
    }
  }

  /** Number of this core, from 0. */
  public int index() {
    return index;
  }

  /** True for a slower core of a hybrid processor. */
  public boolean efficiency() {
    return efficiency;
  }

  /** Present speed relative to the machine's, which is that of a core in its fast mode. */
  double speed() {
    return modes.isEmpty() ? speed : speed * modes.get().factor();
  }

  /**
   * Speed of this core relative to cores that are meant to be like it ({@link
   * MachineSpec#coreSpeeds}): 1 save where something from outside slows it, and with it all that
   * the operating system does here.
   */
  public double outsideSpeed() {
    return efficiency ? 1 : speed;
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
    if (modes.isPresent()) {
      if (busy == 0) {
        modes.get().busy();
      } else if (count == 0) {
        modes.get().idle();
      }
    }
    busy = count;
  }

  /** Applies the present speed to what runs here. */
  void retime() {
    for (HardwareThread thread : threads) {
      thread.retime();
    }
  }
}
