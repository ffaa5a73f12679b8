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

# --- reminders -------------------------------------------------------------------------------------
remind-prepare = Re-evaluation comes near; start on the papers now.
remind-opens = The re-evaluation can be lodged now, from { $opens }.
remind-middle = Re-evaluation: it can be lodged until { $closes }.
remind-soon = The time to lodge the re-evaluation ends soon: { $closes }.
remind-closes = Today is the day to lodge the re-evaluation; it ends { $closes }.
remind-closed = The time to lodge the re-evaluation is over ({ $closes }). Lodge at once all the same.
remind-ending = The OCOP certificate ends on { $last_day }.
remind-ended = The OCOP certificate ended on { $last_day }.
remind-undated = Please tell me on which day the OCOP certificate was given.
remind-window = Lodge at the commune office from { $opens } to { $closes }; the certificate ends { $last_day }.
remind-where = Lodge at the commune office: 1 set on paper, 1 electronic, 5 samples.
remind-late = If you miss it, lodge at once all the same; the old certificate may end before the result comes.
remind-undated-why = My list has only the year, so I can't remind you on the right day.
remind-undated-how = The day stands at the end of the certificate.
reminded-lodged = Well done! The commune sends it to the province by { $day }.
reminded-not_yet = Noted: not lodged yet. I'll remind you closer to the end.
reminded-keep = Ask the commune to write the day of receipt on the form, and keep a photo.
tell-day = Which day of issue does the certificate say?
tell-day-how = Type the day, for example 16/11/2026. Officials check it before the list changes.
choice-lodged = Lodged
choice-not-yet = Not yet
choice-tell-day = Tell the day
choice-no-reminders = No reminders
choice-reminders = Remind me

# --- my products -----------------------------------------------------------------------------------
linked = Linked to the producer { $producer }.
linked-what = You can see its products here, and report what is wrong.
linked-reminders = When re-evaluation is due, I remind you here.
linked-gone = I don't find this producer in the list any more.
my-products = The producer has { $count } products in the list.
my-products-none = You are not linked to a producer of the list.
my-products-code = Ask the OCOP official of your commune or the province for a code, and type it here.
my-products-item = – { $words }
my-products-left = { $count } days left.
my-products-wrong = If something is wrong, report it; officials look at it.
reminders-on = Reminders of re-evaluation are on.
reminders-off = Reminders of re-evaluation are off.
choice-my-products = My products
choice-see-card = Show the card
command-sanpham = My products
