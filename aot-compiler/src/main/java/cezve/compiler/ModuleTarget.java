package cezve.compiler;

import cezve.validator.ValidModule;

/** A module that is being compiled, and what knows where its parts are in the generated classes. */
record ModuleTarget(ValidModule module, FunctionClasses functions, Dispatchers dispatchers) {}
