package cezve.runtime;

import cezve.validator.ValidModule;

/**
 * A module that can be instantiated any number of times.
 *
 * @param valid the module
 * @param code what an engine has prepared of it
 */
public record LoadedModule(ValidModule valid, ModuleCode code) {}
