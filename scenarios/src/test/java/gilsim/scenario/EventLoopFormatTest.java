package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.interpreter.DefaultWorkers;
import gilsim.interpreter.GreenletCosts;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.ThreadedStep;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.GeventSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How event loops, their threads and greenlets are written. */
class EventLoopFormatTest {
  @TempDir Path folder;

  private SystemSpec system(String key, String value) {
    return new Scenarios(folder).with(key, value).plan().cells().get(0).system();
  }

  @Test
  void everyKeyArrives() {
    assertThat(system("strategies", "{a: {type: asyncio}}").strategy())
        .isEqualTo(AsyncioSpec.PLAIN);
    assertThat(
            system("strategies", "{a: {type: asyncio, limit: 9, to-thread: [native]}}").strategy())
        .isEqualTo(new AsyncioSpec(OptionalInt.of(9), List.of(ThreadedStep.NATIVE)));
    assertThat(
            system("strategies", "{a: {type: asyncio, to-thread: [native, io, native]}}")
                .strategy())
        .isEqualTo(
            new AsyncioSpec(OptionalInt.empty(), List.of(ThreadedStep.IO, ThreadedStep.NATIVE)));
    assertThat(system("strategies", "{a: {type: gevent}}").strategy()).isEqualTo(GeventSpec.PLAIN);
    assertThat(system("strategies", "{a: {type: gevent, limit: 10}}").strategy())
        .isEqualTo(new GeventSpec(OptionalInt.of(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "cpython-3.4, FIVE",
    "cpython-3.6, FIVE_PER_PROCESSOR",
    "cpython-3.7, FIVE_PER_PROCESSOR",
    "cpython-3.8, PROCESSORS_PLUS_FOUR",
    "cpython-3.12, PROCESSORS_PLUS_FOUR",
    "cpython-3.13, ALLOWED_PLUS_FOUR",
    "cpython-3.14, ALLOWED_PLUS_FOUR",
    "'{preset: cpython-3.14, default-workers: five}', FIVE"
  })
  void theDefaultPoolDependsOnTheVersion(String interpreter, DefaultWorkers workers) {
    assertThat(system("interpreter", interpreter).interpreter().defaultWorkers())
        .isEqualTo(workers);
  }

  @ParameterizedTest
  @CsvSource({
    "cpython-2.7, 200",
    "cpython-3.10, 200",
    "cpython-3.11,",
    "cpython-3.14t,",
    "'{preset: cpython-3.10, threads: {zero-sleep: timer}}',",
    "'{preset: cpython-3.12, threads: {zero-sleep: 1us}}', 1000",
    "'{preset: cpython-3.10, costs: none}', 0"
  })
  void whetherASleepOfNothingWaitsDependsOnTheVersion(String interpreter, Long time) {
    OptionalLong zeroSleep = system("interpreter", interpreter).interpreter().threads().zeroSleep();
    assertThat(zeroSleep.stream().boxed().toList())
        .isEqualTo(time == null ? List.of() : List.of(time));
  }

  @Test
  void costsCanBeSetAndLeftOut() {
    InterpreterSpec set =
        system(
                "interpreter",
                "{preset: cpython-3.11, loop: {to-thread: 7us}, greenlet: {switch: 3us}}")
            .interpreter();
    assertThat(set.loop().toThread()).isEqualTo(7_000);
    assertThat(set.greenlet())
        .isEqualTo(new GreenletCosts(17_400, 3_000, 15_200, 110, 1_000_000, 3_000, 2.6 * 1024));
    InterpreterSpec none =
        system("interpreter", "{preset: cpython-3.11, costs: none}").interpreter();
    assertThat(none.loop().toThread()).isZero();
    assertThat(none.greenlet()).isEqualTo(new GreenletCosts(0, 0, 0, 0, 0, 2.6 * 1024));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "strategies | {s: {type: asyncio, to-thread: [io, compute]}} | `8:49: strategies.s.to-thread[1]: must be io | native (it is 'compute')`",
        "strategies | {s: {type: asyncio, to-thread: io}} | `8:44: strategies.s.to-thread: must be a list of: io | native, not a value (it is 'io')`",
        "strategies | {s: {type: asyncio, to-threads: [io]}} | 8:33: strategies.s.to-threads: unknown key; did you mean 'to-thread'?",
        "strategies | {s: {type: gevent, to-thread: [io]}} | 8:32: strategies.s.to-thread: a strategy of type 'gevent' has no such key; it belongs to: asyncio",
        "strategies | {s: {type: gevent, limit: 0}} | 8:39: strategies.s.limit: must be a whole number from 1 to 100000000 (it is '0')",
        "interpreter | {preset: cpython-3.11, default-workers: 36} | `4:54: interpreter.default-workers: must be five | five-per-processor | processors-plus-four | allowed-plus-four (it is '36')`",
        "interpreter | {preset: cpython-3.11, greenlet: {swich: 3us}} | interpreter.greenlet.swich: unknown key; did you mean 'switch'?",
        "interpreter | {preset: cpython-3.11, loop: {to-thread: 40}} | interpreter.loop.to-thread: a duration needs a unit (ms, ns, us, µs, μs, s, m, h): write 40ms (it is '40')",
      })
  void wrongValuesAreNamedWithTheirPlaceAndTheFix(String key, String value, String message) {
    assertThat(new Scenarios(folder).with(key, value).problems())
        .singleElement()
        .asString()
        .startsWith("scenario.yaml:")
        .contains(message);
  }
}
