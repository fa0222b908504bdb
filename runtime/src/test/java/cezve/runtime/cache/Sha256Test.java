package cezve.runtime.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class Sha256Test {
  @Property
  void authenticatesAsThePlatformDoes(
      @ForAll @Size(min = 1, max = 64) byte[] key, @ForAll @Size(max = 300) byte[] content)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertArrayEquals(mac.doFinal(content), Sha256.authenticate(key, ByteBuffer.wrap(content)));
  }
}
