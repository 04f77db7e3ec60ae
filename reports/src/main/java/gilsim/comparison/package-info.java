/** Predictions beside results from elsewhere, with the error of every cell. */
package gilsim.comparison;
