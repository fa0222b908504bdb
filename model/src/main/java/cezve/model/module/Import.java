package cezve.model.module;

import cezve.model.type.ExternType;

/** Something that instantiation must be given: its two-part name and its type. */
public record Import(String module, String name, ExternType type) {}
