package gilsim.measure;

import java.util.Map;

/** Names of the signals that end programs, with what usually sends them (signal(7)). */
final class Signals {
  private static final Map<Integer, String> NAMES =
      Map.of(
          2, "SIGINT",
          4, "SIGILL (an instruction that this processor does not have)",
          6, "SIGABRT (it found itself broken)",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL (somebody killed it, perhaps the system because memory was short)",
          11, "SIGSEGV (it crashed)",
          15, "SIGTERM");

  private Signals() {}

  static String name(int number) {
    return NAMES.getOrDefault(number, "signal " + number);
  }
}
