/** Plots of results: one class per plot, drawn as PNG and SVG. */
package gilsim.plot;
