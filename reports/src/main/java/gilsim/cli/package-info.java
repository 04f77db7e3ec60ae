/** The command line. */
package gilsim.cli;
