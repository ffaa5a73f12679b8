# Questions about OCOP, and what is said where nothing can be answered.

faq-source = { $document }, { $article } · theo quy định đến ngày { $as_of } · mã { $code }
faq-source-bare = { $document } · theo quy định đến ngày { $as_of } · mã { $code }
faq-source-press = Nguồn: { $document } · tôi biết đến ngày { $as_of } · mã { $code }
faq-helped = Câu trả lời này có giúp được bạn không?
faq-which = Bạn hỏi điều nào?
faq-which-item = – { $question }
faq-old-replaced = Văn bản về việc này đã được thay, tôi chưa có câu trả lời mới.
faq-old-ended = Văn bản về việc này đã hết hiệu lực, tôi chưa có câu trả lời mới.
faq-old-not_yet = Văn bản về việc này chưa có hiệu lực.
faq-old-by = Văn bản mới: { $document }.
faq-old-from = Có hiệu lực từ { $day }.
faq-old-said = Trước đây, theo { $document }: { $lead }
faq-old-ask = Muốn chắc, hỏi UBND xã, hoặc để tôi hỏi cán bộ giúp.
faq-count = Danh sách của tôi mới có { $count } sản phẩm, tính đến { $as_of }.
article = Điều { $number }
annex = Phụ lục { $number }
form = Mẫu { $number }

helped-thanks = Cảm ơn bạn đã cho biết.
helped-more = Cần hỏi nữa thì gõ tiếp nhé.
not-helped = Câu trả lời chưa đúng ý bạn. Tôi đã giữ lại để cán bộ xem.
not-helped-how = Bạn gõ lại rõ hơn, hoặc để tôi hỏi cán bộ giúp.

choice-helped = Có giúp được
choice-not-helped = Chưa giúp được
choice-ask-desk = Hỏi giúp tôi
choice-desk = Gặp cán bộ
choice-steps = Các bước làm
choice-where-lodge = Nộp ở đâu
choice-how-long = Bao lâu có kết quả

unknown = Câu này tôi chưa biết trả lời.
unknown-how = Bạn hỏi cách khác, ngắn hơn; hoặc để tôi hỏi cán bộ giúp.
outside = Việc này ngoài chương trình OCOP, tôi không trả lời được.
elsewhere = Tôi chỉ tra được sản phẩm OCOP của Lào Cai, không tra được của { $province }.
elsewhere-ask = Sản phẩm tỉnh nào thì hỏi cơ quan OCOP của tỉnh ấy.
elsewhere-here = Nếu hàng làm ở Lào Cai thì gõ tên không kèm tên tỉnh.
outside-what = Tôi biết về sản phẩm OCOP Lào Cai: sao, hạn, nơi mua, hội chợ, hồ sơ.
which-product = Bạn hỏi sản phẩm nào?
still-waiting = Còn câu lúc nãy: { $question }

status = Hồ sơ của từng nhà tôi chưa xem được.
status-commune = Xã xem trong 15 ngày làm việc, rồi gửi tỉnh.
status-province = Tỉnh chấm xong trước 30/06 hoặc 30/12, rồi báo bằng văn bản cho xã và cơ sở.
status-ask = Hỏi UBND xã nơi anh/chị nộp, hoặc để tôi hỏi cán bộ giúp.
status-name = Hỏi ngày hết hạn thì gõ tên sản phẩm, tôi xem trong danh sách.

support-ask = Bạn muốn hỏi cán bộ điều gì?
support-ask-how = Gõ trong một tin. Đừng ghi số căn cước, số tài khoản.
support-open = Cán bộ làm việc { $opens }:00–{ $closes }:00, thứ Hai đến thứ Sáu, trừ ngày lễ.
support-complaint = Tôi nghe. Bạn kể trong một tin, tôi gửi nguyên lời cho cán bộ.
support-filed = Đã gửi cán bộ OCOP, mã { $code }.
support-by = Chậm nhất { $weekday } { $day } có trả lời, tôi nhắn ở ngay đây.
support-sent = Gửi kèm mấy câu vừa trao đổi, không kèm tên hay số của bạn.
support-follow = Xem đến đâu, gõ: câu hỏi của tôi.
my-questions = Bạn đã gửi { $count } câu hỏi.
my-questions-none = Bạn chưa gửi câu hỏi nào cho cán bộ.
my-questions-item = – { $code }, { $day }: { $state }
my-questions-words = Câu hỏi: { $words }
question-changed-received = Câu hỏi { $code } của bạn được mở lại.
question-changed-passed = Câu hỏi { $code } của bạn đã được chuyển tiếp.
question-changed-asked = Cán bộ hỏi lại về câu hỏi { $code } của bạn.
question-changed-answered = Cán bộ đã trả lời câu hỏi { $code } của bạn.
question-changed-settled = Câu hỏi { $code } của bạn đã xong.
