"""A picture of figures: a PNG as wide as a phone, on which no word is cut off."""

from __future__ import annotations

from io import BytesIO

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font
from matplotlib.image import imread

from knowledge import charts
from knowledge.charts import Panel, picture, wrapped
from knowledge.registry.catalog import Registry

MONTHS = tuple((f"{n:02d}/27", n % 4) for n in range(1, 13))
WIDE = "BỘ TRÀ SHAN TUYẾT HOÀNG SU PHÌ MƯỜNG KHƯƠNG BẮC HÀ SI MA CAI VĂN BÀN BẢO THẮNG " * 3


def drawn(
    monkeypatch: pytest.MonkeyPatch, *panels: Panel, note: str = "Không hiện số của dưới 5 người."
) -> Figure:
    """Draw, and give the figure that was drawn."""
    kept: list[Figure] = []

    class Kept(FigureCanvasAgg):
        def __init__(self, figure: Figure) -> None:
            kept.append(figure)
            super().__init__(figure)

    monkeypatch.setattr("matplotlib.backends.backend_agg.FigureCanvasAgg", Kept)
    assert picture(panels, note).startswith(b"\x89PNG\r\n\x1a\n")
    return kept[0]


def test_it_is_as_wide_as_a_phone_and_as_high_as_it_must_be() -> None:
    """1080 dots wide."""
    panel = Panel("Hỏi nhiều nhất", (("Tương ớt Mường Khương", 41), ("Mật ong", 5)))
    one = imread(BytesIO(picture([panel], "")))
    two = imread(BytesIO(picture([panel, Panel("Giấy", MONTHS, columns=True)], "")))
    assert one.shape[1] == two.shape[1] == 1080
    assert one.shape[0] < two.shape[0]


@pytest.mark.parametrize("rows", [((WIDE, 7), ("ngắn", 123_456)), (("một", 0),)])
def test_no_word_is_cut_off(monkeypatch: pytest.MonkeyPatch, rows: tuple[tuple[str, int], ...]) -> None:
    """Every text lies within the picture, titles in capitals and long numbers too."""
    figure = drawn(
        monkeypatch, Panel(WIDE, rows), Panel("Giấy", (*MONTHS, ("chưa\nrõ", 5)), columns=True, apart=1),
        note=WIDE,
    )  # fmt: skip
    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]
    assert len(texts) > 10
    for text in texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0, text.get_text()
        assert box.x1 <= figure.bbox.x1, text.get_text()
        assert box.y0 >= 0, text.get_text()
        assert box.y1 <= figure.bbox.y1, text.get_text()


def test_labels_do_not_lie_over_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns beside each other, bars below each other."""
    months = Panel("Giấy", (*((f"{n:02d}/27", 100 + n) for n in range(1, 13)), ("chưa\nrõ", 5)), columns=True)
    figure = drawn(monkeypatch, Panel("Bảng", (("dài " * 40, 3), ("Mật ong", 2))), months)
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [text.get_window_extent(renderer) for axes in figure.axes for text in axes.texts]
    for n, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[n + 1 :])


def test_the_font_has_every_letter_of_the_registry(registry: Registry) -> None:
    """No name becomes empty boxes."""
    letters = {letter for product in registry.products.values() for letter in product.name}
    letters |= set("ăâđêôơưĂÂĐÊÔƠƯ–…“”")
    known = FT2Font(findfont(FontProperties(family=charts.FONT))).get_charmap()
    assert {letter for letter in letters if ord(letter) not in known} == set()


def test_a_long_text_ends_in_dots() -> None:
    """Two lines at most."""
    assert wrapped("Mật ong") == ["Mật ong"]
    assert len(wrapped(WIDE)) == 2
    assert wrapped(WIDE)[-1].endswith("…")
