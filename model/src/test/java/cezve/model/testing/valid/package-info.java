/**
 * Makes up modules that are valid and that end, for comparing what executes them: see {@link
 * cezve.model.testing.valid.RandomModule}.
 */
package cezve.model.testing.valid;
