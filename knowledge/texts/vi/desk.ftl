# Answering people: the officials' queue, what they do with it, and what whoever asked reads of that.

# The queue.
queue = Đang chờ: { $questions } câu hỏi, { $reports } báo cáo.
queue-questions = Câu hỏi, ai chờ lâu nhất ở trên:
queue-questions-none = Không có câu hỏi nào đang chờ.
queue-reports = Báo cáo, ai chờ lâu nhất ở trên:
queue-reports-none = Không có báo cáo nào đang chờ.
queue-answered = Vừa trả lời hoặc vừa đóng:
queue-answered-none = Chưa có câu nào được trả lời.
choice-queue = Về hàng đợi
choice-queue-questions = Xem câu hỏi
choice-queue-reports = Xem báo cáo
choice-answered = Đã trả lời
choice-common = Câu hỏi chung
choice-see-case = Xem câu này
desk-item = – { $code }: { $standing }, { $holder }
desk-item-words = { "  " }“{ $words }”
desk-standing = Tình trạng: { $standing }, { $holder }
desk-standing-done = Tình trạng: { $standing }
desk-item-done = – { $code }: { $standing }
desk-standing-received = hạn trả lời { $day }
desk-standing-passed = đã chuyển, hạn { $day }
desk-standing-asked = đang chờ người gửi trả lời
desk-standing-answered = đã trả lời
desk-standing-settled = đã đóng
desk-standing-late = { $days ->
    [0] quá hạn hôm nay
   *[other] quá hạn { $days } ngày
}
desk-holder-none = chưa ai nhận
desk-holder-me = bạn đang giữ
desk-holder-other = số { $number } đang giữ

# One question or report.
desk-one = { $code }: { $kind }
desk-gone = Câu này không còn.
desk-gone-why = Người gửi đã xóa dữ liệu của mình, hoặc mã gõ chưa đúng.
desk-author-gone = Người gửi đã rời đi; tin có thể không tới.
desk-product = Sản phẩm: { $name } ({ $code }), { $maker }
desk-no-maker = sổ chưa ghi cơ sở
desk-place = Nơi được nhắc tới: { $place }
desk-photo = Người gửi có kèm một ảnh; mở việc này ở Telegram thì thấy.
desk-picture = Ảnh gửi kèm { $code }.
desk-before = Trước đó:
desk-words = Lời người gửi: “{ $words }”
desk-said-person = Người gửi, { $when }: { $words }
desk-said-staff = Cán bộ, { $when }: { $words }

# Taking it.
choice-take = Nhận câu này
choice-take-over = Nhận thay
choice-put-back = Trả lại hàng đợi
desk-taken = Đã nhận { $code }. Người gửi được báo ngay.
desk-taken-from = Đã nhận thay { $code }. Người giữ trước được báo ngay.
desk-too-late = Số { $number } đã nhận { $code } trước rồi.
desk-not-yours = Tôi chưa làm gì: { $code } đang ở số { $number }.
desk-not-taken = Tôi chưa làm gì: bấm “Nhận câu này” trước đã.
desk-taken-over = Số { $number } đã nhận thay bạn câu { $code }.
desk-was-put-back = Đã trả { $code } về hàng đợi.
desk-reopened = Đã mở lại { $code }, bạn đang giữ.

# Replying, asking back.
choice-desk-reply = Trả lời
choice-desk-more = Trả lời thêm
choice-ask-back = Hỏi lại
desk-reply-ask = Gõ câu trả lời cho { $code }.
desk-ask-back-ask = Gõ điều cần hỏi lại cho { $code }.
desk-write-plainly = Tôi gửi nguyên lời bạn cho người gửi. Gõ: thôi, để không gửi.
desk-sent = Đã gửi tới người gửi câu { $code }.
desk-sent-words = “{ $words }”
desk-forwarded = Người gửi { $code } viết:
desk-author-ended = Người gửi { $code } thôi nói với cán bộ. Câu vẫn ở chỗ bạn.
desk-author-closed = Người gửi báo thế là đủ, tôi đã đóng { $code }.
desk-author-erased = Một người gửi đã xóa dữ liệu của mình.
desk-author-erased-more = Câu của họ không còn trong hàng đợi.

# Passing on.
choice-pass-on = Chuyển nơi khác
choice-pass-inspectors = Quản lý thị trường
choice-pass-commune = UBND xã
choice-pass-province = Cán bộ tỉnh
choice-to-province = Gửi tỉnh sửa
pass-to-inspectors = Chi cục Quản lý thị trường
pass-to-commune = UBND xã
pass-to-province = cán bộ OCOP tỉnh
desk-pass-ask = Chuyển { $code } cho nơi nào?
desk-pass-how = Nơi khác thì gõ tên nơi ấy. Người gửi sẽ đọc được tên này.
desk-passed = Đã ghi: { $code } chuyển nơi khác. Người gửi được báo ngay.
desk-passed-how = Tôi không gửi được cho nơi ấy: bạn chuyển giúp. Xong thì đóng câu này.
desk-passed-province = Đã chuyển { $code } cho { $count } cán bộ tỉnh. Người gửi được báo ngay.
desk-passed-nobody = Đã trả { $code } về hàng đợi; chưa có cán bộ tỉnh nào khác ở đây.
desk-passed-here = Số { $number } chuyển cho bạn: { $code }, { $kind }.

# Closing, opening again.
choice-desk-close = Đóng
choice-close-silent = Đóng, không thêm lời
choice-desk-reopen = Mở lại câu này
desk-close-question = Nhắn gì cho người hỏi khi đóng { $code }?
desk-close-report = Đã làm gì với { $code }? Người gửi sẽ đọc.
desk-close-how = Gõ lời nhắn trong một tin. Gõ: thôi, để chưa đóng.
desk-closed = Đã đóng { $code }. Người gửi được báo ngay.

