import org.jspecify.annotations.NullMarked;

/** The binary format: module decoder and encoder. */
@NullMarked
module cezve.decoder {
  requires transitive cezve.model;
  requires static transitive org.jspecify;

  exports cezve.decoder;
}
