/** The simulation engine. */
package gilsim.kernel;
