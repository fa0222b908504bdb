package cezve.spectests.programs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a program and what V8 gave for it; the format is described in docs/programs.md.
 *
 * @param folder where the case's files are
 * @param dirs by guest path, the folder that is copied and preopened, or null for an empty one
 * @param exit the exit status, or null for a trap
 * @param invoke the function to call, or null for a command
 * @param results the results of the function, as texts
 * @param stdoutSha256 the digest of a standard output that is too long to be kept
 * @param written the digests of written files that are too long to be kept, by name
 * @param v8Millis how long V8 took, cold
 */
record ProgramCase(
    Path folder,
    String wasm,
    List<String> args,
    Map<String, String> env,
    Map<String, @Nullable String> dirs,
    @Nullable Integer exit,
    @Nullable String invoke,
    List<String> results,
    @Nullable String stdoutSha256,
    Map<String, String> written,
    int v8Millis) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private record Fields(
      String wasm,
      List<String> args,
      Map<String, String> env,
      Map<String, @Nullable String> dirs,
      JsonNode exit,
      @Nullable String invoke,
      @Nullable List<String> results,
      @JsonProperty("stdout_sha256") @Nullable String stdoutSha256,
      @JsonProperty("expect_sha256") @Nullable Map<String, String> written,
      @JsonProperty("v8_ms") int v8Millis) {}

  /** Reads the case of a folder. */
  static ProgramCase read(Path folder) throws IOException {
    Fields f = JSON.readValue(folder.resolve("case.json").toFile(), Fields.class);
    return new ProgramCase(
        folder,
        f.wasm,
        f.args,
        f.env,
        f.dirs,
        f.exit.isInt() ? f.exit.intValue() : null,
        f.invoke,
        f.results == null ? List.of() : f.results,
        f.stdoutSha256,
        f.written == null ? Map.of() : f.written,
        f.v8Millis);
  }

  String name() {
    return folder.getFileName().toString();
  }

  byte[] stdin() throws IOException {
    Path stdin = folder.resolve("stdin");
    return Files.exists(stdin) ? Files.readAllBytes(stdin) : new byte[0];
  }
}
