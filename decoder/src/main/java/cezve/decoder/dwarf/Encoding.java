package cezve.decoder.dwarf;

/**
 * What a unit's values look like.
 *
 * @param version the version of DWARF
 * @param offsetSize how many bytes an offset into a section takes
 * @param addressSize how many bytes an address takes
 */
record Encoding(int version, int offsetSize, int addressSize) {}
