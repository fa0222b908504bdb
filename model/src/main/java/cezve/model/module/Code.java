package cezve.model.module;

import java.util.List;

/** What a function consists of besides its type. */
public interface Code {

  /**
   * The locals that are not parameters, as runs.
   *
   * @throws cezve.model.error.MalformedException if they are not in the format
   */
  List<Locals> locals();

  /**
   * The body.
   *
   * @throws cezve.model.error.MalformedException if the locals in front of it are not in the format
   */
  Expression body();

  /** The size in bytes of the function's entry in a binary module, or 0 if it is not in one. */
  int size();
}
