# Replies that officials give again and again.

canned = Chọn câu soạn sẵn.
canned-how = Chọn xong tôi cho xem trước, chưa gửi gì.
canned-preview = Người gửi { $code } sẽ đọc:
canned-not-sent = Tôi chưa gửi.
canned-which-place = Xã, phường nào?
canned-which-place-how = Gõ tên xã, phường hiện nay.
canned-asking-more = Câu này vẫn ở chỗ bạn; ngày hẹn mới đã báo cho người gửi.
choice-canned = Câu soạn sẵn
choice-canned-lodge = Nộp hồ sơ ở đâu
choice-canned-hours = Giờ làm việc
choice-canned-asking = Đang hỏi tỉnh
choice-canned-photo = Cần ảnh nhãn
choice-canned-which = Sản phẩm nào
choice-canned-status = Hồ sơ đến đâu
choice-canned-send = Gửi câu này
choice-canned-place = Đổi xã, phường
choice-canned-edit = Tự gõ
canned-lodge = Hồ sơ OCOP nộp ở UBND { $place }, trong giờ hành chính.
canned-hours = Cán bộ OCOP làm việc { $opens }:00–{ $closes }:00, thứ Hai đến thứ Sáu, trừ ngày lễ.
canned-asking = Câu này chúng tôi đang hỏi tỉnh. Chậm nhất { $weekday } { $day } có trả lời ở đây.
canned-photo = Bạn gửi giúp một ảnh nhãn, chụp rõ tên cơ sở và số sao. Nhớ che tên, số điện thoại của bạn.
canned-which = Bạn cho biết tên đủ của sản phẩm và cơ sở ghi trên nhãn.
canned-status = Hồ sơ đến đâu thì UBND { $place } trả lời được, vì xã nhận hồ sơ và chuyển lên tỉnh.
