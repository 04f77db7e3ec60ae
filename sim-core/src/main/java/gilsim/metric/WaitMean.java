package gilsim.metric;

/** Mean of the waits for something that was taken when it was asked for. */
final class WaitMean {
  private long count;
  private double sum;

  void add(long waited) {
    count++;
    sum += waited;
  }

  void restart() {
    count = 0;
    sum = 0;
  }

  /** Seconds; not a number if nobody had to wait. */
  double seconds() {
    return Window.seconds(sum / count);
  }
}
