//! Requests to other servers, as far as `allowed_hosts` allows. Redirections are not followed.

use crate::{all, checked, header_lines, number, raw, text, Result};
use std::io::{self, Read};

/// A request to be sent.
#[derive(Clone, Debug)]
pub struct Outgoing {
    method: String,
    uri: String,
    headers: String,
    body: Vec<u8>,
}

/// A `GET` request.
pub fn get(uri: &str) -> Outgoing {
    Outgoing::new("GET", uri)
}

/// A `POST` request.
pub fn post(uri: &str, content_type: &str, body: impl Into<Vec<u8>>) -> Outgoing {
    Outgoing::new("POST", uri)
        .header("Content-Type", content_type)
        .body(body)
}

impl Outgoing {
    pub fn new(method: &str, uri: &str) -> Self {
        Outgoing {
            method: method.to_string(),
            uri: uri.to_string(),
            headers: String::new(),
            body: Vec::new(),
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        // A line break would begin another header: the server is to see that it is none.
        let value = value.replace('\n', "\r");
        self.headers += &format!("{}: {}\n", name, value);
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Waits for the head of the response.
    pub fn send(&self) -> Result<Incoming> {
        let handle = number(unsafe {
            raw::send_request(
                self.method.as_ptr(),
                self.method.len(),
                self.uri.as_ptr(),
                self.uri.len(),
                self.headers.as_ptr(),
                self.headers.len(),
                self.body.as_ptr(),
                self.body.len(),
            )
        })?;
        Ok(Incoming(handle as i32))
    }
}

/// Another server's response. Its body is read from it.
#[derive(Debug)]
pub struct Incoming(i32);

impl Incoming {
    pub fn status(&self) -> Result<u16> {
        Ok(number(unsafe { raw::sent_status(self.0) })? as u16)
    }

    /// Several of one name are joined by `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        text(|buf, cap| unsafe { raw::sent_header(self.0, name.as_ptr(), name.len(), buf, cap) })
    }

    /// All of them, in their order.
    pub fn headers(&self) -> Result<Vec<(String, String)>> {
        let lines = all(|buf, cap| unsafe { raw::sent_headers(self.0, buf, cap) })?;
        Ok(header_lines(&String::from_utf8_lossy(
            &lines.unwrap_or_default(),
        )))
    }

    /// The rest of the body.
    pub fn body(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Read for Incoming {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(number(unsafe {
            raw::sent_read(self.0, buf.as_mut_ptr(), buf.len())
        })?)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Nobody could do anything about an error.
        let _ = checked(unsafe { raw::sent_close(self.0) });
    }
}
