"""Files of registers: bytes in, records or every row fault at once out."""
