package cezve.interpreter;

/** An executable expression. */
abstract sealed class ExprNode permits I32Node, I64Node, F32Node, F64Node, V128Node, RefNode {}
