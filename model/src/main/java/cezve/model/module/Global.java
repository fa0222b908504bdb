package cezve.model.module;

import cezve.model.type.GlobalType;

/** A global variable and its initial value. */
public record Global(GlobalType type, Expression init) {}
