package cezve.script;

import cezve.runtime.ModuleCode;
import cezve.validator.ValidModule;

/** A module that can be instantiated any number of times. */
record LoadedModule(ValidModule valid, ModuleCode code) {}
