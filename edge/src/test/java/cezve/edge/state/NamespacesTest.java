package cezve.edge.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No key of a namespace is one of another. */
final class NamespacesTest {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars(":0123ab\0").ofMaxLength(6);
  }

  @Property(tries = 20_000)
  void keysAreTheSameOnlyIfAllIsTheSame(
      @ForAll("texts") String first,
      @ForAll("texts") String firstKey,
      @ForAll("texts") String second,
      @ForAll("texts") String secondKey) {
    boolean isSame = first.equals(second) && firstKey.equals(secondKey);
    byte[] a = KeyValueContract.bytes(firstKey);
    byte[] b = KeyValueContract.bytes(secondKey);
    assertEquals(isSame, Arrays.equals(Entries.key(first, a), Entries.key(second, b)));
    assertEquals(isSame, Arrays.equals(RedisStore.key(first, a), RedisStore.key(second, b)));
  }

  /** Chance alone hardly ever makes keys of which one could be mistaken for another. */
  @Property(tries = 20_000)
  void theBorderCannotBeMoved(
      @ForAll("texts") String text, @ForAll byte first, @ForAll byte second) {
    int i = Math.floorMod(first, text.length() + 1);
    int j = Math.floorMod(second, text.length() + 1);
    byte[] a = KeyValueContract.bytes(text.substring(i));
    byte[] b = KeyValueContract.bytes(text.substring(j));
    String left = text.substring(0, i);
    String right = text.substring(0, j);
    assertEquals(i == j, Arrays.equals(Entries.key(left, a), Entries.key(right, b)));
    assertEquals(i == j, Arrays.equals(RedisStore.key(left, a), RedisStore.key(right, b)));
  }
}
