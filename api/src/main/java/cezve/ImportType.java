package cezve;

import cezve.model.type.ExternType;

/**
 * Something that a module wants to be given.
 *
 * @param module the first part of its name
 * @param name the second part of its name
 * @param type what it has to be, in closed form
 */
public record ImportType(String module, String name, ExternType type) {}
