package cezve.text.module;

/**
 * A field of a module.
 *
 * @param token the index of its keyword among the tokens
 */
record Field(FieldKind kind, int token) {}
