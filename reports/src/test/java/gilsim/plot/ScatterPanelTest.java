package gilsim.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.junit.jupiter.api.Test;

/** Texts beside points. */
class ScatterPanelTest {
  private static List<String> anchors(double... measured) {
    ScatterPanel panel = new ScatterPanel("s");
    for (int i = 0; i < measured.length; i++) {
      panel.add(
          "threads",
          ScatterPanel.Bar.of(measured[i]),
          ScatterPanel.Bar.of(0.4),
          Integer.toString(i + 1));
    }
    return panel
        .draw("title", "", "measured", "predicted")
        .chart()
        .getXYPlot()
        .getAnnotations()
        .stream()
        .map(note -> ((XYTextAnnotation) note).getTextAnchor().toString())
        .toList();
  }

  @Test
  void textsOfNeighboursStandOnDifferentSides() {
    assertThat(anchors(0.62, 0.69)).doesNotHaveDuplicates();
  }

  @Test
  void textsStandAwayFromTheDiagonal() {
    assertThat(anchors(0.5, 0.9)).containsOnly("TextAnchor.TOP_LEFT");
    assertThat(anchors(0.3)).containsOnly("TextAnchor.BOTTOM_RIGHT");
  }
}
