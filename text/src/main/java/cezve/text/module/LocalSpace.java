package cezve.text.module;

import cezve.model.module.Names;
import cezve.text.lexer.TokenCursor;

/** The index space of a function's parameters and locals. */
final class LocalSpace implements TypeDefinitions.ParamNames {
  private final IndexSpace space = new IndexSpace(Names.Kind.LOCAL);

  IndexSpace space() {
    return space;
  }

  @Override
  public void named(TokenCursor in) {
    space.define(in);
  }

  @Override
  public void unnamed(int count) {
    space.add(count);
  }
}
