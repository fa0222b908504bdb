package cezve.model.module;

/**
 * A custom section.
 *
 * @param name its name, which need not be unique
 * @param contents the bytes after the name
 * @param after the last section before it, other than a custom one
 */
public record Custom(String name, Bytes contents, Section after) {}
