# Fairs and sales weeks.

fairs-running = Đang có hội chợ:
fairs-coming = Hội chợ sắp tới:
fairs-past = Hội chợ đã qua:
fairs-none = Tôi chưa có lịch hội chợ nào sắp tới.
fairs-none-how = Có lịch mới thì tôi nhắn được, nếu bạn muốn.
fairs-item = – { $name }
fairs-item-when = – { $name } · { $when }
fairs-from = từ { $starts }
fairs-from-to = { $starts } đến { $ends }
fairs-more = Còn { $count } hội chợ nữa.
fairs-one = { $when }: { $name }
fairs-one-short = { $when }.
fairs-one-past = Đã qua, { $when }: { $name }
fairs-one-past-short = Đã qua, { $when }.
fairs-place = Nơi: { $place }.
fairs-organiser = Tổ chức: { $organiser }.
fairs-no-end = Nguồn không ghi ngày kết thúc.
fairs-source = Nguồn: { $publisher } · danh sách đến { $as_of } · mã { $code }
fairs-cancelled = Hội chợ này đã hủy.
fairs-why = Lý do: { $why }.
fairs-source-officials = Nguồn: cán bộ OCOP, { $day } · mã { $code }
fairs-file = Đây là tệp lịch của hội chợ.
fairs-file-how = Mở tệp này trên điện thoại để thêm vào lịch.
fairs-file-name = hoi-cho.ics

choice-calendar = Thêm vào lịch
choice-tell-me = Nhắn tôi khi có
choice-past-fairs = Hội chợ đã qua
choice-coming-fairs = Hội chợ sắp tới
choice-next = Xem tiếp
