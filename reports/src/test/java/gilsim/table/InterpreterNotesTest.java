package gilsim.table;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.ResultsBuilder;
import gilsim.store.Results;
import org.junit.jupiter.api.Test;

class InterpreterNotesTest {

  private static ResultsBuilder under(String interpreter, String kind) {
    return ResultsBuilder.scenario("pool")
        .point()
        .strategies("pool")
        .kind("pool", kind)
        .interpreter(interpreter)
        .value("base", "pool", "makespan", "s", 1, 0.01);
  }

  @Test
  void poolsOfInterpretersBeforeTheirTimeAreNamed() {
    Results early = under("cpython-3.13", "interpreter-pool, workers: 4").build();
    String note = "“pool”: cpython-3.13 has no InterpreterPoolExecutor, Python 3.14 was the first";

    assertThat(InterpreterNotes.missing(early)).singleElement().asString().startsWith(note);
    assertThat(StrategyTable.text(early, false)).contains(note);
  }

  @Test
  void poolsInsideOthersAreFound() {
    assertThat(
            InterpreterNotes.missing(
                under("cpython-3.12", "process-pool, inside: {type: interpreter-pool}").build()))
        .hasSize(1);
  }

  @Test
  void otherPoolsAndLaterInterpretersNeedNoWord() {
    for (String later : new String[] {"cpython-3.14", "cpython-3.14t", "my-own", "custom"}) {
      assertThat(InterpreterNotes.missing(under(later, "interpreter-pool").build())).isEmpty();
    }
    assertThat(InterpreterNotes.missing(under("cpython-3.13", "thread-pool").build())).isEmpty();
    assertThat(
            InterpreterNotes.missing(
                under("cpython-3.13", "interpreter-pool, interpreter: {name: cpython-3.14}")
                    .build()))
        .isEmpty();
  }

  @Test
  void whatOlderPythonsLackIsNamed() {
    assertThat(InterpreterNotes.missing(under("cpython-2.7", "asyncio").build()))
        .containsExactly("“pool”: cpython-2.7 has no asyncio, Python 3.4 was the first");
    assertThat(
            InterpreterNotes.missing(
                under("cpython-3.2", "process-pool, start: spawn, inside: {type: asyncio}")
                    .build()))
        .containsExactly(
            "“pool”: cpython-3.2 has no asyncio, Python 3.4 was the first",
            "“pool”: cpython-3.2 has no start method spawn on Linux, Python 3.4 was the first");
    assertThat(InterpreterNotes.missing(under("cpython-2.7", "thread-pool").build()))
        .containsExactly(
            "“pool”: cpython-2.7 has no concurrent.futures, Python 3.2 was the first; for 2.7 there is"
                + " the package futures");
    assertThat(InterpreterNotes.missing(under("cpython-2.7", "threads").build())).isEmpty();
    assertThat(InterpreterNotes.missing(under("cpython-2.7", "processes, start: fork").build()))
        .isEmpty();
    assertThat(InterpreterNotes.missing(under("cpython-3.6", "asyncio").build())).isEmpty();
  }

  @Test
  void ofSweptInterpretersTheEarlyOnesAreNamed() {
    Results results =
        ResultsBuilder.scenario("pool", "interpreter")
            .point("cpython-3.12")
            .point("cpython-3.13t")
            .point("cpython-3.14")
            .strategies("pool", "threads")
            .kind("pool", "interpreter-pool")
            .kind("threads", "threads")
            .interpreter("cpython-3.14")
            .build();

    assertThat(InterpreterNotes.missing(results))
        .singleElement()
        .asString()
        .startsWith("“pool”: cpython-3.12, cpython-3.13t have no InterpreterPoolExecutor");
  }

  @Test
  void sweptOrOwnInterpretersScaleComputeTimes() {
    Results swept =
        ResultsBuilder.scenario("versions", "interpreter")
            .point("cpython-3.11")
            .point("cpython-3.14t")
            .strategies("threads")
            .interpreter("cpython-3.11")
            .build();
    String note = "Compute times are stated under cpython-3.11, the interpreter that the scenario";
    assertThat(InterpreterNotes.scaledCompute(swept)).get().asString().startsWith(note);

    Results own =
        under("cpython-3.11", "thread-pool, interpreter: {name: cpython-3.14t, speed: 0.9}")
            .build();
    assertThat(InterpreterNotes.scaledCompute(own)).get().asString().startsWith(note);
    assertThat(InterpreterNotes.scaledCompute(under("cpython-3.11", "thread-pool").build()))
        .isEmpty();
  }
}
