# Renewing a certificate.

renewal-early = Renewal: lodge from { $opens } to { $closes }.
renewal-prepare = Time to prepare the renewal: lodge from { $opens } to { $closes }.
renewal-open = The window to lodge the renewal is open until { $closes }.
renewal-late = The window closed on { $closes }. Lodge at once.
renewal-over = The certificate ended on { $last_day }.
renewal-undated = I don't have the last day of this certificate.
renewal-rule = A renewal is lodged 180 to 120 days before the last day.
renewal-ask = Look at the certificate, or let me ask an official.
renewal-until = The certificate is valid until { $last_day }.
renewal-ready = Prepare test reports, labels, and the books of the last two years.
renewal-lodge = Lodge at the commune office (UBND xã), { $lodge_by } at the earliest.
renewal-result = Lodged then, the result comes by about { $result_by } at the latest.
renewal-extended = Article 12 may allow the old one until { $extended_to }; whether for you is not clear, ask the province.
renewal-no-print = Print no more packs with stars before the new certificate.
renewal-doubt = By Decision 26/2026, article 7, from one transcript; ask the commune to be sure.
choice-renewal = Renewal
choice-renewal-papers = Renewal papers
