/** The real thing: scenarios run, and parameters are measured, with a real Python interpreter. */
package gilsim.measure;
