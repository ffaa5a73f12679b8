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
