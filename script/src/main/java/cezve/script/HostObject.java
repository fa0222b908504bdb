package cezve.script;

/**
 * What {@code (ref.extern 1)} and {@code (ref.host 1)} refer to.
 *
 * @param number the script's name for it
 */
record HostObject(int number) {}
