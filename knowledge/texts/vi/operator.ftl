# For whoever runs the program and loads files.

import-row = { $file }, dòng { $row }, cột { $column }: { $reason }
import-row-only = { $file }, dòng { $row }: { $reason }
import-column = { $file }, cột { $column }: { $reason }
import-file = { $file }: { $reason }
import-nothing-changed = Chưa ghi gì vào sổ.
import-more = và { $count } lỗi nữa.
import-done = { $file }: { $new } dòng mới, { $changed } dòng đổi, { $same } dòng như cũ.
import-progress = Đang đọc { $file }

import-no-file = Không có tệp này.
import-too-large = Tệp lớn hơn { $megabytes } MB.
import-broken-csv = Tệp CSV bị hỏng ở dòng này ({ $detail }).
import-not-text = Tệp này không phải văn bản CSV. Nếu là Excel, lưu lại thành .xlsx.
import-encoding = Không đọc được bảng mã chữ của tệp. Lưu lại thành CSV UTF-8.
import-not-xlsx = Tệp này không phải .xlsx thật. Mở bằng Excel rồi lưu lại thành .xlsx.
import-empty = Tệp không có dòng nào.
import-too-many-rows = Tệp có hơn { $rows } dòng.
import-too-many-columns = Tệp có hơn { $columns } cột.
import-doubled-column = Cột { $column } có hai lần.
import-wide-row = Dòng này có nhiều ô hơn { $columns } cột của tệp.
import-formula = Ô này là công thức. Dán lại thành giá trị.
import-long-cell = Ô này dài hơn 5.000 chữ.
import-unknown-columns = Không nhận ra loại tệp từ các cột: { $columns }. Xem tên cột ở README.
import-missing-column = Thiếu cột này.
import-strange-column = Không có cột nào tên như vậy trong loại tệp này.
import-empty-cell = Ô này phải có nội dung.
import-bad-code = “{ $value }” không phải mã sản phẩm. Mã có dạng LC-0042; sản phẩm mới thì để trống.
import-bad-stars = “{ $value }” không phải hạng sao. Ghi 3, 4 hoặc 5; không biết thì để trống.
import-low-stars = Ghi “{ $value }”. Hạng 1 và 2 sao không có quyết định công nhận.
import-bad-year = “{ $value }” không phải năm công nhận. Chương trình có từ 2018.
import-bad-day = “{ $value }” không phải ngày. Ghi 23/11/2026 hoặc 2026-11-23.
import-bad-url = “{ $value }” không phải địa chỉ trang. Địa chỉ bắt đầu bằng http:// hoặc https://.
import-bad-degrees = “{ $value }” không phải toạ độ.
import-doubled-code = Mã { $value } đã ghi tên khác ở dòng { $other }.
import-doubled-row = “{ $value }” đã có ở dòng trên. Giữ một dòng thôi.
import-unknown-status = Không biết “{ $value }” nghĩa là gì. Thêm vào knowledge/data/statuses.csv.
import-unknown-code = Không có sản phẩm nào mang mã { $value }.

serves-web = Web chat: { $url }
serves-telegram = Telegram: đang nối với bot
serves-no-telegram = Telegram: không có TELEGRAM_BOT_TOKEN nên không phục vụ
serves-telegram-webhook = Telegram: chờ Telegram gọi vào { $url }

doctor-database = Cơ sở dữ liệu: { $url }, bản { $revision }
doctor-registry = Sổ: { $count } dòng công nhận, { $pending } dòng chưa công nhận hoặc đã thu hồi, dữ liệu đến { $as_of }
doctor-today = Chắc chắn còn hạn hôm nay, { $day }: { $count }
doctor-later = Chắc chắn còn hạn sau 90 ngày, { $day }: { $count }
doctor-lapsed = Đã quá 36 tháng, chưa thấy giấy mới: { $count }
doctor-undated = Không có năm: { $count }
doctor-ending = Hết trong năm nay, không rõ ngày: { $count }
doctor-generic = Tên chung, không xác nhận được: { $count }
doctor-no-maker = Không ghi cơ sở: { $count }
doctor-reports = Báo cáo chưa xong: { $count }
doctor-outbox = Câu trả lời chưa gửi được: { $count }

reports-none = Không có báo cáo nào chưa xong.
reports-item = { $code } · { $day } · { $kind } · { $product } · { $state }
reports-changed = Đã đổi báo cáo { $code }; người gửi sẽ được báo.
reports-unknown = Không có báo cáo { $code }.
exported = Đã ghi { $count } dòng vào { $file }.
stopped-newer = Cơ sở dữ liệu do bản mới hơn làm ra ({ $revision }). Hãy cập nhật chương trình.
stopped-unavailable = Không mở được cơ sở dữ liệu ({ $reason }).
stopped-settings = Cấu hình chưa đúng: { $detail }
stopped-port = Cổng { $port } đang có chương trình khác dùng. Đặt PORT khác.
chat-hint = Gõ câu hỏi rồi Enter. Thoát: Ctrl+D.
