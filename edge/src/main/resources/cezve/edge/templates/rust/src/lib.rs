use cezve::{kv, Level, Request, Response};

cezve::metadata! {
    name: "hello",
    version: "0.1.0",
    description: "Greets whoever asks, and counts",
    output: "text/plain",
}

cezve::handler!(hello);

fn hello(request: Request) -> Result<Response, cezve::Error> {
    let name = request.parameter("name").unwrap_or_default();
    let greeting = cezve::config("GREETING").unwrap_or_else(|| "Hello".to_string());
    let visits = kv::increment(&name, 1)?;
    cezve::log(Level::Info, &format!("greeting {}", name));
    Ok(Response::text(format!("{}, {}! ({})\n", greeting, name, visits)))
}
