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

  /** How often one run is repeated. */
  private static final int REPEATS = 2;

  /** The share of the time that a run may take, waiting included. */
  private static final double SHARE = 0.25;

  private final double all;
  private double spent;

  /** As much as a suite may take. */
  public SteadyTime() {
    this(ALL);
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
