"""The demo: a made-up Liaocheng, its annual plan, and one quarter from registers to calendars."""
