"""A bar for each step of what takes long, on the error stream so that what a command prints can be piped."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from coordination.texts import Texts


class Bars(Progress):
    """The bars of one command; the text of a step is `step-<step>`."""

    def __init__(self, said: Texts) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        super().__init__(*columns, console=Console(stderr=True))
        self._said = said
        self._shown: dict[str, TaskID] = {}

    def show(self, step: str, done: int, total: int) -> None:
        """Moves the bar of a step."""
        if step not in self._shown:
            self._shown[step] = self.add_task(self._said.say(f"step-{step}"), total=total)
        self.update(self._shown[step], completed=done, total=total)
