# What officials want to know: figures in words, as a picture, as a file.

figures = Tháng { $month }: { $times } lượt hỏi, của ít nhất { $people } người.
figures-few = Tháng { $month }: chưa đủ 5 người hỏi nên chưa có số.
figures-product = Hỏi nhiều nhất: { $name }, { $times } lượt.
figures-missed = Tìm mà chưa có trong danh sách: { $times } lượt.
figures-unanswered = Tôi chưa trả lời được: { $times } lượt.
figures-expiring = Giấy hết hạn trong 12 tháng tới: { $count }, trong đó { $unclear } chưa rõ tháng.
figures-rule = Số của dưới 5 người không hiện, và không tính ngược ra được.
figures-other-month = Xem tháng khác thì gõ, ví dụ: /thongke 10/2026

choice-chart = Biểu đồ
choice-workbook = Tệp Excel
choice-figure-asked = Hỏi nhiều nhất
choice-figure-lacking = Chưa đáp được
choice-figure-drop_off = Hồ sơ dừng ở đâu
choice-figure-announced = Kết quả thông báo
choice-figure-expiring = Giấy sẽ hết hạn
choice-month-before = Tháng trước

figure-kind-product = Tìm sản phẩm, nơi mua
figure-kind-faq = Hỏi quy định, hồ sơ, giấy
figure-kind-missed = Tìm mà chưa có trong danh sách
figure-kind-unanswered = Chưa trả lời được
figure-kind-fairs = Hội chợ
figure-kind-human = Gặp cán bộ, báo hàng giả
figure-kind-subscribe = Nhận tin, thôi nhận tin

figure-times = – { $name }: { $times } lượt
figure-people = – { $name }: { $people } người
figure-more = Và { $count } mục nữa, có trong tệp Excel.
figure-left-out = Các mục còn lại không hiện số, vì có mục dưới 5 người.

figure-asked = Tháng { $month }, người dân hỏi nhiều nhất:
figure-asked-products = Sản phẩm
figure-asked-faqs = Câu hỏi về OCOP
figure-asked-kinds = Người dân hỏi về gì
figure-asked-none = Tháng { $month }: chưa mục nào có đủ 5 người hỏi.

figure-lacking = Tháng { $month }, những gì tôi chưa đáp được:
figure-lacking-missed = Tìm mà chưa có trong danh sách
figure-lacking-unanswered = Chưa trả lời được
figure-lacking-none = Tháng { $month }: chưa mục nào có đủ 5 người hỏi mà không được đáp.
figure-part = { $title }: { $times } lượt
figure-long = Câu dài thì tôi chỉ đếm, không giữ chữ ở đây.
figure-helped-yes = Câu trả lời có giúp được: { $times } lượt
figure-helped-no = Câu trả lời chưa giúp được: { $times } lượt

figure-drop_off = Có { $people } người đang tự chấm; nơi dừng nhiều nhất:
figure-drop_off-none = Chưa đủ 5 người đang tự chấm nên chưa có số.
figure-drop_off-spread = Chưa câu nào có đủ 5 người dừng lại.
figure-drop_off-title = Tự chấm: người làm dừng ở câu nào
figure-stop = Bộ { $set }, mục { $code }: { $name }

figure-announced = Tháng { $month }, kết quả thông báo:
figure-announced-none = Tháng { $month } chưa gửi thông báo nào.
figure-announced-item = – { $code } “{ $words }”
figure-announced-others = – Thông báo của người khác, cộng lại { $count } tin
figure-announced-sent = tới { $people } người
figure-announced-few = tới dưới 5 người
figure-announced-left = { $people } người đã chặn
figure-announced-failed = { $people } người không tới được
figure-announced-skipped = { $people } người thôi nhận trước khi tới
figure-announced-stopped = { $people } người thôi nhận trong 3 ngày sau
figure-announced-unknown = Số dưới 5 người không hiện. Ai bấm vào tin thì tôi không đếm.
figure-announced-title = Thông báo: tới bao nhiêu người

figure-expiring = Giấy hết hạn trong 12 tháng tới: { $count }.
figure-expiring-item = – { $place }: { $count } ({ $months })
figure-expiring-month = { $month }: { $count }
figure-expiring-unclear = chưa rõ tháng: { $count }
figure-expiring-others = – Các nơi khác, cộng lại: { $count }
figure-expiring-own-none = Nơi bạn phụ trách không có giấy nào hết hạn trong 12 tháng tới.
figure-expiring-why = Chưa rõ tháng là khi danh sách chỉ ghi năm.
figure-expiring-title = Giấy hết hạn trong 12 tháng tới
figure-expiring-column = chưa rõ
figure-place-or = { $one } hoặc { $other }
figure-place-district = { $district } cũ, chưa rõ xã
figure-place-unknown = chưa rõ nơi

figure-chart-none = Chưa có số nào đủ 5 người để vẽ.
figure-chart-note = Không hiện số của dưới 5 người. Số ngày { $day }.
figure-chart-file = so-lieu-{ $month }.png
figure-chart-asked = Sản phẩm được hỏi nhiều nhất, { $month }
figure-chart-faqs = Câu hỏi được hỏi nhiều nhất, { $month }
figure-chart-kinds = Người dân hỏi về gì, { $month }
figure-chart-missed = Tìm mà chưa có trong danh sách, { $month }
figure-chart-unanswered = Chưa trả lời được, { $month }

figure-file = so-lieu-ocop-{ $month }.xlsx
figure-file-sent = Tệp số liệu tháng { $month }.
figure-file-what = Mỗi việc một trang. Xem lại bằng chữ thì gõ /thongke
figure-column-subject = Mục
figure-column-times = Số lượt
figure-column-people = Số người
figure-column-code = Mã
figure-column-place = Nơi
figure-column-total = Cộng
figure-column-unclear = Chưa rõ tháng
figure-column-words = Nội dung
figure-column-sent = Tới
figure-column-left = Đã chặn
figure-column-failed = Không tới
figure-column-skipped = Thôi nhận trước
figure-column-stopped = Thôi nhận sau 3 ngày
figure-cell-few = dưới 5
figure-cell-all = Tất cả
figure-cell-others = Các nơi khác

figures-written = Đã ghi { $file }.
stopped-month = “{ $value }” không phải tháng. Ghi 11/2026 hoặc 2026-11.
