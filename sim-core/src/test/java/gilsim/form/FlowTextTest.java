package gilsim.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts of defaults as nodes. */
class FlowTextTest {
  private static final Position HERE = Position.of("here");

  private static Node text(String text) {
    return TextNode.of(text, HERE);
  }

  @Test
  void aWordIsAText() {
    assertThat(FlowText.parse("5ms", HERE)).isEqualTo(text("5ms"));
  }

  @Test
  void bracesAreMaps() {
    MapNode inner = MapNode.empty(HERE).with("from", text("3us")).with("to", text("5us"));
    assertThat(FlowText.parse("{uniform: {from: 3us, to: 5us}}", HERE))
        .isEqualTo(MapNode.empty(HERE).with("uniform", inner));
    assertThat(FlowText.parse("{}", HERE)).isEqualTo(MapNode.empty(HERE));
  }
}
