//! The function's own keys and values, which outlive requests. A time to live of `None` is for ever.

use crate::{all, number, raw, Result};
use std::convert::TryFrom;
use std::ptr;
use std::time::Duration;

fn milliseconds(ttl: Option<Duration>) -> i64 {
    ttl.map_or(0, |ttl| {
        // 0 would be for ever.
        i64::try_from(ttl.as_millis()).unwrap_or(i64::MAX).max(1)
    })
}

pub fn get(key: impl AsRef<[u8]>) -> Result<Option<Vec<u8>>> {
    let key = key.as_ref();
    all(|buf, cap| unsafe { raw::kv_get(key.as_ptr(), key.len(), buf, cap) })
}

pub fn set(key: impl AsRef<[u8]>, value: impl AsRef<[u8]>, ttl: Option<Duration>) -> Result<()> {
    let (key, value) = (key.as_ref(), value.as_ref());
    let ttl = milliseconds(ttl);
    number(unsafe { raw::kv_set(key.as_ptr(), key.len(), value.as_ptr(), value.len(), ttl) })?;
    Ok(())
}

/// Whether it was there.
pub fn delete(key: impl AsRef<[u8]>) -> Result<bool> {
    let key = key.as_ref();
    Ok(number(unsafe { raw::kv_delete(key.as_ptr(), key.len()) })? == 1)
}

/// Adds to a decimal number, 0 if there is none, and returns the sum.
pub fn increment(key: impl AsRef<[u8]>, delta: i64) -> Result<i64> {
    let key = key.as_ref();
    let mut sum = 0;
    number(unsafe { raw::kv_increment(key.as_ptr(), key.len(), delta, &mut sum) })?;
    Ok(sum)
}

/// Sets it if it has the expected value, where `None` stands for "not there", and says whether it had.
pub fn compare_and_set(
    key: impl AsRef<[u8]>,
    expected: Option<&[u8]>,
    value: impl AsRef<[u8]>,
    ttl: Option<Duration>,
) -> Result<bool> {
    let (key, value) = (key.as_ref(), value.as_ref());
    let (expected, expected_len) = match expected {
        Some(bytes) => (bytes.as_ptr(), bytes.len()),
        None => (ptr::null(), usize::MAX),
    };
    let set = unsafe {
        raw::kv_compare_and_set(
            key.as_ptr(),
            key.len(),
            expected,
            expected_len,
            value.as_ptr(),
            value.len(),
            milliseconds(ttl),
        )
    };
    Ok(number(set)? == 1)
}
