package gilsim.device;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionType;
import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;

/**
 * A remote party behind a rate limit. A bucket holds up to {@code burst} tokens, is full at time 0
 * and gains {@code rate} tokens per second while it is not full. Every request takes a token; then
 * it takes its latency, without further contention.
 *
 * @param name the device's name
 * @param rate tokens per second, above 0
 * @param burst most tokens in the bucket, at least 1
 * @param latency from the token to the answer, nanoseconds
 * @param refuses whether a request that finds the bucket empty is refused (an HTTP status 429,
 *     say), instead of waiting for its token, first come first served; a refused request takes no
 *     time, and its task goes on with the next step
 */
public record TokenBucketSpec(
    String name, double rate, int burst, Distribution latency, boolean refuses)
    implements DeviceSpec {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Key<Double> RATE =
      Key.required("rate", Types.rate(), "how many requests per time it lets pass in the long run");

  private static final Key<Integer> BURST =
      Key.of(
          "burst",
          Types.integer(1, 1_000_000_000),
          "1",
          "how many requests pass at once after a long pause");

  private static final Key<Distribution> LATENCY =
      Key.of(
          "latency", DistributionType.duration(), "0", "of a request that passed, to its answer");

  private static final Key<Boolean> WHEN_EMPTY =
      Key.of(
          "when-empty",
          Refusal.type(),
          "wait",
          "whether a request that finds no token waits for one, or is refused: then its task goes"
              + " on with the next step at once");

  /** How it is written. */
  public static final Form<DeviceSpec.Unnamed> TYPE =
      Form.of(
          "token-bucket-device",
          "a rate limit",
          v ->
              name ->
                  new TokenBucketSpec(
                      name, v.get(RATE), v.get(BURST), v.get(LATENCY), v.get(WHEN_EMPTY)),
          RATE,
          BURST,
          LATENCY,
          WHEN_EMPTY);

  /** Validates the ranges. */
  public TokenBucketSpec {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("rate must be above 0 but is " + rate);
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be at least 1 but is " + burst);
    }
  }

  /** A rate limit alone, without a latency, that lets requests wait. */
  public TokenBucketSpec(String name, double rate, int burst) {
    this(name, rate, burst, new Constant(0), false);
  }

  @Override
  public boolean needsSize() {
    return false;
  }

  @Override
  public double meanTime(double bytes) {
    return refuses ? 0 : Math.max(latency.mean(), NANOS_PER_SECOND / rate);
  }
}
