package gilsim.interpreter;

import gilsim.kernel.RandomStream;

/** A request for the GIL comes at any moment of a pass, and is seen at the next check point. */
final class ChanceStops implements LoopStops {
  private final PassMoments checkPoints;
  private final RandomStream random;

  ChanceStops(PassMoments checkPoints, RandomStream random) {
    this.checkPoints = checkPoints;
    this.random = random;
  }

  @Override
  public LoopStop after(double passes) {
    return new LoopStop((long) passes, checkPoints.at(random.nextUniform()));
  }
}
