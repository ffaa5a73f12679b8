# For officials: fairs, sales points and offices, kept from the chat; and what a shop sees of its own row.

keep-menu = What would you like to look at or change?
keep-count-fair = – Fairs now and to come: { $count }
keep-count-shop = – Sales points: { $count }, never confirmed: { $never }
keep-count-contact = – Offices: { $count }, never confirmed: { $never }
choice-keep-fairs = All fairs
choice-keep-shops = All sales points
choice-keep-contacts = All offices
choice-keep-menu = Other lists
choice-go-on = Go on with the form

keep-list-fair = { $count } { $count ->
    [one] fair
   *[other] fairs
} now or to come.
keep-list-no-fair = There is no fair now or to come.
keep-list-shop = { $count } { $count ->
    [one] sales point
   *[other] sales points
} that you can change.
keep-list-no-shop = There is no sales point where you are in charge.
keep-list-contact = { $count } { $count ->
    [one] office
   *[other] offices
} that you can change.
keep-list-no-contact = There is no office where you are in charge.
keep-search = To look for one, type its name.
keep-found = { $count } found:
keep-none-found = I haven't found anything of that name.
choice-add-fair = Add a fair
choice-add-shop = Add a sales point
choice-add-contact = Add an office
choice-unconfirmed = Confirm one by one

keep-name = – { $name }
keep-never-confirmed = never confirmed
keep-confirmed-on = confirmed { $day }
keep-line-confirmed = – Last confirmed: { $value }
keep-ended-fair = This fair was cancelled on { $day }.
keep-ended-shop = This sales point was closed on { $day }.
keep-ended-contact = This office was taken out on { $day }.
keep-over = ended { $day }
keep-outside = This lies outside your communes, so the province does it.
keep-card = This entry:
choice-keep-card = See this entry
choice-keep-change = Change something
choice-keep-again = Open again
choice-keep-cancel = Cancel the fair
choice-keep-announce = Write announcement
choice-keep-see = As visitors see it
choice-keep-confirm = Right, confirm
choice-keep-close = Close this place
choice-keep-drop = Take this out
choice-shop-code = Code for the shop

keep-line-name = – Name: { $value }
keep-line-starts = – From: { $value }
keep-line-ends = – To: { $value }
keep-line-unit = – Commune: { $value }
keep-line-spot = – Place: { $value }
keep-line-organiser = – Organiser: { $value }
keep-line-summary = – Words: { $value }
keep-line-kind = – Kind: { $value }
keep-line-phone = – Phone: { $value }
keep-line-url = – Page: { $value }
keep-line-goods = – Goods: { $value }
keep-line-office = – Office: { $value }
keep-line-role = – Does: { $value }
keep-line-address = – Address: { $value }
keep-line-email = – Mail: { $value }
keep-outside-province = outside the province
keep-same-day = the same day
choice-field-name = Name
choice-field-starts = First day
choice-field-ends = Last day
choice-field-unit = Commune
choice-field-spot = Place
choice-field-organiser = Organiser
choice-field-summary = Words
choice-field-kind = Kind
choice-field-phone = Phone
choice-field-url = Page
choice-field-goods = Goods
choice-field-office = Name of the office
choice-field-role = What it does
choice-field-address = Address
choice-field-email = Mail
keep-which-field = What would you like to change?

