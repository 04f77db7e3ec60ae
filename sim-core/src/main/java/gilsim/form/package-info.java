/**
 * Forms: plain descriptions of what may be written in a scenario file. One description of a key
 * (name, type, unit, range, default, meaning) serves reading, validation, suggestions, the schema
 * for editors and the reference page.
 */
package gilsim.form;
