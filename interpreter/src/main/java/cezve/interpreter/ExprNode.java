package cezve.interpreter;

/** An executable expression. */
sealed interface ExprNode permits I32Node, I64Node, F32Node, F64Node, RefNode {}
