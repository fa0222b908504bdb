/** What the tests of several modules need: the shared test data, and random modules. */
package cezve.model.testing;
