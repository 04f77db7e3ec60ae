/** One replication as rows of slices over simulated time: recorded, and written as a trace file. */
package gilsim.timeline;
