/**
 * The tree that both engines execute: one {@link cezve.tree.FuncTree} per function, made by {@link
 * cezve.tree.Lowering} from a validated body.
 *
 * <p>Its invariant: an {@link cezve.tree.Expr} never branches, and a {@link cezve.tree.Stmt} never
 * yields a value. What an instruction sequence leaves on the operand stack is either an expression
 * that is still to be evaluated, or sits in a slot: the operand at height <i>h</i> owns one slot
 * per type it takes there, and blocks, joins, branches and calls hand values over only through
 * slots.
 *
 * <pre>
 * function ::= params and locals as slots, a statement list
 * stmt     ::= slot := expr | global := expr | store | call | … | return expr*
 *            | if expr then stmt* else stmt*
 *            | loop label { stmt* }              {@code br label} goes back to its start
 *            | blocks { stmt* label: stmt* … }   {@code br label} goes forward to the label
 *            | try { stmt* } catch tag? slot* { stmt* } …
 *            | throw tag expr* | throw_ref expr
 *            | br label | br_if expr label | br_table expr label*
 * expr     ::= constant | slot | global | op(expr*) | load(expr) | select(expr, expr, expr) | …
 * </pre>
 *
 * <p>Expressions are evaluated left to right, statements in order; together they trap, read and
 * write in exactly the order of the instructions they come from. Unreachable code is not in the
 * tree.
 */
@NullMarked
package cezve.tree;

import org.jspecify.annotations.NullMarked;
