# Body first: what to do now; no card, no source line.

body-ill = Ai thấy mệt thì đi khám ngay; khó thở, ngất hay nôn nhiều thì gọi 115.
body-ill-next = Đừng ăn hay uống tiếp. Giữ lại phần còn thừa, hộp và hóa đơn cho bác sĩ xem.
body-ill-more = Khi đã ổn, bạn gõ: nghi hàng giả, tôi chuyển lời bạn kể cho cán bộ.
body-allergy = Chưa biết chắc trong đó có gì thì đừng ăn.
body-allergy-next = Đọc thành phần trên nhãn, hoặc hỏi cơ sở làm ra. Tôi không có danh sách thành phần.
body-allergy-more = Đã ăn mà nổi mẩn, khó thở thì gọi 115.
body-dose = Việc này bạn hỏi bác sĩ hoặc dược sĩ trước khi dùng.
body-dose-next = Tôi không trả lời được về liều dùng, thai nghén hay chữa bệnh.
body-dose-more = Trên hộp ghi rõ đây là thực phẩm, thực phẩm bảo vệ sức khỏe hay thuốc.
