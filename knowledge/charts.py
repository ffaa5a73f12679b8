"""Figures as a picture that is read on a phone: one panel below the other, words beside each bar.

matplotlib is imported when the first picture is drawn: it takes a third of a second, which a start need not.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, DPI = 7.2, 150
"""Inches and dots an inch: 1080 dots wide, as wide as a phone shows."""

HEAD, FOOT, LINE, BAR, COLUMNS = 0.72, 0.5, 0.27, 0.42, 2.9
"""Inches for a panel's title, what is below the last one, a line of a label, a bar, a panel of columns."""

LETTERS, TITLE_LETTERS, NOTE_LETTERS = 50, 40, 60
"""Letters of a label, a title and the note that fit beside each other even where many are capitals."""

MOST_LINES = 2
FONT = "DejaVu Sans"  # comes with matplotlib and has every Vietnamese letter
INK, SOFT, GREEN, GREY = "#1b1b1b", "#5a5a5a", "#2f6f4f", "#b9c2bd"


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of a picture.

    Attributes:
        title: What is counted.
        rows: Labels with their numbers, in order.
        columns: Columns beside each other, for short labels such as months, instead of bars.
        apart: How many of the last columns stand apart from the others, in another colour.
    """

    title: str
    rows: tuple[tuple[str, int], ...]
    columns: bool = False
    apart: int = 0

    @property
    def height(self) -> float:
        """How high it is, in inches."""
        title = LINE * (len(wrapped(self.title, TITLE_LETTERS)) - 1) + HEAD
        if self.columns:
            return title + COLUMNS
        return title + sum(LINE * len(wrapped(label)) + BAR for label, _ in self.rows)


def wrapped(text: str, letters: int = LETTERS) -> list[str]:
    """Give a text in lines that fit; what would be a third line is cut, and ends in "…"."""
    return textwrap.wrap(text, letters, max_lines=MOST_LINES, placeholder=" …") or [""]


def picture(panels: Sequence[Panel], note: str) -> bytes:
    """Draw panels, with a note below them, as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    heights = [panel.height for panel in panels]
    below = FOOT + LINE * len(wrapped(note, NOTE_LETTERS))
    figure = Figure(figsize=(WIDTH, sum(heights) + below), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    for panel, axes in zip(panels, _axes(figure, heights, below), strict=True):
        (_columns if panel.columns else _bars)(axes, panel)
    lines = "\n".join(wrapped(note, NOTE_LETTERS))
    figure.text(0.05, 0.25 / (sum(heights) + below), lines, color=SOFT, fontsize=11, fontfamily=FONT)
    file = BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _axes(figure: Figure, heights: Sequence[float], below: float) -> Iterator[Axes]:
    """Give the axes of each panel from the top, in inches of its own."""
    whole = sum(heights) + below
    top = whole
    for height in heights:
        top -= height
        axes = figure.add_axes((0.05, top / whole, 0.9, height / whole))
        axes.set_axis_off()
        axes.set_xlim(0, 1)
        axes.set_ylim(height, 0)  # y is inches from the panel's top
        yield axes


def _title(axes: Axes, panel: Panel) -> float:
    """Write the title; gives where it ends."""
    lines = wrapped(panel.title, TITLE_LETTERS)
    axes.text(
        0, 0.3, "\n".join(lines), color=INK, fontsize=15, fontweight="bold", fontfamily=FONT, va="top"
    )  # fmt: skip
    return HEAD + LINE * (len(lines) - 1) + 0.05


def _bars(axes: Axes, panel: Panel) -> None:
    """Draw a bar below each label, its number behind it."""
    at = _title(axes, panel)
    most = max((count for _, count in panel.rows), default=0) or 1
    for label, count in panel.rows:
        lines = wrapped(label)
        axes.text(0, at, "\n".join(lines), color=INK, fontsize=12.5, fontfamily=FONT, va="top")
        at += LINE * len(lines)
        axes.barh(at + 0.12, 0.84 * count / most, height=0.2, color=GREEN)
        axes.text(
            0.84 * count / most + 0.015, at + 0.12, str(count), color=INK, fontsize=12.5, fontfamily=FONT,
            va="center",
        )  # fmt: skip
        at += BAR


def _columns(axes: Axes, panel: Panel) -> None:
    """Draw a column above each label, its number on top."""
    begin, end = _title(axes, panel) + 0.3, panel.height - 0.5
    most = max((count for _, count in panel.rows), default=0) or 1
    step = 1 / len(panel.rows)
    axes.plot([0, 1], [end, end], color=GREY, linewidth=1)
    for n, (label, count) in enumerate(panel.rows):
        x, top = (n + 0.5) * step, end - (end - begin) * count / most
        apart = n >= len(panel.rows) - panel.apart
        axes.bar(x, top - end, bottom=end, width=0.62 * step, color=GREY if apart else GREEN)
        if count:
            axes.text(x, top - 0.06, str(count), color=INK, fontsize=12, fontfamily=FONT, ha="center")
        axes.text(
            x, end + 0.08, label, color=INK, fontsize=10, fontfamily=FONT, ha="center", va="top",
            linespacing=1.1,
        )  # fmt: skip
