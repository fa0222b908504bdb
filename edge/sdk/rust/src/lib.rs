//! Functions for `cezve serve`: modules that answer HTTP requests.
//!
//! ```ignore
//! use cezve::{Request, Response};
//!
//! cezve::handler!(hello);
//!
//! fn hello(request: Request) -> Response {
//!     let name = request.parameter("name").unwrap_or_else(|| "world".into());
//!     Response::text(format!("Hello, {}!\n", name))
//! }
//! ```
//!
//! It is built as a `cdylib` for `wasm32-unknown-unknown` or for WASI. Each request gets a fresh instance.

use std::fmt;

pub mod http;
pub mod kv;
pub mod raw;
mod request;
mod response;

pub use request::Request;
pub use response::{BodyWriter, IntoResponse, Response};

/// Why something that was asked of the server did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// An argument makes no sense, or comes too late.
    Invalid,
    /// It is more than is allowed.
    TooLarge,
    /// A peer or the store cannot be reached, or has failed.
    Unavailable,
    /// A number that this crate does not know.
    Unknown(i32),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid => f.write_str("invalid"),
            Error::TooLarge => f.write_str("too large"),
            Error::Unavailable => f.write_str("unavailable"),
            Error::Unknown(code) => write!(f, "error {}", code),
        }
    }
}

impl std::error::Error for Error {}

impl From<Error> for std::io::Error {
    fn from(error: Error) -> Self {
        std::io::Error::new(std::io::ErrorKind::Other, error)
    }
}

pub type Result<T> = std::result::Result<T, Error>;

const NONE: i32 = -1;

/// A result of the server: a length or the like, nothing, or an error.
fn checked(code: i32) -> Result<Option<usize>> {
    match code {
        NONE => Ok(None),
        -2 => Err(Error::Invalid),
        -3 => Err(Error::TooLarge),
        -4 => Err(Error::Unavailable),
        _ if code < 0 => Err(Error::Unknown(code)),
        _ => Ok(Some(code as usize)),
    }
}

/// Likewise where `NONE` is not expected.
fn number(code: i32) -> Result<usize> {
    checked(code)?.ok_or(Error::Unknown(NONE))
}

/// Has `fill` fill a buffer that is made as large as it needs.
fn all(mut fill: impl FnMut(*mut u8, usize) -> i32) -> Result<Option<Vec<u8>>> {
    let mut buffer = vec![0; 256];
    loop {
        match checked(fill(buffer.as_mut_ptr(), buffer.len()))? {
            None => return Ok(None),
            Some(length) if length <= buffer.len() => {
                buffer.truncate(length);
                return Ok(Some(buffer));
            }
            Some(length) => buffer.resize(length, 0),
        }
    }
}

/// Likewise a text; one that cannot be had is none.
fn text(fill: impl FnMut(*mut u8, usize) -> i32) -> Option<String> {
    let bytes = all(fill).ok()??;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Lines `name: value`.
fn header_lines(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

/// A variable of the function's `environment`.
pub fn config(name: &str) -> Option<String> {
    text(|buf, cap| unsafe { raw::config(name.as_ptr(), name.len(), buf, cap) })
}

/// A secret.
pub fn secret(name: &str) -> Option<String> {
    text(|buf, cap| unsafe { raw::secret(name.as_ptr(), name.len(), buf, cap) })
}

/// How much a line of the log matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Debug,
    Info,
    Warn,
    Error,
}

/// Writes a line to the function's log.
pub fn log(level: Level, text: &str) {
    let level = match level {
        Level::Debug => 0,
        Level::Info => 1,
        Level::Warn => 2,
        Level::Error => 3,
    };
    // What cannot be logged cannot be told to anybody either.
    let _ = unsafe { raw::log(level, text.as_ptr(), text.len()) };
}

/// Has a function answer requests: it takes a [`Request`], and what it returns is [`IntoResponse`].
#[macro_export]
macro_rules! handler {
    ($function:path) => {
        #[export_name = "handle"]
        pub extern "C" fn __cezve_handle() {
            $crate::IntoResponse::respond($function($crate::Request::current()));
        }
    };
}

/// Says what the module is: literals without quotation marks and backslashes; input and output are media types.
#[macro_export]
macro_rules! metadata {
    ($($key:ident: $value:expr),+ $(,)?) => {
        #[export_name = "cezve_metadata"]
        pub extern "C" fn __cezve_metadata() -> *const u8 {
            $crate::metadata!(@json [] $($key: $value),+)
        }
    };
    (@json [$($done:tt)*] $key:ident: $value:expr) => {
        concat!("{", $($done)* "\"", stringify!($key), "\":\"", $value, "\"}\0").as_ptr()
    };
    (@json [$($done:tt)*] $key:ident: $value:expr, $($rest:tt)+) => {
        $crate::metadata!(@json [$($done)* "\"", stringify!($key), "\":\"", $value, "\",",] $($rest)+)
    };
}
