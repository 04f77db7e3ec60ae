package gilsim.scenario;

import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.interpreter.MemoryCosts;

/** How the cost of memory for messages is written, among the costs of processes. */
final class MessageMemoryForm {
  static final Key<Long> KEPT_MESSAGE =
      Key.of(
              "kept-message",
              Types.size(),
              "64KiB",
              "the longest message that is read into memory that the receiver kept from earlier ones")
          .asCost();
  static final Key<Double> MEMORY_PER_KIB =
      Key.of(
              "memory-per-kib",
              Types.time(),
              "0s",
              "memory that a receiver takes anew for 1024 bytes of a message, beyond kept-message:"
                  + " page faults")
          .asCost();
  static final Key<Double> GROWTH_PER_KIB =
      Key.of(
              "growth-per-kib",
              Types.time(),
              "0s",
              "in the sender and in the receiver of a message longer than all that the process has"
                  + " sent or received: 1024 bytes more, beyond what later messages take")
          .asCost();

  private MessageMemoryForm() {}

  static MemoryCosts of(Values v) {
    return new MemoryCosts(
        v.get(KEPT_MESSAGE),
        v.get(MEMORY_PER_KIB) / CostForms.BYTES_PER_KIB,
        v.get(GROWTH_PER_KIB) / CostForms.BYTES_PER_KIB);
  }
}
