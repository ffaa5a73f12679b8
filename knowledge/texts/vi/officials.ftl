# For officials: roles, what waits, invitations, the audit.

role-commune = cán bộ xã
role-province = cán bộ tỉnh
role-desk = người trả lời
role-administrator = quản trị
role-of = { $role } ({ $places })

work = Bạn làm việc ở đây với vai trò: { $role }.
work-questions = – Câu hỏi đang chờ: { $count }
work-reports = – Báo cáo đang chờ: { $count }
work-approvals = – Chờ bạn duyệt: { $count }
work-drafts = – Thông báo bạn soạn dở: { $count }
work-nothing = Không có việc nào đang chờ bạn.
work-not-yours = Việc này thuộc vai trò khác.
work-ask-admin = Cần quyền này thì nhờ người quản trị mời lại bằng vai trò mới.
choice-work = Việc của tôi
choice-announcements = Thông báo
choice-desk-queue = Người dân hỏi
choice-keep-places = Hội chợ, điểm bán
choice-registry = Nạp sổ OCOP
choice-approvals = Chờ duyệt
choice-notice = Thông báo khẩn
choice-figures = Số liệu
choice-staff = Cán bộ
choice-audit = Nhật ký

choice-file = Chọn tệp

staff = Có { $count } người đang giữ vai trò.
staff-item = – Số { $number }: { $role }
staff-me = – Số { $number }: { $role } (bạn)
choice-invite-commune = Mời cán bộ xã
choice-invite-province = Mời cán bộ tỉnh
choice-invite-desk = Mời người trả lời
choice-invite-administrator = Mời quản trị
choice-dismiss = Cho thôi vai trò
choice-withdraw = Hủy mã này
choice-number = Số { $number }
choice-to = Giao số { $number }
invite-which-commune = Cán bộ của xã, phường nào?
invite-which-commune-how = Nhiều nơi thì ngăn bằng dấu phẩy, ví dụ: xã Bắc Hà, xã Bảo Nhai.
invited-staff = Mã cho { $role }: { $code }
invited-staff-how = Người nhận gõ mã này vào khung chat, một lần, trước hết ngày { $day }. Chỉ đưa tận tay.
withdrawn = Đã hủy. Mã đó không dùng được nữa.
appointed = Bạn đã có vai trò: { $role }.
appointed-what = Gõ /lamviec để xem việc đang chờ và những việc bạn được làm.
appointed-private = Việc bạn làm được ghi vào nhật ký dưới một con số, không ghi tên.
dismiss-which = Ai thôi vai trò?
dismiss-to-whom = Ai nhận việc dở của số { $number }?
dismiss-what = Câu hỏi đang giữ, bản nháp và việc chờ duyệt chuyển hết sang người nhận.
dismissed = Số { $number } đã thôi vai trò, số { $to } nhận việc.
dismissed-moved = Đã bàn giao { $count } việc dở. Nút cũ của số { $number } không còn tác dụng.

audit = Những việc gần đây nhất:
audit-none = Nhật ký chưa có dòng nào.
audit-line = { $when }, { $who } { $what }
audit-who = số { $number } ({ $role })
audit-who-command-line = người ở dòng lệnh
audit-who-nobody = người không có vai trò
audit-other = làm việc “{ $action }”: { $subject } { $before } / { $after }
audit-denied = thử việc không được phép: { $subject }
audit-invite = làm mã mời { $subject } { $after }
audit-withdraw-invite = hủy một mã mời
audit-appointed = nhận vai trò { $after }, trước đó: { $before }
audit-dismissed = cho số { $subject } ({ $before }) thôi vai trò, giao việc cho số { $after }
audit-role-erased = xóa hết dữ liệu của mình, vai trò { $before } không còn

task-announce = gửi thông báo
task-everywhere = gửi thông báo khắp tỉnh
task-approve = duyệt việc
task-registry = nạp sổ
task-answer = trả lời người dân
task-places = giữ hội chợ, điểm bán
task-notice = đăng thông báo khẩn
task-stats = xem số liệu
task-audit = xem nhật ký
task-staff = mời cán bộ
