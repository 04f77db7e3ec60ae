package gilsim.report;

import gilsim.plot.ChartImage;
import gilsim.plot.Figure;
import gilsim.plot.Panel;
import gilsim.plot.PlotInput;
import gilsim.plot.PlotKind;
import gilsim.store.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Draws all plots of a scenario into a folder. */
final class PlotFiles {
  private final Path folder;

  PlotFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes every figure as PNG and SVG.
   *
   * @param results what to draw
   * @param prefix begin of the file names
   * @return the figures for the page
   */
  List<PageFigure> write(Results results, String prefix) throws IOException {
    Files.createDirectories(folder);
    PlotInput input = PlotInput.of(results);
    List<PageFigure> figures = new ArrayList<>();
    for (PlotKind kind : PlotKind.values()) {
      for (Figure figure : kind.figures(input)) {
        figures.add(write(figure, prefix));
      }
    }
    return figures;
  }

  private PageFigure write(Figure figure, String prefix) throws IOException {
    List<PageFigure.Image> images = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      Panel panel = figure.panels().get(i);
      String name = prefix + figure.name() + (figure.panels().size() > 1 ? "-" + (i + 1) : "");
      byte[] svg = ChartImage.svg(panel);
      AtomicFile.write(folder.resolve(name + ".svg"), svg);
      AtomicFile.write(folder.resolve(name + ".png"), ChartImage.png(panel));
      images.add(
          new PageFigure.Image(
              "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg),
              name + ".png",
              figure.title() + (figure.panels().size() > 1 ? ", panel " + (i + 1) : ""),
              panel.width(),
              panel.height()));
    }
    return new PageFigure(figure.title(), figure.caption(), images);
  }
}
