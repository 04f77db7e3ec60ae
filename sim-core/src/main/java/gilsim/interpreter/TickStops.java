package gilsim.interpreter;

import gilsim.kernel.RandomStream;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The check points of a loop in Python 2.7, where ticks are counted.
 *
 * <p>The counter is set to {@code sys.getcheckinterval()} at a check and the next check comes where
 * it falls below 0, so there is one every 101 ticks (Python/ceval.c, {@code _Py_Ticker}). It is one
 * for all threads, but who takes the GIL over at another one's check begins with a full counter: so
 * the ticks of each thread are 101 from check to check, too. A pass has T ticks. Where T and the
 * 101 have no common divisor, the checks walk through all instructions of a pass that are ticks;
 * else they meet only some of them, at worst the same one for ever.
 *
 * <p>At which of the checks a thread loses the GIL is taken to be as good as chance: real threads
 * keep it for 3 to 60 checks.
 */
final class TickStops implements LoopStops {
  private final List<Operation> met;
  private final RandomStream random;
  private final double interval;

  /** A loop that has not begun: where its first check comes is up to chance. */
  TickStops(StatementCosts costs, IncrementForm form, RandomStream random) {
    List<Operation> ticks =
        form.operations().stream().filter(costs.checkPoints()::isAfter).toList();
    long period = costs.ticksBetweenChecks();
    int apart = BigInteger.valueOf(period).gcd(BigInteger.valueOf(ticks.size())).intValue();
    int first = (int) (random.nextUniform() * apart);
    this.met =
        IntStream.range(0, ticks.size() / apart)
            .mapToObj(i -> ticks.get(first + i * apart))
            .toList();
    this.random = random;
    this.interval = period * costs.pass(form) / ticks.size();
  }

  @Override
  public LoopStop after(double passes) {
    return new LoopStop((long) passes, met.get((int) (random.nextUniform() * met.size())));
  }

  @Override
  public double checkInterval(double usual) {
    return interval;
  }
}
