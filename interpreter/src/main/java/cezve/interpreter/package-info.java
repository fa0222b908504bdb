/**
 * The tree-walking engine: a function's tree becomes a tree of nodes, each an object of a small
 * class that knows its operands.
 *
 * <p>There is one kind of node per type of value, so that nothing is boxed, and one for statements,
 * which answer whether they completed or which label they branch to. Nodes belong to a module and
 * are shared by its instances: what an instance adds comes with the {@link
 * cezve.interpreter.Frame}.
 */
@NullMarked
package cezve.interpreter;

import org.jspecify.annotations.NullMarked;
