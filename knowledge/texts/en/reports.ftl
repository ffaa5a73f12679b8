# Reports: a suspected fake, wrong data, a label for the officials.

fake = If you doubt it, three things now:
fake-keep = – don't use it any more; keep the box and the receipt
fake-photo = – take pictures of the label and of where it was sold
fake-ill = – whoever used it and feels unwell: see a doctor; in an emergency call 115
fake-whom = In the province, fakes are for the market inspectors (Chi cục Quản lý thị trường, Sở Công Thương Lào Cai). I have one source for this.
fake-phone = The number 1900 888 655 was published in 2019; I couldn't check it. If nobody answers, go to the commune office (UBND xã).
fake-offer = Shall I send what you tell me to the provincial OCOP officials?
choice-send-report = Send it
choice-report-myself = I'll report it
fake-ask = Tell it in one message: where you bought it, what looked wrong.
fake-ask-privacy = Your name, phone number and address are not needed.
fake-myself = Go to the market inspectors, or the commune office where it was sold.
fake-myself-bring = Take the box, the receipt and pictures of where it was sold.
wrong-ask = What is wrong in this entry, and what is right?
wrong-ask-how = Type it in one message; add the decision number or the year if you know it.
report-filed = Sent to the OCOP officials, code { $code }.
report-when = The earliest anybody reads it is { $weekday } { $day }.
report-when-holiday = Tomorrow, { $tomorrow }, is a day off; the earliest anybody reads it is { $weekday } { $day }.
report-follow = To see how far it is, type: my reports.
report-keep = Keep the box and the receipt.

my-reports = You have { $count ->
    [1] one report
   *[other] { $count } reports
 }.
my-reports-none = You have sent no report yet.
my-reports-item = – { $code }, { $day }, { $kind }: { $state }
my-reports-answer = { "  " }The officials answer: { $answer }
report-kind-fake = suspected fake
report-kind-wrong_data = wrong entry
report-kind-question = question
report-kind-label = label to be looked at
report-state-received = received, no answer yet
report-state-passed = passed on
report-state-asked = the officials ask you back
report-state-answered = answered
report-state-settled = settled
report-changed-passed = Your report { $code } was passed on.
report-changed-asked = The officials ask you about your report { $code }.
report-changed-answered = The officials answered your report { $code }.
report-changed-settled = Your report { $code } is settled.
report-changed-received = Your report { $code } was opened again.
