/** One replication: a resolved system, its model objects made afresh, and what was measured. */
package gilsim.experiment;
