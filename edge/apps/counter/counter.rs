//! Counts visits: /counter/{name} says how many there were, as a page or as JSON.

use cezve::{kv, Request, Response};

cezve::metadata! {
    name: "counter",
    version: "1.0.0",
    description: "Counts visits to /counter/{name}",
    output: "text/html, application/json",
}

cezve::handler!(count);

const LONGEST_NAME: usize = 200;

fn count(request: Request) -> Result<Response, cezve::Error> {
    let name = request.parameter("name").unwrap_or_default();
    if name.is_empty() || name.len() > LONGEST_NAME {
        return Ok(Response::text(format!("a name has 1 to {} bytes\n", LONGEST_NAME)).status(400));
    }
    let visits = match kv::increment(format!("visits/{}", name), 1) {
        Ok(visits) => visits,
        Err(cezve::Error::Unavailable) => return Ok(Response::text("the store is not there now\n").status(503)),
        Err(error) => return Err(error),
    };
    let accept = request.header("accept").unwrap_or_default();
    let response = if quality(&accept, "application/json") > quality(&accept, "text/html") {
        Response::json(format!("{{\"name\":{},\"visits\":{}}}\n", json(&name), visits))
    } else {
        Response::html(page(&name, visits))
    };
    Ok(response.header("Cache-Control", "no-store").header("Vary", "Accept"))
}

/// How much of the header `Accept` speaks for a type, from 0 to 1000 (RFC 9110, 12.5.1).
fn quality(accept: &str, wanted: &str) -> u32 {
    let any_subtype = format!("{}/*", wanted.split('/').next().unwrap_or_default());
    let mut best = (0, 0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let precision = match parts.next() {
            Some(name) if name.eq_ignore_ascii_case(wanted) => 3,
            Some(name) if name.eq_ignore_ascii_case(&any_subtype) => 2,
            Some("*/*") => 1,
            _ => continue,
        };
        let weight = parts
            .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
            .map_or(1000, thousandths);
        if precision > best.0 {
            best = (precision, weight);
        }
    }
    best.1
}

fn thousandths(weight: &str) -> u32 {
    let digits = weight.strip_prefix("0.").unwrap_or("");
    match weight {
        "0" => 0,
        _ if !digits.is_empty() && digits.len() <= 3 => format!("{:0<3}", digits).parse().unwrap_or(1000),
        _ => 1000,
    }
}

fn json(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if (c as u32) < 0x20 => quoted += &format!("\\u{:04x}", c as u32),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn page(name: &str, visits: i64) -> String {
    format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{name}</title>\n\
         <h1>{name}</h1>\n\
         <p>{visits} {noun}</p>\n",
        name = html(name),
        visits = visits,
        noun = if visits == 1 { "visit" } else { "visits" },
    )
}
