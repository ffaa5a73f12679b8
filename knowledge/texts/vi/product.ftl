# What is said of one product. First lines stay within 80 characters with the longest names that
# fit; a "-short" variant goes without the name, which then stands in the second line.

stars = { $n } sao { $marks }
name-line = { $name }.
name-stars-line = { $name }: { $stars }.

valid = Có. { $name } là OCOP { $stars }, còn hạn đến { $day }.
valid-short = Có. OCOP { $stars }, còn hạn đến { $day }.
valid-no-stars = Có. { $name } là sản phẩm OCOP, còn hạn đến { $day }.
valid-no-stars-short = Có. Sản phẩm OCOP, còn hạn đến { $day }.

year-valid = Có. { $name } là OCOP { $stars }, công nhận năm { $year }.
year-valid-short = Có. OCOP { $stars }, công nhận năm { $year }.
year-valid-no-stars = Có. { $name } là sản phẩm OCOP, công nhận năm { $year }.
year-valid-no-stars-short = Có. Sản phẩm OCOP, công nhận năm { $year }.
year-valid-ground = Giấy có giá trị 36 tháng nên hết trong năm { $end }; tôi chưa có ngày cụ thể.

year-ending = Chưa chắc còn hạn. Được { $stars } năm { $year }, giấy hết trong năm nay.
year-ending-no-stars = Chưa chắc còn hạn. Công nhận năm { $year }, giấy hết trong năm nay.
year-ending-ground = Tôi chưa có ngày cụ thể.

late = Giấy hết hạn { $day }, có thể đang được dùng tiếp để chờ đánh giá lại.
late-ground = Tôi chưa thấy kết quả; hỏi cơ sở hoặc UBND xã.
late-year-ground = Có thể giấy cũ đang được dùng tiếp để chờ đánh giá lại; hỏi cơ sở hoặc UBND xã.

past-day = Từng có: { $name } được { $stars }, hết hạn { $day }.
past-day-short = Từng có: được { $stars }, hết hạn { $day }.
past-day-no-stars = Từng có: { $name }, hết hạn { $day }.
past-day-no-stars-short = Từng có giấy OCOP, hết hạn { $day }.
past-year = Từng có: { $name } được { $stars } năm { $year }.
past-year-short = Từng có: được { $stars } năm { $year }.
past-year-no-stars = Từng có: { $name } được công nhận năm { $year }.
past-year-no-stars-short = Từng có: được công nhận năm { $year }.
past-ground = 36 tháng đã hết. Tôi chưa thấy giấy mới, nên không nói chắc là còn hạn.
past-day-ground = Tôi chưa thấy giấy mới, nên không nói chắc là còn hạn.

no-year = Có tên trong danh sách OCOP, nhưng nguồn không ghi năm.
no-year-ground = Tôi không nói được còn hạn hay không.

revoked = Không còn. Giấy của { $name } đã thu hồi năm { $year }.
revoked-short = Không còn. Giấy đã thu hồi năm { $year }.
revoked-on = Không còn. Giấy của { $name } đã thu hồi ngày { $day }.
revoked-on-short = Không còn. Giấy đã thu hồi ngày { $day }.
revoked-stopped = Cơ sở dừng sản xuất.
revoked-dissolved = Hợp tác xã đã giải thể.

pending-district_assessed-day = Chưa. Mới được đánh giá cấp huyện ngày { $on }.
pending-district_assessed-year = Chưa. Mới được đánh giá cấp huyện năm { $on }.
pending-district_assessed = Chưa. Mới được đánh giá cấp huyện.
pending-planned-year = Chưa. Mới có trong kế hoạch năm { $on }.
pending-planned = Chưa. Mới có trong kế hoạch.
pending-idea-year = Chưa. Mới đăng ký ý tưởng năm { $on }.
pending-idea = Chưa. Mới đăng ký ý tưởng.
pending-mentioned = Chưa. Báo có kể tên, tôi chưa ghép được với giấy nào.
pending-ground = Tôi chưa thấy quyết định công nhận.

not-yet = Đến ngày { $day } tôi chưa thấy { $name } được công nhận.
not-yet-short = Đến ngày { $day } tôi chưa thấy sản phẩm này được công nhận.

