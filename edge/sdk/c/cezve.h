/*
 * Functions for `cezve serve` in C. See docs/edge-abi.md.
 *
 *   #include "cezve.h"
 *
 *   CEZVE_HANDLER {
 *     cezve_respondf(200, "text/plain", "%s says hello\n", cezve_parameter("name"));
 *   }
 *
 *   clang --target=wasm32-wasi -mexec-model=reactor -Os -o hello.wasm hello.c
 *
 * Functions that are named as in docs/edge-abi.md are those; they need no library: with -ffreestanding,
 * or with CEZVE_RAW defined, nothing else is declared. The others need malloc. What they return is
 * never freed by them, and need not be by you: an instance answers one request. Where memory runs out, they trap.
 */
#ifndef CEZVE_H
#define CEZVE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Results below 0 are errors. */
enum {
  CEZVE_NONE = -1,        /* there is no such header, key, parameter, ... */
  CEZVE_INVALID = -2,     /* an argument makes no sense */
  CEZVE_TOO_LARGE = -3,   /* more than is allowed */
  CEZVE_UNAVAILABLE = -4, /* a peer or the store cannot be reached, or has failed */
};

enum { CEZVE_DEBUG, CEZVE_INFO, CEZVE_WARN, CEZVE_ERROR };

#define CEZVE_IMPORT(name) __attribute__((import_module("cezve"), import_name(#name))) extern

#ifdef __cplusplus
#define CEZVE_EXPORT(name) extern "C" __attribute__((export_name(name)))
#else
#define CEZVE_EXPORT(name) __attribute__((export_name(name)))
#endif

/* Begins the definition of the function that answers a request: CEZVE_HANDLER { ... } */
#define CEZVE_HANDLER      \
  CEZVE_EXPORT("handle")   \
  void cezve_handle(void); \
  void cezve_handle(void)

/* What the module is: literals without quotation marks and backslashes; input and output are media types. */
#define CEZVE_METADATA(name, version, description, input, output)                                                \
  CEZVE_EXPORT("cezve_metadata")                                                                                 \
  const char *cezve_metadata(void);                                                                              \
  const char *cezve_metadata(void) {                                                                             \
    return "{\"name\":\"" name "\",\"version\":\"" version "\",\"description\":\"" description "\",\"input\":\"" \
           input "\",\"output\":\"" output "\"}";                                                                \
  }

/* The request. Whatever fills a buffer returns how long it is in all, which may be more than `capacity`. */

CEZVE_IMPORT(request_method)
int32_t cezve_request_method(char *buffer, size_t capacity);
CEZVE_IMPORT(request_uri)
int32_t cezve_request_uri(char *buffer, size_t capacity);
CEZVE_IMPORT(request_parameter)
int32_t cezve_request_parameter(const char *name, size_t name_length, char *buffer, size_t capacity);
CEZVE_IMPORT(request_header)
int32_t cezve_request_header(const char *name, size_t name_length, char *buffer, size_t capacity);
CEZVE_IMPORT(request_headers)
int32_t cezve_request_headers(char *buffer, size_t capacity);
CEZVE_IMPORT(request_read)
int32_t cezve_request_read(void *buffer, size_t capacity);
CEZVE_IMPORT(request_id)
int32_t cezve_request_id(char *buffer, size_t capacity);

/* The response. */

CEZVE_IMPORT(response_status)
int32_t cezve_response_status(int32_t status);
CEZVE_IMPORT(response_header)
int32_t cezve_response_header(const char *name, size_t name_length, const char *value, size_t value_length);
CEZVE_IMPORT(response_write)
int32_t cezve_response_write(const void *data, size_t length);

/* Other servers. */

CEZVE_IMPORT(send_request)
int32_t cezve_send_request(const char *method, size_t method_length, const char *uri, size_t uri_length,
                           const char *headers, size_t headers_length, const void *body, size_t body_length);
