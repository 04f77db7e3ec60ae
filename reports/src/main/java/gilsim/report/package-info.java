/** The report: one self-contained page, and the plots as files. */
package gilsim.report;
