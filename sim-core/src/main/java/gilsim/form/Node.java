package gilsim.form;

/** What a user wrote, before it has a meaning: a text, a list or a map, each with its position. */
public sealed interface Node permits TextNode, ListNode, MapNode {

  /** Where it is written. */
  Position position();

  /** The kind of value, for messages: {@code a value}, {@code a list} or {@code a map}. */
  String kind();

  /** How many single values, lists and maps it consists of, itself included. */
  long size();

  /** A short print for messages, on one line. */
  String print();
}
