/** Stored runs, what follows from them, and the files they are exported to. */
package gilsim.store;