decision-line = Căn cứ: Quyết định { $number } ({ $authority }).
decision-line-bare = Căn cứ: Quyết định { $number }.
maker = Cơ sở: { $producer }.
maker-bare = { $producer }.
maker-word = cơ sở
maker-unknown = Sao cấp cho từng cơ sở; danh sách của tôi chưa ghi cơ sở nào.
place = Nơi làm: { $place } (tên trước 07/2025).
place-today = Nơi làm: { $place }.
place-now = { $place } (nay là { $today })
unit-commune = xã { $name }
unit-ward = phường { $name }
unit-town = thị trấn { $name }
unit-district = huyện { $name }
unit-district-town = thị xã { $name }
unit-city = thành phố { $name }
read-label = Bạn có hàng trong tay thì đọc nhãn giúp tôi nhé.
compare-label = Khi mua, xem nhãn có đúng tên cơ sở và số sao.
searched = Tôi tìm: { $name }.
gloss = Tiếng Anh: { $words }.
source = Nguồn: { $publisher } · danh sách đến { $as_of } · mã { $code }
source-dated = Nguồn: { $publisher }, { $day } · danh sách đến { $as_of } · mã { $code }

label-valid = Còn hạn
label-year-valid = Còn hạn
label-year-ending = Chưa chắc
label-late = Đã hết hạn
label-past = Chưa thấy giấy mới
label-no-year = Không rõ hạn
label-revoked = Đã thu hồi
label-pending = Chưa công nhận
label-not-yet = Chưa công nhận

choice-where = Mua ở đâu
choice-ground = Căn cứ
choice-same-maker = Cùng cơ sở này
choice-read-label = Đọc nhãn
choice-more = Việc khác
choice-fake = Tôi nghi hàng giả
choice-wrong = Thông tin này sai
choice-other-name = Tìm tên khác
choice-back = Quay lại sản phẩm

# --- [Căn cứ] ---------------------------------------------------------------------------------
ground-title = Căn cứ của { $name }:
ground-title-short = Căn cứ của câu trả lời này:
ground-decision = – Quyết định { $number } của { $authority }.
ground-decision-bare = – Quyết định { $number }.
ground-no-decision = – Tôi chưa có số quyết định và ngày cấp.
ground-year = – Công nhận năm { $year }; tôi chưa có ngày cấp.
ground-from-to = – Giấy có hạn từ { $from } đến { $to }.
ground-to = – Giấy có hạn đến { $to }.
ground-months = – Giấy có giá trị 36 tháng từ ngày cấp.
ground-late = – Giấy hết hạn có thể được dùng tiếp tối đa 180 ngày để chờ đánh giá lại (Quyết định 26/2026, Điều 12 khoản 3). Tôi mới có một bản chép điều này, chưa đối chiếu.
ground-stage = – { $stage }
ground-revoked = – Thu hồi: { $on }.
ground-place = – Nơi làm: { $place }, tỉnh { $province } cũ.
ground-place-today = – Xã, phường hiện nay: { $commune }.
ground-place-today-unknown = – Huyện đã bỏ từ 01/07/2025; tên xã hiện nay tôi chưa ghép được.
ground-note = – Ghi chú: { $note }.
ground-source = – Nguồn, { $day }:
ground-source-undated = – Nguồn, trang không ghi ngày:
ground-as-of = Dữ liệu đến ngày { $as_of } · sản phẩm { $product } · mã { $code }

# --- [Cùng cơ sở này] -------------------------------------------------------------------------
same-maker = { $producer } có { $count } sản phẩm trong danh sách.
same-maker-short = Cơ sở này có { $count } sản phẩm trong danh sách.
same-maker-item = – { $name }: { $state }
same-maker-item-stars = – { $name }: { $stars }, { $state }
same-maker-more = Còn { $count } sản phẩm nữa.

state-valid = còn hạn
state-year-valid = còn hạn
state-year-ending = chưa chắc còn hạn
state-late = hết hạn
state-past = chưa thấy giấy mới
state-no-year = không rõ hạn
state-revoked = đã thu hồi
state-pending = chưa công nhận
state-not-yet = chưa công nhận
