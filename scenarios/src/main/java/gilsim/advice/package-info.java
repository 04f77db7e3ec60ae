/** Which strategy and size to use, with the confidence of that choice. */
package gilsim.advice;
