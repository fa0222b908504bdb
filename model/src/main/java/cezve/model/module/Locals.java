package cezve.model.module;

import cezve.model.type.ValType;

/** A run of locals of one type. */
public record Locals(int count, ValType type) {}
