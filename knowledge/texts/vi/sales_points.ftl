# Where to buy.

where-of-product = { $name }: nguồn kể có bán ở { $count } nơi.
where-of-product-short = Nguồn kể có { $count } nơi bán sản phẩm này.
where-in-district = Tôi chưa biết nơi nào bán { $name }.
where-in-district-short = Tôi chưa biết nơi nào bán sản phẩm này.
where-in-district-known = Ở { $district } tôi biết { $count } nơi giới thiệu hàng OCOP:
where-stock-unknown = Ở đó có sản phẩm này không, tôi cũng chưa biết.
where-nowhere = Tôi chưa biết nơi nào bán { $name }.
where-nowhere-short = Tôi chưa biết nơi nào bán sản phẩm này.
where-province = Trong tỉnh và trên mạng tôi biết:
where-item = – { $name }
where-item-address = – { $name }: { $address }
where-item-phone = { "  " }điện thoại { $phone }
where-item-goods = { "  " }nguồn kể có: { $goods }
where-confirmed = Xác nhận lần cuối: { $day }.
where-unconfirmed = Chưa ai xác nhận lại các nơi này; tôi chưa có giờ mở cửa.
where-ask = Chắc hơn thì hỏi { $producer }, hoặc UBND xã nơi làm ra.
where-ask-commune = Chắc hơn thì hỏi UBND xã nơi làm ra.
where-more = Còn { $count } nơi nữa.
choice-where-province = Nơi khác trong tỉnh
choice-where-more = Xem tiếp