# To the officials, unasked.
desk-new = Có người đang chờ trả lời.
desk-new-questions = – Câu hỏi mới: { $count }
desk-new-reports = – Báo cáo mới: { $count }
desk-late = { $count } câu đã quá hạn trả lời.
desk-late-free = – { $code }, { $kind }, hạn { $day }, chưa ai nhận
desk-late-taken = – { $code }, { $kind }, hạn { $day }, số { $number } đang giữ
desk-late-more = – và { $count } câu nữa

# To whoever asked.
taken-question = Câu hỏi { $code } của bạn đã có người nhận.
taken-report = Báo cáo { $code } của bạn đã có người nhận.
taken-write-here = Bạn gõ thêm ở đây thì cán bộ đọc được. Trong lúc ấy tôi không trả lời thay.
choice-end-held = Thôi nói với cán bộ
choice-answer-on = Trả lời cán bộ
choice-enough = Đủ rồi
choice-ask-again = Hỏi lại cán bộ
choice-my-questions = Câu hỏi của tôi
answered-more = Cần nói thêm thì bấm “Trả lời cán bộ”.
answered-more-held = Cần nói thêm thì gõ ở đây. Muốn dừng thì gõ: thôi.
officials-ask = Cán bộ hỏi: { $words }
asked-back-how = Bấm “Trả lời cán bộ” rồi gõ.
asked-back-how-held = Gõ câu trả lời ở đây. Muốn dừng thì gõ: thôi.
passed-to = Đã chuyển tới { $office }.
passed-more = Có kết quả tôi nhắn ở đây.
settled-more = Chưa xong thì bấm “Hỏi lại cán bộ”.
reopened-more = Có trả lời tôi nhắn ở đây.
held-sent = Đã chuyển cho cán bộ.
held-how = Bạn gõ tiếp thì tôi chuyển tiếp. Muốn tôi trả lời lại thì gõ: thôi.
held-photo = (Gửi một ảnh.)
held-ended = Được. Từ giờ tôi trả lời bạn.
held-ended-how = Câu { $code } vẫn ở chỗ cán bộ; có trả lời tôi nhắn ở đây.
more-ask = Bạn muốn nói gì với cán bộ về { $code }?
more-ask-how = Gõ ở đây, hoặc gửi một ảnh. Đừng ghi số căn cước, số tài khoản.
more-sent = Đã chuyển lời bạn cho cán bộ, mã { $code }.
enough = Đã đóng { $code }. Cảm ơn bạn đã cho biết.
enough-more = Cần hỏi nữa thì gõ tiếp nhé.
report-photo = Đã nhận ảnh. Bạn kể thêm bằng chữ nhé.
report-photo-words = Mua ở đâu, thấy gì lạ: gõ trong một tin.

# A row of the registry put right from a report.
choice-correct-row = Sửa dòng này
choice-correct-place = Nơi làm
choice-correct-maker = Tên cơ sở
choice-correct-stars = Sao, năm, giấy
choice-correct-yes = Sửa luôn
choice-see-row = Xem dòng này
correct-ask = Sửa chỗ nào của { $code }?
correct-now-place = Nơi làm, sổ ghi: { $value }
correct-now-maker = Cơ sở, sổ ghi: { $value }
correct-new-place = Nơi làm đúng là xã, phường nào?
correct-new-maker = Tên cơ sở viết đúng là gì?
correct-how-place = Gõ tên xã, phường; tên cũ hay mới đều được.
correct-how-maker = Gõ đủ tên. Chỉ sửa cách viết; đổi sang cơ sở khác phải có quyết định.
correct-no-place = Tôi không biết nơi này.
correct-which = Là nơi nào?
correct-which-item = – { $place }
correct-today = { $place } (tên hiện nay)
correct-before = { $place } (tên trước 07/2025)
correct-stars = Sao, năm và giấy chỉ đổi khi có quyết định.
correct-stars-how = Nạp tệp có số quyết định ở mục Nạp sổ OCOP; tệp ấy có người thứ hai duyệt.
correct-other-maker = Tên này khác hẳn, như một cơ sở khác.
correct-same-maker = Sổ đã có cơ sở tên này.
correct-no-change = Sổ đang ghi đúng như thế rồi.
correct-sure = Sửa { $code } như thế này?
correct-before-after = Từ: { $before }. Thành: { $after }
correct-how-many = Số dòng của sổ sẽ đổi: { $count }.
correct-tells = Sửa xong thì báo cáo đóng lại, người gửi đọc được chỗ đã sửa.
correct-changed = Tôi chưa sửa: dòng này vừa đổi rồi.
correct-changed-how = Mở lại báo cáo để xem dòng như bây giờ.
corrected = Đã sửa { $code }.
corrected-told = Báo cáo đã đóng, người gửi đã được báo. Câu trả lời sau dùng dòng mới.
corrected-place = Đã sửa nơi làm của { $product } từ { $before } thành { $after }.
corrected-maker = Đã sửa tên cơ sở của { $product } từ { $before } thành { $after }.

audit-desk-take = nhận { $subject } (người giữ trước: { $before })
audit-desk-put-back = trả { $subject } về hàng đợi
audit-desk-answered = trả lời { $subject }
audit-desk-asked = hỏi lại người gửi { $subject }
audit-desk-canned = gửi câu soạn sẵn cho { $subject }
audit-desk-passed = chuyển { $subject } tới { $after }
audit-desk-settled = đóng { $subject }
audit-desk-reopen = mở lại { $subject }
audit-correct-place = sửa nơi làm của { $subject } từ { $before } thành { $after }
audit-correct-maker = sửa tên cơ sở của { $subject } từ { $before } thành { $after }
