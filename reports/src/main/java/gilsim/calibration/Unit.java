package gilsim.calibration;

import java.util.function.DoubleFunction;

/** What a parameter is measured in, and how it is printed. */
enum Unit {
  /** Seconds, a whole number of nanoseconds in the profile. */
  TIME(Printed::wholeTime),
  /** Seconds, possibly below a nanosecond. */
  FINE_TIME(Printed::time),
  /** Bytes. */
  SIZE(Printed::size),
  /** A plain number. */
  NUMBER(Printed::number);

  private final DoubleFunction<String> printer;

  Unit(DoubleFunction<String> printer) {
    this.printer = printer;
  }

  /** As it stands in a profile. */
  String print(double value) {
    return printer.apply(value);
  }

  /** Its interval for people. */
  String interval(Estimate estimate) {
    String range = print(estimate.low()) + " to " + print(estimate.high());
    return estimate.rounds() >= Estimate.ENOUGH
        ? "95 % interval " + range + " over " + estimate.rounds() + " rounds"
        : estimate.rounds() == 1
            ? "a single round"
            : "range " + range + " over " + estimate.rounds() + " rounds only";
  }
}
