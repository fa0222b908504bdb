package cezve.model.module;

import cezve.model.type.TableType;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param init the initial value of every element; null stands for null references
 */
public record Table(TableType type, @Nullable Expression init) {}
