package cezve.runtime;

/** What {@code ref.eq} can compare: references of type {@code eq}. */
public sealed interface EqReference permits AggregateInstance, I31 {}
