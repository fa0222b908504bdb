use crate::{log, number, raw, Level, Result};
use std::fmt::Display;
use std::io::{self, Write};

/// What is answered.
#[derive(Clone, Debug)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// One without headers and body.
    pub fn new(status: u16) -> Self {
        Response {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A text, with status 200.
    pub fn text(body: impl Into<String>) -> Self {
        Response::of("text/plain; charset=utf-8", body.into())
    }

    /// A page, with status 200.
    pub fn html(body: impl Into<String>) -> Self {
        Response::of("text/html; charset=utf-8", body.into())
    }

    /// A text that is JSON, with status 200.
    pub fn json(body: impl Into<String>) -> Self {
        Response::of("application/json", body.into())
    }

    fn of(content_type: &str, body: String) -> Self {
        Response::new(200)
            .header("Content-Type", content_type)
            .body(body)
    }

    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_string(), value.into()));
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Begins to answer; more of the body may be written to what is returned.
    pub fn send(self) -> Result<BodyWriter> {
        number(unsafe { raw::response_status(i32::from(self.status)) })?;
        for (name, value) in &self.headers {
            number(unsafe {
                raw::response_header(name.as_ptr(), name.len(), value.as_ptr(), value.len())
            })?;
        }
        number(unsafe { raw::response_write(self.body.as_ptr(), self.body.len()) })?;
        Ok(BodyWriter(()))
    }
}

/// The body of a response that was begun.
#[derive(Debug)]
pub struct BodyWriter(());

impl Write for BodyWriter {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        number(unsafe { raw::response_write(buf.as_ptr(), buf.len()) })?;
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a function that answers requests may return.
pub trait IntoResponse {
    /// Answers.
    fn respond(self);
}

impl IntoResponse for Response {
    fn respond(self) {
        if let Err(error) = self.send() {
            log(Level::Error, &format!("cannot respond: {}", error));
        }
    }
}

/// All was written already.
impl IntoResponse for () {
    fn respond(self) {}
}

/// The same, for functions that end with `response.send()`.
impl IntoResponse for BodyWriter {
    fn respond(self) {}
}

/// An error is logged, and answered by 500 if nothing was sent yet.
impl<R: IntoResponse, E: Display> IntoResponse for std::result::Result<R, E> {
    fn respond(self) {
        match self {
            Ok(response) => response.respond(),
            Err(error) => {
                log(Level::Error, &error.to_string());
                Response::text("internal error\n").status(500).respond();
            }
        }
    }
}