keep-ask-fair-name = What is the fair called?
keep-how-fair-name = For example: Phiên chợ OCOP Bắc Hà.
keep-ask-fair-starts = On which day does it begin?
keep-how-fair-starts = For example: 28/11/2026, 28-30/11, or Saturday.
keep-ask-fair-ends = Which is the last day?
keep-how-fair-ends = For example: 30/11/2026.
keep-ask-fair-unit = In which commune or ward?
keep-how-fair-unit = Type its name of today; an old name will do.
keep-ask-fair-spot = Where exactly?
keep-how-fair-spot = For example: chợ Bắc Hà. Outside the province, name the city too.
keep-ask-fair-organiser = Who organises it?
keep-how-fair-organiser = For example: UBND xã Bắc Hà.
keep-ask-fair-summary = Anything more to tell visitors?
keep-how-fair-summary = A sentence or two, such as the hours and the goods.
keep-ask-shop-name = What is the place called?
keep-how-shop-name = As its sign says.
keep-ask-shop-kind = What kind of place is it?
keep-how-shop-kind = Tap one, or type another.
keep-ask-shop-unit = In which commune or ward is it?
keep-how-shop-unit = Type its name of today; an old name will do.
keep-ask-shop-spot = Which house, street or village?
keep-how-shop-spot = For example: số 12 đường Na Cồ.
keep-ask-shop-phone = Its phone number?
keep-how-shop-phone = Only the number that the shop wants visitors to know.
keep-ask-shop-url = On which page does it sell?
keep-how-shop-url = Paste the address of the page.
keep-ask-shop-goods = Which OCOP goods are sold there?
keep-how-shop-goods = Type names, or codes such as LC-0076, separated by commas.
keep-ask-contact-office = What is the office called?
keep-how-contact-office = For example: UBND xã Bắc Hà.
keep-ask-contact-role = What does the office do?
keep-how-contact-role = For example: takes the commune's OCOP dossiers.
keep-ask-contact-address = Its address?
keep-how-contact-address = With the commune or ward of today.
keep-ask-contact-phone = Its phone number?
keep-how-contact-phone = The office's number, nobody's own.
keep-ask-contact-email = Its mail address?
keep-how-contact-email = Type the office's common address.
keep-ask-contact-url = Does it have a page?
keep-how-contact-url = Paste the address of the page.
choice-one-day = One day only
choice-outside = Outside the province
choice-shop-shown = Show room
choice-shop-store = Shop
choice-shop-market = Market, supermarket
choice-shop-online = On the web
keep-skip-word = skip

keep-now = It says now: { $value }
keep-which = Which place do you mean?
keep-or-type = If it is none of these, type it again.
choice-keep-meant = Yes, that day
keep-too-long = A little long: { $has } characters; { $most } at most.
keep-no-day = I couldn't read this day.
keep-ends-early = The last day must be { $day } or later.
keep-ends-before = The first day is now after the last one, so I ask for the last day again.
keep-past = This day is over: { $day }. Do you want it all the same?
keep-far = This day is more than a year away: { $day }. Is that right?
keep-no-place = I don't know a commune or ward “{ $words }”.
keep-no-phone = I couldn't read this number. In Việt Nam it begins with 0, 1800 or 1900.
keep-no-mail = I couldn't read this mail address.
keep-no-page = I couldn't read this address of a page.
keep-outside-soon = This lies outside your communes. Fill it in, then hand it to the province.

keep-look-fair = Save this fair?
keep-look-shop = Save this sales point?
keep-look-contact = Save this office?
keep-look-change = Save this change?
keep-look-hand = Hand this to the province?
keep-before = { "  " }before: { $value }
keep-nothing-changed = Nothing has changed.
choice-save = Save
choice-save-mine = Save mine anyway
choice-hand = Hand to province
keep-saved = Saved.
keep-saved-seen = Whoever asks sees it from now on.
keep-saved-picture = A picture is sent when you write the announcement.
keep-fair-told = { $count } { $count ->
    [one] person has
   *[other] people have
} news of this fair. If need be, correct that too, under Announcements.
keep-taken-fair = There is a fair of this name with the same first day.
keep-taken-shop = There is a sales point of this name in the same place.
keep-taken-contact = There is an office of this name.
keep-taken-how = Yours is not saved. Look at that one, or change yours.
keep-meanwhile = Somebody else has just changed this. It says now:
keep-meanwhile-how = Yours is not saved. Saving replaces what they wrote.
keep-stopped = Stopped; nothing was saved.
keep-draft-gone = This form was saved, handed over or given up.
keep-gone = This entry is gone, or closed.

keep-why = Why is this fair cancelled?
keep-why-how = Tap or type the reason. Whoever is told reads it.
choice-why-weather = Storm
choice-why-plans = Change of plans
why-weather = mưa bão (storm)
why-plans = đổi kế hoạch (change of plans)
choice-keep-fair = Don't cancel
keep-cancel-sure = Cancel this fair?
keep-cancel-whom = People who will be told, since they had news of it or follow fairs: { $count }.
choice-cancel-fair = Cancel, tell { $n }
keep-cancel-hand = Ask the province to cancel it?
keep-cancelled = Cancelled. Whoever asks sees it at once.
keep-cancelled-when = The news goes out within half an hour; at night it waits for the morning.
keep-cancelled-held = Announcements of this fair that were stopped: { $count }.
keep-cancel-gone = This fair is over, or cancelled already.

