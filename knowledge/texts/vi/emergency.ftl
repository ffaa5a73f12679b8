# The emergency notice, for the officials who put it up.

notice-none = Hiện không có thông báo khẩn nào.
notice-where = Thông báo khẩn hiện trên câu trả lời đầu tiên trong ngày của mọi người.
notice-stands = Mọi người đang thấy thông báo khẩn này:
notice-in-english = Bản tiếng Anh:
notice-no-english = Không có bản tiếng Anh; người dùng tiếng Anh cũng thấy bản này.
notice-until = Hiện đến { $when }.
notice-until-day = Hiện đến hết ngày { $day }.
notice-until-ended = Hiện đến khi có người gỡ.
notice-text = Gõ thông báo khẩn bằng tiếng Việt, trong một tin.
notice-text-how = Dòng đầu nói phải làm gì. Dài nhất { $most } ký tự.
notice-english = Gõ bản tiếng Anh, trong một tin.
notice-english-how = Bỏ qua thì người dùng tiếng Anh thấy bản tiếng Việt.
notice-too-long = Tin dài { $has } ký tự, nhiều nhất được { $most }.
notice-shorter = Rút ngắn rồi gõ lại.
notice-ask-until = Hiện thông báo đến khi nào?
notice-ask-until-how = Chọn, hoặc gõ, ví dụ: 6 tiếng, 3 ngày, 30/11, 17:00 ngày mai.
notice-until-unclear = Tôi chưa đọc được đến khi nào.
notice-until-past = Lúc ấy đã qua rồi.
notice-preview = Mọi người sẽ đọc thấy như sau:
notice-preview-not-yet = Chưa đăng. Bấm Đăng thì hiện ngay.
notice-posted = Đã đăng. Trên đây là tin mọi người thấy.
notice-posted-once = Mỗi người thấy một lần mỗi ngày, khi nhắn cho tôi.
notice-ended = Đã gỡ thông báo khẩn.
notice-ended-what = Từ giờ không ai thấy tin này nữa; ai đã thấy thì tôi không nhắn lại.

choice-notice-write = Soạn tin khẩn
choice-notice-replace = Thay bằng tin khác
choice-notice-end = Gỡ thông báo
choice-notice-no-english = Bỏ qua
choice-notice-post = Đăng
choice-notice-edit = Sửa
choice-until-today = Hết hôm nay
choice-until-tomorrow = Hết ngày mai
choice-until-ended = Đến khi gỡ

audit-notice-set = đăng thông báo khẩn số { $subject }: “{ $after }”, trước đó: “{ $before }”
audit-notice-ended = gỡ thông báo khẩn số { $subject }: “{ $before }”
