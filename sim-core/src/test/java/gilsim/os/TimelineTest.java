package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.US;
import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small situations with the exact instants that the model's rules give. */
class TimelineTest {
  @Test
  void aLoneThreadRunsItsWorkInOneBurst() {
    assertThat(Script.run(machine(1, 1, 1), free(SchedulerKind.EEVDF, MS), s -> s.job("a", 5, 100)))
        .containsExactly("5 cpu0 busy", "5 a on", "105 a done", "105 voluntary", "105 cpu0 idle");
  }

  @ParameterizedTest
  @EnumSource(SchedulerKind.class)
  void twoHogsOnOneProcessorTakeTurnsAtTicks(SchedulerKind kind) {
    OsSpec spec = new OsSpec(kind, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
    assertThat(
            Script.run(
                machine(1, 1, 1),
                spec,
                s -> {
                  s.job("a", 0, 6 * MS);
                  s.job("b", 0, 8 * MS);
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 a on",
            "4000000 involuntary",
            "4000000 a off",
            "4000000 b on",
            "8000000 involuntary",
            "8000000 b off",
            "8000000 a on",
            "10000000 a done",
            "10000000 voluntary",
            "10000000 b on",
            "14000000 b done",
            "14000000 voluntary",
            "14000000 cpu0 idle");
  }

  @Test
  void siblingsShareTheirCore() {
    assertThat(
            Script.run(
                machine(1, 2, 1.2),
                free(SchedulerKind.EEVDF, MS),
                s -> {
                  s.job("a", 0, 100);
                  s.job("b", 40, 100);
                }))
        .containsExactly(
            "0 cpu0 busy",
            "0 a on",
            "40 cpu1 busy",
            "40 b on",
            "140 a done",
            "140 voluntary",
            "140 cpu0 idle",
            "180 b done",
            "180 voluntary",
            "180 cpu1 idle");
  }

  @Test
  void latenciesSwitchesAndMigrationsCostTheirTime() {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, MS, 0, 2 * US, 4 * US, 8 * US, 20 * US, 0, MS);
    assertThat(Script.run(machine(1, 1, 1), spec, s -> s.job("a", 0, 10 * US)))
        .containsExactly(
            "8000 cpu0 busy", "10000 a on", "20000 a done", "20000 voluntary", "20000 cpu0 idle");
  }
}
