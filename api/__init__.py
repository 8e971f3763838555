"""The ways in: command line, pages, REST and feeds. Enters the coordination room by its desk."""