keep-unconfirmed-shop = Sales points unconfirmed for longest:
keep-unconfirmed-contact = Offices unconfirmed for longest:
keep-confirm-item = – No. { $n }: { $line }
choice-confirm-item = No. { $n } is right
keep-confirm-how = { $count } to go. Tap one that is right, one at a time.
keep-all-confirmed = Everything you keep was confirmed today.
keep-confirmed = Confirmed as of { $day }.
keep-unconfirmed = That confirmation was taken back.
choice-unconfirm = Take that back
keep-close-hand = Ask the province to close it?
keep-closed = Closed. Visitors don't see it any more.
keep-closed-how = The entry is kept, and can be opened again at any time.
keep-again = Open again.
keep-again-told = Who was told that it was off does not know yet. To tell them, write an announcement.

handed-new-fair = A commune official sends a fair outside their communes.
handed-new-shop = A commune official sends a sales point outside their communes.
handed-new-contact = A commune official sends an office outside their communes.
handed-change-fair = A commune official asks to change a fair outside their communes.
handed-change-shop = A commune official asks to change a sales point outside their communes.
handed-change-contact = A commune official asks to change an office outside their communes.
handed-end-fair = A commune official asks to cancel a fair outside their communes.
handed-end-shop = A commune official asks to close a sales point outside their communes.
handed-end-contact = A commune official asks to take out an office outside their communes.
handed-by = From no. { $number }, { $role }.
choice-handed = See and save
handed = Sent to { $count } { $count ->
    [one] official
   *[other] officials
} of the province.
handed-told = When they have saved it, I write here.
hand-how = The province looks at it and decides.
hand-twice = You have sent this to the province already.
hand-night = It is night, so I haven't sent it to the province.
hand-night-how = Your form is still here. Tap again from 06:00 on.
hand-nobody = No official of the province can be reached here yet.
hand-nobody-how = Your form is still here. If it is urgent, call the province.
handed-saved = The province has saved what you sent.

shop-code = Code for the shop: { $code }
shop-code-how = The shop types it here, once, by the end of { $day }, and taps to confirm.
shop-code-link = On Telegram, { $link } behind my link opens it with one tap.
shop-look = This is what I say about your shop. Is it all right?
shop-look-how = I answer by this when visitors ask where to buy.
choice-shop-wrong = Something is wrong
shop-confirmed = Thank you. Noted: confirmed by the shop on { $day }.
shop-confirmed-how = Visitors see this day when they ask where to buy.
shop-wrong = What is wrong, and what is right?
shop-wrong-how = Type it in one message. The OCOP officials read and correct it.
shop-gone = This sales point is no longer in the list.

fair-off = Cancelled: { $name }
fair-off-short = A fair was cancelled.
fair-off-when = It was to begin on { $day }.

contacts = Who answers for the OCOP programme:
contacts-none = I have no office to name yet.
contacts-item = – { $office }
contacts-role = { "  " }{ $role }
contacts-address = { "  " }address: { $address }
contacts-mail = { "  " }mail: { $mail }
contacts-unconfirmed = { "  " }nobody has confirmed this lately
contacts-source = List of offices as of { $as_of } · code { $code }

audit-fair-added = added the fair “{ $subject }”: { $after }
audit-fair-changed = changed the fair “{ $subject }”: { $before }; now: { $after }
audit-fair-cancelled = cancelled the fair “{ $subject }”, because: { $after }
audit-fair-again = opened the fair “{ $subject }” again
audit-shop-added = added the sales point “{ $subject }”: { $after }
audit-shop-changed = changed the sales point “{ $subject }”: { $before }; now: { $after }
audit-shop-closed = closed the sales point “{ $subject }”
audit-shop-again = opened the sales point “{ $subject }” again
audit-shop-confirmed = confirmed the sales point “{ $subject }” on { $after }, before: { $before }
audit-shop-unconfirmed = took back a confirmation of the sales point “{ $subject }”
audit-shop-code = made a confirmation code for the sales point “{ $subject }”
audit-shop-itself = confirmed with the own code of the sales point “{ $subject }” on { $after }
audit-contact-added = added the office “{ $subject }”: { $after }
audit-contact-changed = changed the office “{ $subject }”: { $before }; now: { $after }
audit-contact-closed = took out the office “{ $subject }”
audit-contact-again = put the office “{ $subject }” back
audit-contact-confirmed = confirmed the office “{ $subject }” on { $after }, before: { $before }
audit-contact-unconfirmed = took back a confirmation of the office “{ $subject }”
audit-places-handed = handed to the province: “{ $subject }” { $after }
