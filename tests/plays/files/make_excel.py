"""Make the workbook of the play `nap_tep_excel.chat`: `python -m tests.plays.files.make_excel`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook

FILE = Path(__file__).with_name("danh_sach_gop.xlsx")
MAKER = "Công ty TNHH MTV Traphaco Sa Pa"


def main() -> None:
    """Write it: a cover sheet, a list with merged cells below a title, a hidden sheet."""
    book = Workbook()
    cover = book.active
    cover.title = "Bìa"
    cover["A1"] = "Tệp dựng để thử: không có quyết định này"
    sheet = book.create_sheet("Danh sách")
    sheet["A1"] = "PHỤ LỤC"
    sheet.merge_cells("A1:F1")
    rows = [
        ("STT", "Tên sản phẩm", "Chủ thể", "Kết quả đánh giá", "Quyết định", None),
        (None, None, None, None, "Số", "Ngày cấp"),
        (1, "Trà Bát tiên Bảo Hưng", None, "4*", "2585/QĐ-UBND", None),
        (2, "Cao thử nghiệm", MAKER, "3 sao", "16/QĐ-UBND", None),
        (3, "Trà thử nghiệm", None, "★★★", "16/QĐ-UBND", None),
        (4, "Rượu thử nghiệm", None, 3, "17/QĐ-UBND", date(2026, 11, 20)),
        ("", "Ấn định danh sách 4 sản phẩm", None, None, None, None),
    ]
    for row in rows:
        sheet.append(row)
    for cells in ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "C5:C7", "A8:F8"):
        sheet.merge_cells(cells)
    sheet["A8"] = "Ấn định danh sách 4 sản phẩm"
    hidden = book.create_sheet("Tính điểm")
    hidden["A1"] = "=SUM(B1:B9)"
    hidden.sheet_state = "hidden"
    book.save(FILE)


if __name__ == "__main__":
    main()
