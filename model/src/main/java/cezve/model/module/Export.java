package cezve.model.module;

import cezve.model.type.ExternKind;

/** Something that an instance gives by name: the kind and the index in that kind's space. */
public record Export(String name, ExternKind kind, int index) {}