CEZVE_IMPORT(sent_status)
int32_t cezve_sent_status(int32_t handle);
CEZVE_IMPORT(sent_header)
int32_t cezve_sent_header(int32_t handle, const char *name, size_t name_length, char *buffer, size_t capacity);
CEZVE_IMPORT(sent_headers)
int32_t cezve_sent_headers(int32_t handle, char *buffer, size_t capacity);
CEZVE_IMPORT(sent_read)
int32_t cezve_sent_read(int32_t handle, void *buffer, size_t capacity);
CEZVE_IMPORT(sent_close)
int32_t cezve_sent_close(int32_t handle);

/* State. A `ttl` is in milliseconds, 0 for ever. */

CEZVE_IMPORT(kv_get)
int32_t cezve_kv_get(const void *key, size_t key_length, void *buffer, size_t capacity);
CEZVE_IMPORT(kv_set)
int32_t cezve_kv_set(const void *key, size_t key_length, const void *value, size_t value_length, int64_t ttl);
CEZVE_IMPORT(kv_delete)
int32_t cezve_kv_delete(const void *key, size_t key_length);
CEZVE_IMPORT(kv_increment)
int32_t cezve_kv_increment(const void *key, size_t key_length, int64_t delta, int64_t *result);
/* An expected length of (size_t)-1 stands for "not there". */
CEZVE_IMPORT(kv_compare_and_set)
int32_t cezve_kv_compare_and_set(const void *key, size_t key_length, const void *expected, size_t expected_length,
                                 const void *value, size_t value_length, int64_t ttl);

/* Everything else. */

CEZVE_IMPORT(log)
int32_t cezve_log(int32_t level, const char *text, size_t length);
CEZVE_IMPORT(config)
int32_t cezve_config(const char *name, size_t name_length, char *buffer, size_t capacity);
CEZVE_IMPORT(secret)
int32_t cezve_secret(const char *name, size_t name_length, char *buffer, size_t capacity);

#ifdef __cplusplus
}
#endif

#if __STDC_HOSTED__ && !defined(CEZVE_RAW)

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void *cezve_allocate(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) __builtin_trap();
  return memory;
}

static inline void *cezve_reallocate(void *memory, size_t size) {
  memory = realloc(memory, size ? size : 1);
  if (!memory) __builtin_trap();
  return memory;
}

/* Asks by CALL, which uses `buffer` and `capacity`, until all fits, and returns that with a zero behind it; null for an error. */
#define CEZVE_RETURN_ALL(CALL)                             \
  do {                                                     \
    size_t capacity = 256;                                 \
    char *buffer = (char *)cezve_allocate(capacity + 1);   \
    for (;;) {                                             \
      int32_t length = (CALL);                             \
      if (length < 0) {                                    \
        free(buffer);                                      \
        return NULL;                                       \
      }                                                    \
      if ((size_t)length <= capacity) {                    \
        buffer[length] = 0;                                \
        return buffer;                                     \
      }                                                    \
      capacity = (size_t)length;                           \
      buffer = (char *)cezve_reallocate(buffer, capacity + 1); \
    }                                                      \
  } while (0)

/* Reads by CALL, which uses `at` and `capacity`, to the end; null, with the error in `*length`, if that fails or is more than `limit`. */
#define CEZVE_READ_ALL(CALL)                                                      \
  do {                                                                            \
    size_t size = 0, room = 16384;                                                \
    char *data = (char *)cezve_allocate(room + 1);                                \
    for (;;) {                                                                    \
      if (size == room) data = (char *)cezve_reallocate(data, (room *= 2) + 1);   \
      char *at = data + size;                                                     \
      size_t capacity = room - size;                                              \
      int32_t count = (CALL);                                                     \
      if (count == 0) {                                                           \
        data[size] = 0;                                                           \
        *length = (int32_t)size;                                                  \
        return data;                                                              \
      }                                                                           \
      if (count > 0 && (size_t)count > limit - size) count = CEZVE_TOO_LARGE;     \
      if (count < 0) {                                                            \
        *length = count;                                                          \
        free(data);                                                               \
        return NULL;                                                              \
      }                                                                           \
      size += (size_t)count;                                                      \
    }                                                                             \
  } while (0)

