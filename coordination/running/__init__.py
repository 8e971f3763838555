"""Planning runs at work: durable, shared by any number of workers, each solving in a child process."""
