package cezve.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.model.type.AddrType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WasiRoleTest {

  private static void assertRole(String role, byte[] module) throws IOException {
    String json = Cli.runWith(module, "inspect", "--json", "-").success();
    assertEquals(role, Json.object(json).get("wasi"));
  }

  @Test
  void aCommandHasAStart() throws IOException {
    assertRole("command", TestModules.exporting("_start"));
    assertRole("command", TestModules.exporting("_start", "_initialize"));
  }

  @Test
  void aReactorIsInitialised() throws IOException {
    assertRole("reactor", TestModules.exporting("_initialize"));
  }

  @Test
  void whatUsesWasiWithoutAStartIsAReactor() throws IOException {
    MemType memory = MemType.of(AddrType.I32, Limits.atLeast(1));
    assertRole("reactor", TestModules.importing("wasi_snapshot_preview1", memory));
    assertRole("none", TestModules.importing("env", memory));
  }

  @Test
  void otherModulesHaveNoRole() throws IOException {
    assertRole("none", TestModules.exporting("main", "_starting"));
    assertRole("none", TestModules.empty());
  }
}
