# Lists of products.

browse = Tôi biết { $count } sản phẩm: { $what }.
browse-short = Tôi biết { $count } sản phẩm.
browse-what = { $what }.
browse-which = Bạn xem sản phẩm nào?
browse-more = Còn { $count } sản phẩm nữa.
browse-everything = từng được công nhận
browse-incomplete = Danh sách của tôi mới có { $count } trên { $official } sản phẩm của tỉnh ({ $month }).
browse-none = Tôi chưa thấy sản phẩm nào như vậy trong danh sách.
browse-none-what = Tôi tìm: { $what }.
browse-none-commune = Nhiều sản phẩm chỉ ghi huyện cũ, nên có thể có ở { $place } mà tôi chưa ghép được.
browse-source = Danh sách đến { $as_of } · mã { $code }
group-food = thực phẩm
group-drinks = đồ uống
group-medicinal = dược liệu
group-crafts = thủ công mỹ nghệ
group-ornamental = sinh vật cảnh
group-tourism = du lịch

choice-wider = Tìm rộng hơn
