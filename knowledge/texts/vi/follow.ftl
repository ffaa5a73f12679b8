# Following the news. What is agreed to stands in follow-consent: a change of it needs a new TEXT_VERSION.

follow-ask = Bạn muốn nhận tin gì?
follow-consent = Bạn chọn là đồng ý để tôi nhắn tin đó ở đây.
follow-purpose = Tôi chỉ dùng chỗ chat này để báo tin, không dùng vào việc khác.
follow-which-place = Bạn muốn nhận tin của nơi nào?
follow-which-place-how = Gõ tên xã, phường hay huyện cũ. Ví dụ: Bắc Hà.
follow-which-group = Bạn muốn nhận tin của nhóm hàng nào?
follow-done = Được, có tin { $what } tôi nhắn ở đây.
follow-already = Bạn đang theo dõi { $what } rồi.
follow-how-to-stop = Thôi nhận tin thì nhắn: dừng.
follow-now = Bạn đang theo dõi:
follow-item = – { $what }
follow-more = và { $count } mục nữa.
follow-nothing = Bạn chưa theo dõi tin nào.
follow-which-to-stop = Bạn muốn thôi theo dõi mục nào?
follow-stopped = Đã dừng, bạn không nhận tin đó nữa.
follow-again = Muốn nhận lại thì gõ: theo dõi.
follow-topic-everything = chung của chương trình
follow-topic-fairs = hội chợ
follow-topic-product = một sản phẩm
follow-topic-place = của một nơi

choice-follow = Theo dõi tin
choice-follow-fairs = Hội chợ
choice-follow-place = Tin của một nơi
choice-follow-group = Tin một nhóm hàng
choice-follow-all = Mọi tin
choice-follow-more = Theo dõi thêm
choice-follow-stop = Dừng nhận tin
choice-follow-one-less = Bớt một mục
choice-watch = Báo khi thay đổi
watch-why = Bạn nhờ tôi báo khi sản phẩm này thay đổi.
