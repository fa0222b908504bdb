package cezve.edge;

/**
 * What became of a request. Each has an HTTP status of its own, and a word for the header {@code
 * Cezve-Reason}, for metrics and for logs.
 */
public enum Outcome {
  /** The function has answered, with any status. */
  ANSWERED(200, "answered"),
  /** No route leads anywhere. */
  NO_ROUTE(404, "no-route"),
  /** There are routes for the path, but not for the method. */
  METHOD(405, "method"),
  /** The request's body is larger than the function allows. */
  REQUEST_SIZE(413, "request-size"),
  /** The function works on as many requests as it may, and as many wait. */
  CONCURRENCY(429, "concurrency"),
  /** The guest has trapped. */
  TRAP(500, "trap"),
  /** The module imports what it may not, or what there is not. */
  IMPORT(501, "import"),
  /** The program has ended with a status other than 0, or without an answer. */
  EXIT(502, "exit"),
  /** The server is being stopped, or has too much to do, or the module cannot be had now. */
  UNAVAILABLE(503, "unavailable"),
  /** The time is over. */
  TIME(504, "time"),
  /** It took more memory than it may. */
  MEMORY(507, "memory"),
  /** Its fuel or processor time is used up. */
  CPU(508, "cpu"),
  /** The response is larger than allowed. */
  RESPONSE_SIZE(509, "response-size"),
  /** Its call stack is exhausted. */
  STACK(510, "stack"),
  /** It sent a request to a host or an address that it may not. */
  HOST(403, "host"),
  /** The client went away, or sent something that is not HTTP. */
  CLIENT(400, "client"),
  /** The server has failed. */
  INTERNAL(520, "internal");

  private final int status;
  private final String reason;

  Outcome(int status, String reason) {
    this.status = status;
    this.reason = reason;
  }

  /** The HTTP status of what the server answers in the place of the function. */
  public int status() {
    return status;
  }

  /** The word for it. */
  public String reason() {
    return reason;
  }
}
