"""When a figure is of: its own date, its clause's frame, what it takes over; and what has no time."""
