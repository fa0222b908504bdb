use cezve::{kv, Error, Request, Response};

cezve::metadata! {
    name: "hello",
    version: "1.0.0",
    description: "Greets, and counts how often",
    output: "text/plain",
}

cezve::handler!(hello);

fn hello(request: Request) -> Result<Response, Error> {
    let name = request.parameter("name").unwrap_or_default();
    Ok(match kv::increment(&name, 1) {
        Ok(visits) => Response::text(format!("Hello, {name}! Visit {visits}.\n")),
        Err(_) => Response::text(format!("Come again later, {name}.\n")).status(503),
    })
}
