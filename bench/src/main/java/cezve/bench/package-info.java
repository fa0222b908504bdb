/**
 * Kernels, engines and the benchmarks that run every kernel in every engine. An engine is a
 * constant of {@link cezve.bench.Engine}; what it loads is a {@link cezve.bench.KernelRunner}.
 */
package cezve.bench;
