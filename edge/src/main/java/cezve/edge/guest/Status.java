package cezve.edge.guest;

/** What host functions return in the place of a length. */
final class Status {
  static final int OK = 0;
  static final int NONE = -1;
  static final int INVALID = -2;
  static final int TOO_LARGE = -3;
  static final int UNAVAILABLE = -4;

  private Status() {}
}