/* Texts end with a zero; they are null if there is no such thing. */

static inline char *cezve_method(void) { CEZVE_RETURN_ALL(cezve_request_method(buffer, capacity)); }

/* Path and query, as the client sent them. */
static inline char *cezve_uri(void) { CEZVE_RETURN_ALL(cezve_request_uri(buffer, capacity)); }

static inline char *cezve_id(void) { CEZVE_RETURN_ALL(cezve_request_id(buffer, capacity)); }

/* What stood in the place of {name} in the route. */
static inline char *cezve_parameter(const char *name) {
  CEZVE_RETURN_ALL(cezve_request_parameter(name, strlen(name), buffer, capacity));
}

static inline char *cezve_header(const char *name) {
  CEZVE_RETURN_ALL(cezve_request_header(name, strlen(name), buffer, capacity));
}

/* All of them, as lines "name: value\n". */
static inline char *cezve_headers(void) { CEZVE_RETURN_ALL(cezve_request_headers(buffer, capacity)); }

/* The rest of the body, at most `limit` bytes, and its length; null, with the error as the length, if that cannot be had. */
static inline char *cezve_body(size_t limit, int32_t *length) { CEZVE_READ_ALL(cezve_request_read(at, capacity)); }

static inline char *cezve_config_text(const char *name) {
  CEZVE_RETURN_ALL(cezve_config(name, strlen(name), buffer, capacity));
}

static inline char *cezve_secret_text(const char *name) {
  CEZVE_RETURN_ALL(cezve_secret(name, strlen(name), buffer, capacity));
}

static inline int cezve_hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A piece of a query without %XX and +. */
static inline char *cezve_decode(const char *text, size_t length) {
  char *decoded = (char *)cezve_allocate(length + 1), *to = decoded;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '%' && i + 2 < length && cezve_hex_digit(text[i + 1]) >= 0 && cezve_hex_digit(text[i + 2]) >= 0) {
      *to++ = (char)(cezve_hex_digit(text[i + 1]) << 4 | cezve_hex_digit(text[i + 2]));
      i += 2;
    } else {
      *to++ = text[i] == '+' ? ' ' : text[i];
    }
  }
  *to = 0;
  return decoded;
}

/* The first value of a parameter of the query, decoded; empty for one without `=`. */
static inline char *cezve_query(const char *name) {
  char *uri = cezve_uri(), *found = NULL;
  char *at = uri ? strchr(uri, '?') : NULL;
  while (at && !found) {
    char *begin = at + 1, *end = begin + strcspn(begin, "&");
    char *equals = begin + strcspn(begin, "=&");
    char *key = cezve_decode(begin, (size_t)(equals - begin));
    if (strcmp(key, name) == 0) found = equals < end ? cezve_decode(equals + 1, (size_t)(end - equals - 1)) : cezve_decode("", 0);
    free(key);
    at = *end ? end : NULL;
  }
  free(uri);
  return found;
}

static inline int32_t cezve_set_header(const char *name, const char *value) {
  return cezve_response_header(name, strlen(name), value, strlen(value));
}

static inline int32_t cezve_write(const char *text) { return cezve_response_write(text, strlen(text)); }

/* As vprintf; the text's length is stored where `length` points. */
__attribute__((format(printf, 1, 0))) static inline char *cezve_vformat(const char *format, va_list arguments, size_t *length) {
  va_list again;
  va_copy(again, arguments);
  int needed = vsnprintf(NULL, 0, format, arguments);
  if (needed < 0) __builtin_trap();
  *length = (size_t)needed;
  char *text = (char *)cezve_allocate(*length + 1);
  vsnprintf(text, *length + 1, format, again);
  va_end(again);
  return text;
}

