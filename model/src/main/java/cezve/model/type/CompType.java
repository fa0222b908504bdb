package cezve.model.type;

/** A composite type: a function, a structure or an array type. */
public sealed interface CompType permits FuncType, StructType, ArrayType {}
