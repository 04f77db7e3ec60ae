/** Tables of results: quantities for people, one row per strategy, forms for other programs. */
package gilsim.table;
