/**
 * The types of WebAssembly 3.0, as in the specification's chapter <a
 * href="https://webassembly.github.io/spec/core/syntax/types.html">Structure: Types</a>.
 *
 * <pre>
 * valtype    ::= numtype | vectype | reftype
 * reftype    ::= (ref null? heaptype)
 * heaptype   ::= absheaptype | typeuse
 * typeuse    ::= typeidx            a module's own index            {@link cezve.model.type.TypeUse.Index}
 *              | rec.i              a member of the group at hand    {@link cezve.model.type.TypeUse.Rec}
 *              | deftype            a closed, canonical type         {@link cezve.model.type.DefType}
 * rectype    ::= (rec subtype*)
 * subtype    ::= (sub final? typeuse* comptype)
 * comptype   ::= functype | structtype | arraytype
 * externtype ::= func | table | mem | global | tag
 * </pre>
 *
 * <p>A decoded module speaks in type indices. Closing a type ({@link cezve.model.type.TypeSpace})
 * replaces every index by the {@link cezve.model.type.DefType} it stands for. Defined types are
 * interned across the whole process, so two types of two modules are equal by the specification's
 * iso-recursive rule exactly when they are the same object. Matching ({@link
 * cezve.model.type.Matching}) is defined on closed types only.
 */
@NullMarked
package cezve.model.type;

import org.jspecify.annotations.NullMarked;
