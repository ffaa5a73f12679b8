# Reports: a suspected fake, wrong data, a label for the officials.

fake = Nghi ngờ thì làm ngay ba việc:
fake-keep = – đừng dùng tiếp, giữ hộp và hóa đơn
fake-photo = – chụp lại nhãn và nơi bán
fake-ill = – ai đã dùng mà thấy mệt thì đi khám, nặng gọi 115
fake-whom = Nơi chống hàng giả của tỉnh: Chi cục Quản lý thị trường, thuộc Sở Công Thương Lào Cai. Tôi mới có một nguồn cho việc này.
fake-phone = Số 1900 888 655 công bố năm 2019, tôi chưa kiểm lại được. Gọi không được thì đến UBND xã nơi bán.
fake-offer = Tôi gửi lời bạn kể cho cán bộ OCOP tỉnh nhé?
choice-send-report = Gửi giúp tôi
choice-report-myself = Tôi tự báo
fake-ask = Bạn kể trong một tin: mua ở đâu, thấy gì lạ.
fake-ask-privacy = Tên, số điện thoại, địa chỉ của bạn không cần gửi cho tôi.
fake-myself = Được. Gặp Chi cục Quản lý thị trường hoặc UBND xã nơi bán.
fake-myself-bring = Mang theo hộp, hóa đơn và ảnh chụp nơi bán.
wrong-ask = Dòng này sai chỗ nào, đúng là gì?
wrong-ask-how = Bạn gõ trong một tin; biết số quyết định hay năm thì ghi cả.
report-filed = Đã gửi cán bộ OCOP, mã { $code }.
report-when = Sớm nhất { $weekday } { $day } có người đọc.
report-when-holiday = Mai { $tomorrow } nghỉ lễ, sớm nhất { $weekday } { $day } có người đọc.
report-follow = Muốn xem đến đâu, gõ: báo cáo của tôi.
report-keep = Giữ hộp và hóa đơn nhé.

my-reports = Bạn có { $count } báo cáo.
my-reports-none = Bạn chưa gửi báo cáo nào.
my-reports-item = – { $code }, { $day }, { $kind }: { $state }
my-reports-answer = { "  " }Cán bộ trả lời: { $answer }
report-kind-fake = nghi hàng giả
report-kind-wrong_data = thông tin sai
report-kind-question = câu hỏi
report-kind-label = nhờ xem nhãn
report-state-received = đã nhận, chưa có trả lời
report-state-answered = đã trả lời
report-state-settled = đã xong
report-changed-answered = Cán bộ đã trả lời báo cáo { $code } của bạn.
report-changed-settled = Báo cáo { $code } của bạn đã xong.
report-changed-received = Báo cáo { $code } của bạn được mở lại.
changed-more = Cần hỏi thêm thì gõ ở đây.
