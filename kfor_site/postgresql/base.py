"""Django's PostgreSQL, but for how a request finds out whether the connection it was left still stands."""

from __future__ import annotations

from select import POLLIN, poll

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the server only where it has said something since, as one that hung up has.

    Django asks it at each request, which costs a save by the browser's queue a tenth of its time.
    """

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        heard = poll()
        heard.register(self.connection.fileno(), POLLIN)  # hang-ups and errors are told unasked
        return not heard.poll(0) or bool(super().is_usable())
