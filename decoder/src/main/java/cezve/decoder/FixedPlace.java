package cezve.decoder;

/** Places that need no more than a name. */
enum FixedPlace implements Place {
  MODULE(""),
  CUSTOM_SECTION("custom section"),
  NAME_SECTION("name section");

  private final String text;

  FixedPlace(String text) {
    this.text = text;
  }

  @Override
  public String describe() {
    return text;
  }
}
