package gilsim.measure;

import java.time.Duration;

/**
 * How long real runs may still wait for processors that are as fast as each other ({@code
 * steady.py}), and be repeated because one was not after all. Shared by all runs of a command with
 * one interpreter.
 */
public final class SteadyTime {
  /** A virtual processor was seen to be slow for minutes; then there is no use in waiting. */
  private static final double LONGEST_WAIT = 5;

  /** A part of the twenty minutes that a suite of twenty scenarios may take, seconds. */
  private static final double ALL = 400;

  /**
   * Of those minutes, seconds, what runs and waiting may take together; simulating takes a minute.
   */
  private static final double SUITE = 1050;

  /**
   * What waiting may take in measurements that are longer, as a share of their runs: chosen, so
   * that on a host that is never steady a night becomes no longer than this.
   */
  private static final double OF_LONG = 0.15;

  /** How often one run is repeated. */
  private static final int REPEATS = 2;

  /** The share of the time that a run may take, waiting included. */
  private static final double SHARE = 0.25;

  private final double all;
  private double spent;

  /**
   * What runs leave of the time that a suite may take.
   *
   * @param planned how long all runs take without it, seconds
   */
  public static SteadyTime beside(double planned) {
    return new SteadyTime(Math.max(OF_LONG * planned, Math.min(ALL, SUITE - planned)));
  }

  /**
   * So much.
   *
   * @param all seconds, at least 0
   */
  public SteadyTime(double all) {
    this.all = all;
  }

  /** How long a run may wait before it begins, seconds, if it may take so long in all. */
  double wait(Duration patience) {
    return Math.min(Math.min(LONGEST_WAIT, left()), SHARE * patience.toSeconds());
  }

  private double left() {
    return Math.max(0, all - spent);
  }

  /**
   * Whether a run is to be done once more.
   *
   * @param steady whether the processors were as fast as each other, and stayed so
   * @param run how often it was repeated already
   * @param waited how long it waited before it began, seconds
   * @param took how long it took in all, seconds; lost if it is repeated
   */
  boolean again(boolean steady, int run, double waited, double took) {
    boolean again = !steady && run < REPEATS && left() > 0;
    spent += again ? took : waited;
    return again;
  }
}
