# Replies that officials give again and again.

canned = Choose a prepared reply.
canned-how = I show it first; nothing is sent by choosing.
canned-preview = The sender of { $code } will read:
canned-not-sent = I have not sent it.
canned-which-place = For which commune or ward?
canned-which-place-how = Type the name of a commune or ward of today.
canned-asking-more = It is still yours; the sender has the new day.
choice-canned = Prepared replies
choice-canned-lodge = Where one lodges
choice-canned-hours = Office hours
choice-canned-asking = Asking the province
choice-canned-photo = A picture, please
choice-canned-which = Which one, please
choice-canned-status = How far it is
choice-canned-send = Send this reply
choice-canned-place = Another commune
choice-canned-edit = Type it myself
canned-lodge = OCOP applications are lodged at the office (UBND) of { $place }, in office hours.
canned-hours = The OCOP officials work { $opens }:00–{ $closes }:00, Monday to Friday, except holidays.
canned-asking = We are asking the province. There is an answer here by { $weekday } { $day } at the latest.
canned-photo = Please send a picture of the label that shows the maker's name and the stars. Cover your own name and number.
canned-which = Please tell us the full name of the product and the maker on the label.
canned-status = How far an application is, the office (UBND) of { $place } can tell: it takes it in and sends it to the province.
