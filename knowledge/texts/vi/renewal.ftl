# Renewing a certificate.

renewal-early = Đánh giá lại: nộp từ { $opens } đến { $closes }.
renewal-prepare = Nên chuẩn bị đánh giá lại: nộp từ { $opens } đến { $closes }.
renewal-open = Đang trong hạn nộp đánh giá lại, đến { $closes }.
renewal-late = Đã qua hạn nộp đánh giá lại ({ $closes }). Nộp ngay.
renewal-over = Giấy đã hết hạn ngày { $last_day }.
renewal-undated = Tôi chưa có ngày hết hạn của giấy này.
renewal-rule = Nộp đánh giá lại từ 180 đến 120 ngày trước ngày hết hạn.
renewal-ask = Xem ngày trên giấy chứng nhận, hoặc để tôi hỏi cán bộ giúp.
renewal-until = Giấy còn hạn đến { $last_day }.
renewal-ready = Soạn sẵn phiếu kiểm nghiệm, nhãn, sổ sách hai năm gần nhất.
renewal-lodge = Nộp ở UBND xã, sớm nhất { $lodge_by }.
renewal-result = Nộp hôm đó thì chậm nhất khoảng { $result_by } có kết quả.
renewal-extended = Điều 12 có thể cho dùng giấy cũ tới { $extended_to }; chưa rõ có áp dụng cho mình không, hỏi tỉnh.
renewal-no-print = Chưa có giấy mới thì đừng in thêm bao bì có sao.
renewal-doubt = Theo Quyết định 26/2026, Điều 7, từ một bản chép; hỏi xã cho chắc.
choice-renewal = Đánh giá lại
choice-renewal-papers = Giấy đánh giá lại

# --- reminders -------------------------------------------------------------------------------------
remind-prepare = Sắp đến hạn đánh giá lại, nên soạn giấy từ bây giờ.
remind-opens = Nộp hồ sơ đánh giá lại được rồi, từ { $opens }.
remind-middle = Hồ sơ đánh giá lại: còn nộp được đến { $closes }.
remind-soon = Sắp hết hạn nộp đánh giá lại: { $closes }.
remind-closes = Hôm nay cần nộp hồ sơ đánh giá lại, hạn là { $closes }.
remind-closed = Đã qua hạn nộp đánh giá lại ({ $closes }). Nộp ngay vẫn hơn.
remind-ending = Giấy OCOP hết hạn ngày { $last_day }.
remind-ended = Giấy OCOP đã hết hạn ngày { $last_day }.
remind-undated = Xin anh/chị cho biết ngày cấp giấy OCOP.
remind-window = Nộp ở UBND xã từ { $opens } đến { $closes }; giấy còn hạn đến { $last_day }.
remind-where = Nộp ở UBND xã, phường: 1 bộ giấy, 1 bộ điện tử, 5 sản phẩm mẫu.
remind-late = Chưa nộp kịp thì vẫn nên nộp ngay; muộn thì giấy cũ có thể hết hạn trước khi có kết quả.
remind-undated-why = Danh sách của tôi chỉ ghi năm, nên chưa nhắc đúng ngày được.
remind-undated-how = Ngày cấp ghi ở cuối giấy chứng nhận.
reminded-lodged = Tốt quá! Xã gửi tỉnh chậm nhất { $day }.
reminded-not_yet = Đã ghi: chưa nộp. Tôi nhắc lại gần hạn.
reminded-keep = Nhờ xã ghi ngày nhận lên phiếu, và chụp lại giữ.
tell-day = Giấy chứng nhận ghi ngày cấp nào?
tell-day-how = Gõ ngày, ví dụ 16/11/2026. Cán bộ xem lại rồi mới ghi vào danh sách.
choice-lodged = Đã nộp
choice-not-yet = Chưa nộp được
choice-tell-day = Gửi ngày cấp
choice-no-reminders = Thôi nhắc
choice-reminders = Nhắc tôi

# --- my products -----------------------------------------------------------------------------------
linked = Đã nối với cơ sở { $producer }.
linked-what = Anh/chị xem được sản phẩm của cơ sở, và báo chỗ ghi sai.
linked-reminders = Đến hạn đánh giá lại, tôi nhắn nhắc ở đây.
linked-gone = Tôi không thấy cơ sở này trong danh sách nữa.
my-products = Cơ sở có { $count } sản phẩm trong danh sách.
my-products-none = Anh/chị chưa nối với cơ sở nào trong danh sách.
my-products-code = Xin mã ở cán bộ OCOP xã hoặc tỉnh, rồi gõ mã ở đây.
my-products-item = – { $words }
my-products-left = Còn { $count } ngày.
my-products-wrong = Thấy ghi sai thì báo, cán bộ xem lại.
reminders-on = Đã bật nhắc hạn đánh giá lại.
reminders-off = Đã tắt nhắc hạn đánh giá lại.
choice-my-products = Sản phẩm của tôi
choice-see-card = Xem thẻ
command-sanpham = Sản phẩm của tôi
