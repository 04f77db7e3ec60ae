package gilsim.plot;

import gilsim.comparison.ResultFolder;
import gilsim.comparison.SideBySide;
import gilsim.comparison.SpeedRatio;
import gilsim.comparison.SpeedRatios;
import gilsim.store.Results;
import java.util.ArrayList;
import java.util.List;

/**
 * How many times as fast every cell is in a folder as in the first: predicted against measured.
 * Whether a change of interpreter or machine was predicted shows here, whatever both are off by.
 */
public final class SpeedRatioPlot implements OverviewPlot {
  @Override
  public List<Figure> figures(List<ResultFolder> folders) {
    List<Panel> panels = new ArrayList<>();
    StrategyKinds kinds = new StrategyKinds();
    for (Results results : folders.get(0).results()) {
      kinds.add(results);
    }
    for (SpeedRatios folder : SpeedRatios.of(new SideBySide(folders))) {
      panels.add(panel(folder, folders.get(0).label(), kinds));
    }
    if (panels.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Figure(
            "all-speed-ratios",
            "How many times as fast",
            "How many times as fast a cell is as in "
                + folders.get(0).label()
                + ": makespan there / makespan here, or throughput here / throughput there, of"
                + " medians. The line is equality of predicted and measured ratio, the band ±10 %.",
            panels));
  }

  private static Panel panel(SpeedRatios folder, String first, StrategyKinds kinds) {
    ScatterPanel panel = new ScatterPanel("1");
    for (SpeedRatio ratio : folder.ratios()) {
      panel.add(
          kinds.of(ratio.row().scenario(), ratio.row().strategy()),
          ScatterPanel.Bar.of(ratio.measured()),
          ScatterPanel.Bar.of(ratio.predicted()),
          "");
    }
    return panel.draw(
        "How many times as fast",
        folder.folder() + " against " + first,
        "measured ratio",
        "predicted ratio");
  }
}
