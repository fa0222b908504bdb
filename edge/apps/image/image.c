// PNG in, PNG out: grey, inverted, and of another size, as the query says.

#include "cezve.h"
#include "stb.h"

CEZVE_METADATA("image", "1.0.0", "PNG in grey, inverted or of another size: ?grey=1&invert=1&width=320&height=200", "image/png", "image/png")

enum {
  // Together they keep the work within 128 MiB.
  LARGEST_BODY = 16 << 20,
  MOST_PIXELS = 4 << 20,
  MOST_RESIZING_BYTES = 32 << 20,
};

typedef struct {
  int width, height;
  unsigned char *pixels; // red, green, blue, opacity
} Image;

static void refuse(int status, const char *why) {
  cezve_respond(status, "text/plain", why, strlen(why));
  cezve_write("\n");
}

// A switch of the query, which is on unless it says "0": 1, 0, or -1 if it is neither.
static int flag(const char *name) {
  char *value = cezve_query(name);
  if (!value || strcmp(value, "0") == 0) return 0;
  return *value == 0 || strcmp(value, "1") == 0 ? 1 : -1;
}

// A length of the query: 0 if there is none, -1 if it makes no sense.
static int length_of(const char *name) {
  char *value = cezve_query(name);
  if (!value) return 0;
  int length = 0;
  for (char *at = value; *at; at++) {
    if (*at < '0' || *at > '9' || length > MOST_PIXELS) return -1;
    length = length * 10 + (*at - '0');
  }
  return length > 0 && length <= MOST_PIXELS ? length : -1;
}

static void apply(Image image, int grey, int invert) {
  unsigned char *end = image.pixels + (size_t)image.width * (size_t)image.height * 4;
  unsigned char mask = invert ? 255 : 0;
  for (unsigned char *p = image.pixels; p < end; p += 4) {
    if (grey) p[0] = p[1] = p[2] = (unsigned char)((p[0] * 54 + p[1] * 183 + p[2] * 19 + 128) >> 8); // luminance as of BT.709
    for (int i = 0; i < 3; i++) p[i] ^= mask;
  }
}

// Fills in the lengths that are not given, which keeps the proportions.
static void choose_size(Image image, int *width, int *height) {
  if (!*width && !*height) *width = image.width;
  if (!*height) *height = (int)(((int64_t)*width * image.height + image.width / 2) / image.width);
  if (!*width) *width = (int)(((int64_t)*height * image.width + image.height / 2) / image.height);
  if (*width == 0) *width = 1;
  if (*height == 0) *height = 1;
}

static int too_many_pixels(int width, int height) { return (int64_t)width * height > MOST_PIXELS; }

// Resizing keeps as many rows of its result, in floats, as one pixel can have a part in.
static int too_much_work(Image image, int width, int height) {
  int64_t rows = 4 * ((int64_t)image.height / height + 1) + 1;
  return rows * width * 4 * (int64_t)sizeof(float) > MOST_RESIZING_BYTES;
}

static void write_piece(void *context, void *data, int size) {
  (void)context;
  cezve_response_write(data, (size_t)size);
}

CEZVE_HANDLER {
  int grey = flag("grey"), invert = flag("invert"), width = length_of("width"), height = length_of("height");
  if (grey < 0 || invert < 0) return refuse(400, "grey and invert are 1 or 0");
  if (width < 0 || height < 0) return refuse(400, "width and height are numbers of pixels, at most 4194304 in all");
  int32_t length;
  unsigned char *body = (unsigned char *)cezve_body(LARGEST_BODY, &length);
  if (!body) return refuse(length == CEZVE_TOO_LARGE ? 413 : 400, "the body cannot be read, or has more than 16 MiB");
  Image image;
  int channels;
  if (!stbi_info_from_memory(body, length, &image.width, &image.height, &channels)) return refuse(415, "the body is no PNG");
  choose_size(image, &width, &height);
  if (too_many_pixels(image.width, image.height) || too_many_pixels(width, height)) return refuse(413, "an image has at most 4194304 pixels");
  if (too_much_work(image, width, height)) return refuse(413, "this is too wide for an image that gets so much lower");
  image.pixels = stbi_load_from_memory(body, length, &image.width, &image.height, &channels, 4);
  free(body);
  if (!image.pixels) return refuse(422, stbi_failure_reason());
  if (width != image.width || height != image.height) {
    unsigned char *resized = cezve_allocate((size_t)width * (size_t)height * 4);
    if (!stbir_resize_uint8_srgb(image.pixels, image.width, image.height, 0, resized, width, height, 0, 4, 3, 0)) __builtin_trap();
    free(image.pixels);
    image = (Image){width, height, resized};
  }
  apply(image, grey, invert);
  cezve_begin(200, "image/png");
  if (!stbi_write_png_to_func(write_piece, NULL, image.width, image.height, 4, image.pixels, 0)) __builtin_trap();
}
