// The parts of stb that are needed, and no more.

#define STBI_NO_STDIO
#define STBI_ONLY_PNG
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_THREAD_LOCALS
#define STBI_WRITE_NO_STDIO
#define STBI_ASSERT(x)
#define STBIW_ASSERT(x)
#define STBIR_ASSERT(x)

#include "stb_image.h"
#include "stb_image_resize.h"
#include "stb_image_write.h"
