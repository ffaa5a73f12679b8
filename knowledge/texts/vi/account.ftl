# Greeting, help, language, stop, personal data, and what cannot be read.

start = Chào bạn, tôi là trợ lý tự động OCOP Lào Cai.
start-how = Gõ tên sản phẩm bạn muốn hỏi, không dấu cũng được.
start-example = Ví dụ: tuong ot muong khuong co ocop ko
start-privacy = Tôi không hỏi tên hay số điện thoại của bạn. Xem tôi giữ gì: /dulieu

help = Tôi tra sản phẩm OCOP Lào Cai: có sao không, còn hạn không, mua ở đâu.
help-name = – gõ tên sản phẩm, tên cơ sở, hoặc mã như LC-0042
help-rules = – hỏi về sao, giấy chứng nhận, nơi nộp; làm hồ sơ thì gõ /huongdan
help-near = – gõ: gần đây, hội chợ, hoặc “Bắc Hà có gì”
help-follow = – gõ: theo dõi, để nhận tin; dừng, để thôi
help-desk = – gõ: gặp cán bộ; xem trả lời thì gõ: câu hỏi của tôi
help-reports = – gõ: báo cáo của tôi; đổi tiếng thì gõ /ngonngu
help-data = – /dulieu để xem tôi giữ gì, /xoa để xóa hết
help-limit = Danh sách của tôi mới có khoảng { $count } trên { $official } sản phẩm ({ $month }).

greeting = Chào bạn. Bạn muốn hỏi sản phẩm nào?
thanks = Không có gì. Cần hỏi nữa thì gõ tên sản phẩm.

language-ask = Bạn dùng tiếng nào?
language-vi = Tiếng Việt
language-en = English
language-set = Được, từ giờ tôi trả lời bằng tiếng Việt.

stopped = Đã dừng. Tôi chỉ nhắn khi bạn hỏi, hoặc khi cán bộ trả lời bạn.
stopped-how = Muốn hỏi tiếp thì gõ tên sản phẩm. Xóa hết dữ liệu: /xoa

data-title = Đây là tất cả những gì tôi giữ về cuộc nói chuyện này.
data-what = Tệp ghi số hiệu của bạn trên kênh này, mấy câu gần nhất và chỗ đang hỏi dở, câu trả lời.
data-more = Cả báo cáo, câu hỏi, hồ sơ đang làm, tin đang theo dõi; trên trang web thì cả câu bạn gõ.
data-receipts = Riêng mã cuối câu trả lời giữ 90 ngày, không ghi ai hỏi. Vị trí thì không giữ.
data-days = Tin cũ hơn { $days } ngày tự xóa; báo cáo, câu hỏi đã xong thì sau một năm. Xóa ngay: /xoa
data-file = du-lieu-cua-toi.json

erase-ask = Xóa hết những gì tôi giữ về bạn?
erase-what = Gồm câu đã hỏi, câu trả lời, tin theo dõi, báo cáo, câu hỏi, hồ sơ, cả khi chưa xong.
erase-warning = Xóa rồi không lấy lại được.
choice-see-data = Xem tôi giữ gì
choice-erase = Xóa hết
choice-keep = Thôi
erased = Đã xóa hết. Tôi không còn giữ gì về bạn.
erased-how = Bạn vẫn hỏi được, tôi sẽ coi như người mới.
kept = Được, tôi không xóa gì.

old-button = Nút này cũ rồi, tôi không còn nhớ nó nói về gì.
old-button-how = Bạn gõ lại tên sản phẩm nhé.
unknown-command = Tôi chưa có lệnh { $command }.
only-text = Tôi chỉ đọc được chữ.
only-text-photo = Ảnh tôi chưa đọc được.
only-text-voice = Tiếng nói tôi chưa nghe được.
only-text-how = Bạn gõ tên sản phẩm, không dấu cũng được.
broken = Tôi đang trục trặc, chưa trả lời được câu này.
broken-how = Bạn gõ lại sau ít phút, hoặc gõ tên sản phẩm khác.
busy = Tôi đang trục trặc, chưa trả lời được.
busy-how = Câu của bạn chưa mất, lát nữa tôi trả lời ở ngay đây. Lâu quá thì bạn gõ lại.
too-fast = Bạn nhắn nhanh quá, tôi chưa đọc kịp.
too-fast-how = Đợi một phút rồi gõ tiếp nhé.
choice-help = Tôi hỏi được gì

# --- the menu of commands in a messenger: at most 256 characters ---------------------------------
command-start = Bắt đầu
command-help = Tôi hỏi được gì
command-timkiem = Tìm sản phẩm theo tên
command-huongdan = Làm hồ sơ OCOP từng bước
command-hoso = Hồ sơ của tôi
command-hoicho = Hội chợ sắp tới
command-gan = Nơi bán gần đây
command-theodoi = Theo dõi tin
command-canbo = Hỏi cán bộ
command-cauhoi = Xem câu hỏi đã gửi cán bộ
command-baocao = Xem báo cáo của tôi
command-ngonngu = Tiếng Việt, English
command-dulieu = Xem những gì tôi giữ về bạn
command-xoa = Xóa hết những gì tôi giữ về bạn
only-private = Việc này tôi chỉ làm ở chỗ nhắn riêng với tôi.
only-private-how = Mở chỗ nhắn riêng, gõ lại ở đó, để người khác không đọc được.
