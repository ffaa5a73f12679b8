# Finding a product by name.

which = Bạn hỏi cái nào?
which-same-name = Có { $count } cơ sở cùng làm { $name }. Bạn hỏi bên nào?
which-same-name-short = Có { $count } cơ sở cùng làm. Bạn hỏi bên nào?
which-one = Bạn hỏi { $name } phải không?
which-one-short = Bạn hỏi sản phẩm này phải không?
which-item = – { $name }
which-item-stars = – { $name }: { $stars }
which-item-maker = – { $name }, { $producer }
which-item-maker-stars = – { $name }, { $producer }: { $stars }
choice-yes = Đúng
choice-no = Không phải
choice-none-of-these = Không có ở đây

generic = “{ $name }” là tên chung; sao cấp cho từng cơ sở.
generic-ask = Bạn xem nhãn ghi cơ sở nào?

similar = Tôi chưa thấy { $query }.
similar-short = Tôi chưa thấy đúng tên này trong danh sách.
similar-place = Có { $name }, là sản phẩm ở nơi khác.
similar-producer = Có { $name } của { $producer }, là sản phẩm khác.
similar-producer-unknown = Có { $name }, nhưng danh sách chưa ghi cơ sở nào làm. Tôi không xác nhận được cơ sở bạn hỏi.
similar-kind = Có { $name }, là loại khác.
similar-other = Có { $name }, là sản phẩm khác.
similar-stars = Tôi chưa thấy { $name } được { $asked } sao.
similar-stars-short = Tôi chưa thấy sản phẩm này được { $asked } sao.
similar-stars-known = Danh sách ghi { $stars }.
similar-stars-unknown = Danh sách không ghi sao của sản phẩm này.
similar-more = Gần tên này còn có:

not-found = Tôi chưa thấy tên này trong danh sách.
not-found-incomplete = Chưa thấy không có nghĩa là không có: tôi mới có khoảng { $count } trên { $official } sản phẩm ({ $month }).
not-found-reasons = Có thể là: chưa được công nhận, danh sách của tôi còn thiếu, hoặc nhãn ghi tên khác.
not-found-next = Bạn gõ đúng tên trên nhãn, hoặc tên cơ sở, tôi tìm lại.
not-found-as-of = Danh sách đến { $as_of }

not-these = Vậy tôi chưa thấy sản phẩm bạn hỏi.
ask-name = Bạn gõ tên sản phẩm, không dấu cũng được.
ask-name-how = Ví dụ: tuong ot muong khuong.
unknown-code = Tôi chưa thấy mã { $code } trong danh sách.
too-long = Tin dài quá, tôi chưa hiểu hết.
too-long-how = Bạn gõ riêng tên sản phẩm giúp tôi, không dấu cũng được.
no-product-words = Tôi trả lời về sản phẩm OCOP Lào Cai: có sao không, còn hạn không, mua ở đâu.
empty = Tôi chưa đọc được chữ nào.
cancelled = Được, tôi không gửi gì cả.
