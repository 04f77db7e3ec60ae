package gilsim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.workload.IncrementForm.Kind;
import gilsim.workload.IncrementForm.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that increment, as operations. */
class IncrementFormTest {
  @Test
  void anIncrementLoadsAddsAndStores() {
    assertThat(IncrementForm.parse("x = x + 1").operations())
        .isEqualTo(IncrementForm.parse("counter += 1").operations())
        .containsExactly(
            new Operation(Kind.SLOW, Bytecode.NEXT, false, false),
            new Operation(Kind.FAST, Bytecode.STORE_LOCAL, false, false),
            new Operation(Kind.SLOW, Bytecode.LOAD_GLOBAL, true, false),
            new Operation(Kind.FAST, Bytecode.LOCAL, true, false),
            new Operation(Kind.SLOW, Bytecode.ADD, true, false),
            new Operation(Kind.SLOW, Bytecode.STORE_GLOBAL, false, true),
            new Operation(Kind.JUMP_BACK, Bytecode.JUMP, false, true));
  }

  @Test
  void callsAreWhatTheyAre() {
    assertThat(IncrementForm.parse("x += len(s)").operations())
        .extracting(Operation::kind)
        .contains(Kind.QUICK_CALL)
        .doesNotContain(Kind.CALL);
    assertThat(IncrementForm.parse("x = x + int(1)").operations())
        .extracting(Operation::kind)
        .contains(Kind.CALL);
    assertThat(IncrementForm.parse("x = x + one()").operations())
        .extracting(Operation::kind)
        .containsSubsequence(Kind.PYTHON_CALL, Kind.PYTHON_RETURN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = x + 1",
        "x += 1",
        "o.v += 1",
        "o.v = o.v + 1",
        "L[0] += 1",
        "d['k'] = d['k'] + 1",
        "t = x; x = t + 1",
        "x += y",
        "x = x + await f()",
        "o.v += await asyncio.sleep(0)",
        "t = x; await asyncio.sleep(0); x = t + 1",
        "  total=total+f( 3 ) "
      })
  void everyFormStoresOnce(String text) {
    assertThat(IncrementForm.parse(text).operations())
        .filteredOn(o -> o.stored() && o.kind() != Kind.JUMP_BACK)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x += await f()", "t = x; await asyncio.sleep(0); x = t + 1"})
  void anAwaitComesBetweenLoadAndStore(String text) {
    assertThat(IncrementForm.parse(text).awaits()).isTrue();
    assertThat(IncrementForm.parse(text).operations())
        .contains(new Operation(Kind.AWAIT, Bytecode.PYTHON_CALL, true, false));
    assertThat(IncrementForm.parse("x += f()").awaits()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await f()",
        "x = await f()",
        "x = x + await f",
        "",
        "x",
        "x = y + 1",
        "x -= 1",
        "x += f(g())",
        "import os",
        "x = 1"
      })
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> IncrementForm.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x = x + 1");
  }
}
