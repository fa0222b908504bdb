//! The interface as it is: see `docs/edge-abi.md`.

#[link(wasm_import_module = "cezve")]
extern "C" {
    pub fn request_method(buf: *mut u8, cap: usize) -> i32;
    pub fn request_uri(buf: *mut u8, cap: usize) -> i32;
    pub fn request_parameter(name: *const u8, name_len: usize, buf: *mut u8, cap: usize) -> i32;
    pub fn request_header(name: *const u8, name_len: usize, buf: *mut u8, cap: usize) -> i32;
    pub fn request_headers(buf: *mut u8, cap: usize) -> i32;
    pub fn request_read(buf: *mut u8, cap: usize) -> i32;
    pub fn request_id(buf: *mut u8, cap: usize) -> i32;

    pub fn response_status(status: i32) -> i32;
    pub fn response_header(
        name: *const u8,
        name_len: usize,
        value: *const u8,
        value_len: usize,
    ) -> i32;
    pub fn response_write(buf: *const u8, len: usize) -> i32;

    pub fn send_request(
        method: *const u8,
        method_len: usize,
        uri: *const u8,
        uri_len: usize,
        headers: *const u8,
        headers_len: usize,
        body: *const u8,
        body_len: usize,
    ) -> i32;
    pub fn sent_status(handle: i32) -> i32;
    pub fn sent_header(
        handle: i32,
        name: *const u8,
        name_len: usize,
        buf: *mut u8,
        cap: usize,
    ) -> i32;
    pub fn sent_headers(handle: i32, buf: *mut u8, cap: usize) -> i32;
    pub fn sent_read(handle: i32, buf: *mut u8, cap: usize) -> i32;
    pub fn sent_close(handle: i32) -> i32;

    pub fn kv_get(key: *const u8, key_len: usize, buf: *mut u8, cap: usize) -> i32;
    pub fn kv_set(
        key: *const u8,
        key_len: usize,
        value: *const u8,
        value_len: usize,
        ttl: i64,
    ) -> i32;
    pub fn kv_delete(key: *const u8, key_len: usize) -> i32;
    pub fn kv_increment(key: *const u8, key_len: usize, delta: i64, result: *mut i64) -> i32;
    pub fn kv_compare_and_set(
        key: *const u8,
        key_len: usize,
        expected: *const u8,
        expected_len: usize,
        value: *const u8,
        value_len: usize,
        ttl: i64,
    ) -> i32;

    pub fn log(level: i32, text: *const u8, len: usize) -> i32;
    pub fn config(name: *const u8, name_len: usize, buf: *mut u8, cap: usize) -> i32;
    pub fn secret(name: *const u8, name_len: usize, buf: *mut u8, cap: usize) -> i32;
}
