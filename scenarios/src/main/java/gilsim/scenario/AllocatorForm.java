package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.interpreter.AllocatorSpec;

/** How the cost of the memory that tasks hold is written in an interpreter's profile. */
final class AllocatorForm {
  private static final Key<Double> TAKEN_PER_KIB =
      Key.of(
              "taken-per-kib",
              Types.time(),
              "0s",
              "1024 bytes of a task's memory that its process does not have: page faults, with the"
                  + " GIL")
          .asCost();
  private static final Key<Long> MMAP_THRESHOLD =
      Key.of(
          "mmap-threshold",
          Types.size(),
          "128KiB",
          "tasks whose memory is larger than this, and than any that was freed in their process,"
              + " take all of it anew and give it back");
  private static final Key<Long> MMAP_THRESHOLD_MAX =
      Key.of(
          "mmap-threshold-max",
          Types.size(),
          "32MiB",
          "tasks whose memory is larger than this do so always; at least mmap-threshold");

  static final Form<AllocatorSpec> TYPE =
      Form.of(
          "allocator",
          "what the memory costs that tasks hold: how the C library takes it, at the speed of the"
              + " reference core",
          v ->
              new AllocatorSpec(
                  v.get(TAKEN_PER_KIB) / CostForms.BYTES_PER_KIB,
                  v.get(MMAP_THRESHOLD),
                  v.get(MMAP_THRESHOLD_MAX)),
          TAKEN_PER_KIB,
          MMAP_THRESHOLD,
          MMAP_THRESHOLD_MAX);

  private AllocatorForm() {}
}
