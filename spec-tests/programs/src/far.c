// 64-bit addresses: a search tree whose nodes lie a megabyte apart, the last of them beyond 4 GiB, and a text copied from end to end.
typedef unsigned char u8;
typedef unsigned long long u64;

#define EXPORT(name) __attribute__((export_name(name)))

enum { STRIDE = (1 << 20) + 72, PAGE = 65536 };

typedef struct Node {
  struct Node *left, *right;
  u64 key, count;
} Node;

extern u8 __heap_base;
static u8 *next_free;

// Makes room for so many more bytes, all at once.
static void reserve(u64 bytes) {
  if (!next_free) next_free = &__heap_base;
  u64 end = ((u64)next_free + bytes + PAGE - 1) / PAGE, now = __builtin_wasm_memory_size(0);
  if (end > now && __builtin_wasm_memory_grow(0, end - now) == (u64)-1) __builtin_trap();
}

static void *allocate(u64 bytes) {
  bytes = (bytes + 7) / 8 * 8;
  reserve(bytes);
  u8 *result = next_free;
  next_free += bytes;
  return result;
}

static Node *insert(Node *tree, u64 key) {
  Node **at = &tree;
  while (*at && (*at)->key != key) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
  if (!*at) {
    *at = allocate(STRIDE);
    (*at)->key = key;
  }
  (*at)->count++;
  return tree;
}

static u64 walk(const Node *tree, u64 sum) {
  if (!tree) return sum;
  sum = walk(tree->left, sum);
  sum = (sum ^ tree->key) * 0x9E3779B97F4A7C15u + tree->count;
  return walk(tree->right, sum);
}

// A checksum of the keys in order.
EXPORT("tree") u64 tree(int nodes) {
  Node *root = 0;
  reserve((u64)nodes * STRIDE);
  u64 seed = 88172645463325252u;
  for (int i = 0; i < nodes; i++) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    root = insert(root, seed % (u64)nodes);
  }
  return walk(root, 0);
}

// The address, in MiB, of the last byte after building a tree.
EXPORT("extent") u64 extent(int nodes) {
  tree(nodes);
  return (u64)next_free >> 20;
}

// How many bytes of a text arrive at the far end of a block of that many GiB, and come back.
EXPORT("carry") int carry(int gibibytes) {
  static const char text[] = "the quick brown fox jumps over the lazy dog";
  u64 size = (u64)gibibytes << 30;
  u8 *block = allocate(size), *far = block + size - sizeof text;
  u8 back[sizeof text];
  __builtin_memset(back, '.', sizeof back);
  __builtin_memcpy(far, text, sizeof text);
  __builtin_memmove(far - 5, far, sizeof text);
  __builtin_memcpy(back, far - 5, sizeof back);
  int same = 0;
  for (u64 i = 0; i < sizeof text; i++) same += back[i] == (u8)text[i];
  return same;
}

// Reads just beyond the end of the memory, with an address that does not fit 32 bits.
EXPORT("beyond") int beyond(void) {
  allocate(5ull << 30);
  volatile u8 *end = (u8 *)((u64)__builtin_wasm_memory_size(0) * PAGE);
  return *end;
}
