/** Running a plan: replications in parallel, until the wanted precision, interruption. */
package gilsim.batch;
