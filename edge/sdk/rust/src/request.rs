use crate::{header_lines, number, raw, text};
use std::io::{self, Read};

/// The request that is being answered. Its body is read from it.
#[derive(Debug)]
pub struct Request(());

impl Request {
    /// The one there is. [`handler!`](crate::handler) calls this.
    #[doc(hidden)]
    pub fn current() -> Self {
        Request(())
    }

    /// `GET`, …
    pub fn method(&self) -> String {
        text(|buf, cap| unsafe { raw::request_method(buf, cap) }).unwrap_or_default()
    }

    /// Path and query, as the client sent them.
    pub fn uri(&self) -> String {
        text(|buf, cap| unsafe { raw::request_uri(buf, cap) }).unwrap_or_default()
    }

    /// That which logs show.
    pub fn id(&self) -> String {
        text(|buf, cap| unsafe { raw::request_id(buf, cap) }).unwrap_or_default()
    }

    /// What stood in the place of `{name}` in the route.
    pub fn parameter(&self, name: &str) -> Option<String> {
        text(|buf, cap| unsafe { raw::request_parameter(name.as_ptr(), name.len(), buf, cap) })
    }

    /// The first value of a parameter of the query; empty for one without `=`.
    pub fn query(&self, name: &str) -> Option<String> {
        let uri = self.uri();
        let (_, query) = uri.split_once('?')?;
        query
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .find(|(key, _)| decode(key) == name)
            .map(|(_, value)| decode(value))
    }

    /// Several of one name are joined by `, `.
    pub fn header(&self, name: &str) -> Option<String> {
        text(|buf, cap| unsafe { raw::request_header(name.as_ptr(), name.len(), buf, cap) })
    }

    /// All of them, in their order.
    pub fn headers(&self) -> Vec<(String, String)> {
        let lines = text(|buf, cap| unsafe { raw::request_headers(buf, cap) });
        header_lines(&lines.unwrap_or_default())
    }

    /// The rest of the body.
    pub fn body(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Read for Request {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        Ok(number(unsafe {
            raw::request_read(buf.as_mut_ptr(), buf.len())
        })?)
    }
}

fn decode(text: &str) -> String {
    fn digit(byte: u8) -> Option<u8> {
        (byte as char).to_digit(16).map(|digit| digit as u8)
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = match bytes[at..] {
            [b'%', high, low, ..] => digit(high).zip(digit(low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                decoded.push(high << 4 | low);
                at += 2;
            }
            None if bytes[at] == b'+' => decoded.push(b' '),
            None => decoded.push(bytes[at]),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_queries() {
        assert_eq!(decode("a+b%20c%C3%BC"), "a b cü");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("%zz%41"), "%zzA");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
