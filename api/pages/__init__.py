"""Pages: what people see in a browser, rendered on the server."""