/* Writes a piece of the body, as printf. */
__attribute__((format(printf, 1, 2))) static inline int32_t cezve_writef(const char *format, ...) {
  size_t length;
  va_list arguments;
  va_start(arguments, format);
  char *text = cezve_vformat(format, arguments, &length);
  va_end(arguments);
  int32_t result = cezve_response_write(text, length);
  free(text);
  return result;
}

/* Status and Content-Type; the body may follow. The first error there is, otherwise 0. */
static inline int32_t cezve_begin(int32_t status, const char *type) {
  int32_t result = cezve_response_status(status);
  return result < 0 ? result : cezve_set_header("Content-Type", type);
}

/* A whole response. */
static inline int32_t cezve_respond(int32_t status, const char *type, const void *body, size_t length) {
  int32_t result = cezve_begin(status, type);
  return result < 0 ? result : cezve_response_write(body, length);
}

/* A whole response, as printf. */
__attribute__((format(printf, 3, 4))) static inline int32_t cezve_respondf(int32_t status, const char *type, const char *format, ...) {
  size_t length;
  va_list arguments;
  va_start(arguments, format);
  char *text = cezve_vformat(format, arguments, &length);
  va_end(arguments);
  int32_t result = cezve_respond(status, type, text, length);
  free(text);
  return result;
}

/* Logs, as printf. */
__attribute__((format(printf, 2, 3))) static inline int32_t cezve_logf(int32_t level, const char *format, ...) {
  size_t length;
  va_list arguments;
  va_start(arguments, format);
  char *text = cezve_vformat(format, arguments, &length);
  va_end(arguments);
  int32_t result = cezve_log(level, text, length);
  free(text);
  return result;
}

/* The value of a key, with a zero behind it, and its length; null, with the error as the length, if there is none. */
static inline char *cezve_kv_value(const char *key, int32_t *length) {
  size_t capacity = 256;
  char *buffer = (char *)cezve_allocate(capacity + 1);
  while ((*length = cezve_kv_get(key, strlen(key), buffer, capacity)) > (int32_t)capacity) {
    capacity = (size_t)*length;
    buffer = (char *)cezve_reallocate(buffer, capacity + 1);
  }
  if (*length < 0) {
    free(buffer);
    return NULL;
  }
  buffer[*length] = 0;
  return buffer;
}

static inline int32_t cezve_kv_set_text(const char *key, const char *text, int64_t ttl) {
  return cezve_kv_set(key, strlen(key), text, strlen(text), ttl);
}

static inline int32_t cezve_kv_remove(const char *key) { return cezve_kv_delete(key, strlen(key)); }

static inline int32_t cezve_kv_add(const char *key, int64_t delta, int64_t *sum) {
  return cezve_kv_increment(key, strlen(key), delta, sum);
}

/* Sends a request whose headers are lines "name: value\n", or null; returns a handle, or an error. */
static inline int32_t cezve_send(const char *method, const char *uri, const char *headers, const void *body, size_t length) {
  return cezve_send_request(method, strlen(method), uri, strlen(uri), headers, headers ? strlen(headers) : 0, body, length);
}

static inline int32_t cezve_get(const char *uri) { return cezve_send("GET", uri, NULL, NULL, 0); }

static inline char *cezve_sent_header_text(int32_t handle, const char *name) {
  CEZVE_RETURN_ALL(cezve_sent_header(handle, name, strlen(name), buffer, capacity));
}

static inline char *cezve_sent_headers_text(int32_t handle) {
  CEZVE_RETURN_ALL(cezve_sent_headers(handle, buffer, capacity));
}

/* As cezve_body. */
static inline char *cezve_sent_body(int32_t handle, size_t limit, int32_t *length) {
  CEZVE_READ_ALL(cezve_sent_read(handle, at, capacity));
}

#endif
#endif
