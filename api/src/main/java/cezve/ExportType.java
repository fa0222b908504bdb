package cezve;

import cezve.model.type.ExternType;

/**
 * Something that the instances of a module give.
 *
 * @param name its name
 * @param type what it is, in closed form
 */
public record ExportType(String name, ExternType type) {}
