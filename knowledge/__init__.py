"""What is true and what is remembered: registry, rules, matching, people. Knows no chat.

One English word per Vietnamese term, everywhere in the code:

    producer chủ thể · product sản phẩm · recognition công nhận · decision quyết định ·
    stars hạng sao · certificate giấy chứng nhận · revocation thu hồi · application hồ sơ đề nghị ·
    sales point điểm giới thiệu và bán · fair hội chợ · commune xã, phường · district huyện (trước 07/2025) ·
    report phản ánh · official cán bộ · source nguồn
"""
