package cezve.wasi;

/** The versions of the interface that differ in a few numbers and layouts. */
enum Snapshot {
  /** {@code wasi_unstable}, also called snapshot 0. */
  UNSTABLE("wasi_unstable"),
  /** {@code wasi_snapshot_preview1}. */
  PREVIEW1("wasi_snapshot_preview1");

  private final String module;

  Snapshot(String module) {
    this.module = module;
  }

  /** The name of the module that modules import from. */
  String module() {
    return module;
  }
}
