package gilsim.report;

import gilsim.comparison.ResultFolder;
import gilsim.plot.ChartImage;
import gilsim.plot.Figure;
import gilsim.plot.OverviewPlotKind;
import gilsim.plot.Panel;
import gilsim.plot.PlotInput;
import gilsim.plot.PlotKind;
import gilsim.store.AtomicFile;
import gilsim.store.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws plots into a folder. */
final class PlotFiles {
  /** The pictures of one panel. */
  private record Drawn(byte[] svg, byte[] png) {}

  /** Names of the files that are ours, so that we take away no others. */
  private static final String INDEX = ".files";

  private final Path folder;
  private final Set<String> written = new TreeSet<>();

  PlotFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes every figure of a scenario as PNG and SVG.
   *
   * @param results what to draw
   * @param prefix begin of the file names
   * @return the figures for the page
   */
  List<PageFigure> write(Results results, String prefix) throws IOException {
    PlotInput input = PlotInput.of(results);
    return write(
        Arrays.stream(PlotKind.values()).flatMap(kind -> kind.figures(input).stream()).toList(),
        prefix);
  }

  /** Writes every figure of all results together. */
  List<PageFigure> overview(List<ResultFolder> folders) throws IOException {
    return write(
        Arrays.stream(OverviewPlotKind.values())
            .flatMap(kind -> kind.figures(folders).stream())
            .toList(),
        "");
  }

  private List<PageFigure> write(List<Figure> figures, String prefix) throws IOException {
    Files.createDirectories(folder);
    List<Drawn> drawn =
        figures.stream().flatMap(figure -> figure.panels().stream()).toList().parallelStream()
            .map(panel -> new Drawn(ChartImage.svg(panel), ChartImage.png(panel)))
            .toList();
    List<PageFigure> page = new ArrayList<>();
    int first = 0;
    for (Figure figure : figures) {
      page.add(write(figure, prefix, drawn.subList(first, first + figure.panels().size())));
      first += figure.panels().size();
    }
    return page;
  }

  /** Takes away the plots of an earlier report that this one does not have. */
  void tidy() throws IOException {
    if (written.isEmpty()) {
      return; // nothing could be drawn; what was drawn before is better than nothing
    }
    Path index = folder.resolve(INDEX);
    if (Files.exists(index)) {
      for (String name : Files.readAllLines(index)) {
        if (!written.contains(name) && name.matches("[a-z0-9.-]+\\.(svg|png)")) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
    }
    String names = written.stream().map(name -> name + "\n").collect(Collectors.joining());
    AtomicFile.write(index, names.getBytes(StandardCharsets.UTF_8));
  }

  private void keep(String name, byte[] content) throws IOException {
    AtomicFile.write(folder.resolve(name), content);
    written.add(name);
  }

  private PageFigure write(Figure figure, String prefix, List<Drawn> drawn) throws IOException {
    List<PageFigure.Image> images = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      Panel panel = figure.panels().get(i);
      String name = prefix + figure.name() + (figure.panels().size() > 1 ? "-" + (i + 1) : "");
      byte[] svg = drawn.get(i).svg();
      keep(name + ".svg", svg);
      keep(name + ".png", drawn.get(i).png());
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
