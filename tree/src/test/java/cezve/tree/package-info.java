/** Tests of lowering. {@link cezve.tree.Body} lowers the bodies that they give. */
@NullMarked
package cezve.tree;

import org.jspecify.annotations.NullMarked;
