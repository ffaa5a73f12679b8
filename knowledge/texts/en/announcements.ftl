# Announcements: drafting, to whom, sending, correcting; and what people get.

announced-stop = No more news wanted? Type STOP.
announced-edited = Corrected at { $when }.
announced-correction = A correction. The right message is:
choice-announced-fair = See the fair

announcements = The latest announcements:
announcements-none = There is no announcement yet.
announcements-item = – { $code }, { $state }: { $text }
announcement-state-draft = being written
announcement-state-asked = waits for a second person
announcement-state-scheduled = scheduled
announcement-state-sending = being sent
announcement-state-stopped = stopped
announcement-state-done = sent
choice-announce-new = Write a new one

announce-text = Type the announcement in Vietnamese, in one message.
announce-text-how = The first line says the main thing: what, where, which day.
announce-empty = There is no text yet. Type it in one message.
announce-too-long = It has { $has } characters; { $channel } carries { $most }.
announce-shorter = Shorten it and type it again.
announce-english = Type the English text.
announce-english-how = Without it, people who use English get the Vietnamese text.
choice-announce-no-english = Skip English
announce-again-vi = Type the Vietnamese text again.
announce-again-en = Type the English text again.
announce-one = Announcement { $code }, being written:
announce-in-english = English: { $text }
announce-audience = To: { $who }
announce-has-picture = With a picture.
announce-has-fair = With a button to the fair.
choice-announce-to = To whom
choice-announce-preview = Preview
choice-announce-test = Send a test
choice-announce-send = Send
choice-announce-more = Change, add
choice-announce-back = Back to the draft
announce-what-more = What to change in { $code }?
choice-announce-vi = Vietnamese text
choice-announce-en = English text
choice-announce-picture = Add a picture
choice-announce-fair = Tie to a fair
choice-announce-drop = Drop the draft
announce-picture = Send the picture here, one picture.
announce-picture-how = JPG or PNG, at most 5 MB.
announce-picture-large = The picture has { $has } MB, over { $most } MB. Make it smaller and send it again.
announce-picture-kind = This file is no JPG or PNG picture. Send another.
announce-which-fair = Which fair is it about?
announce-no-fair = There is no coming fair to tie it to.
choice-announce-no-fair = None
announce-preview = Above is the message exactly as people get it.
shown-words = – { $channel }: words and buttons in one message
shown-picture = – { $channel }: picture, words and buttons in one message
shown-apart = – { $channel }: the picture, then words and buttons in a second message
shown-no-buttons = – { $channel } (not open yet): words only, the last line still says how to stop
shown-no-picture = – { $channel } (not open yet): words only, no picture, the last line still says how to stop
announce-preview-edit = If it turns out wrong, Telegram can edit it in place; other channels get a correction.
announce-test-label = Test of announcement { $code }, sent to nobody else:
announce-tested = A test went to { $count } { $count ->
    [one] person
   *[other] people
}: you and the desk.
announce-tested-how = Read it on a phone before you send it for real.

to-whom = It goes to: { $who }
to-whom-how = Choose more to narrow it; choosing again replaces what was chosen.
choice-to-all = All followers
choice-to-place = By place
choice-to-group = By group
choice-to-producers = Producers
choice-to-channel = By channel
choice-to-not = Leave out
rule-followers = people who follow the news
rule-producers = producers tied to the list
rule-places = in { $places }
rule-groups = group { $groups }
rule-stars = { $stars } stars
rule-ends = certificate ends within { $days } days
rule-channels = only by { $channels }
rule-not-places = except { $places }
rule-not-groups = except group { $groups }
to-which-place = Which commune, ward or old district?
to-which-place-how = Several are separated by commas, for example: xã Bắc Hà, huyện Si Ma Cai.
to-which-group = Which product group?
to-which-producers = Which producers?
to-producers-who = Only those tied to the list who want reminders.
choice-producers-all = All producers
choice-producers-ends = Ends in { $days } days
choice-producers-stars = With { $stars } stars
to-which-channel = By which channel?
choice-every-channel = Every channel
to-not = Whom to leave out?
to-not-how = Followers and producers of that place or group will not get it.
choice-not-place = Except a place
choice-not-group = Except a group

wider = This announcement reaches beyond your commune.
wider-how = Let the province send it, or narrow it to your own commune.
choice-hand-up = Let the province
handed-up = { $code } was handed to the province.
handed-up-nobody = Nobody of the province works here yet.
handed-up-how = The draft stays in your list.
handed-up-to = A commune official asks the province to send { $code }:
nobody = Nobody would get this announcement.
nobody-how = Nobody follows that place, group or channel. Change “to whom”.
confirm = { $count } { $count ->
    [one] person
   *[other] people
} will get it.
confirm-changed = The number has just changed to { $count }. Look again, then tap.
confirm-who = To: { $who }
confirm-channel = – { $channel }: { $count } { $count ->
    [one] person
   *[other] people
}
confirm-approval = Above { $most } people, a second person approves it.
confirm-night = These are quiet hours, 22:00–06:00; it goes out at 06:00.
choice-confirm = Send to { $count }
choice-later = At a time
when = When shall it go out?
when-how = Type time and day, for example: 8:00 mai, 19:30 thứ bảy, 8:00 29/11.
when-unclear = I cannot read that time.
when-night = That is in the quiet hours, 22:00–06:00; it goes out at { $when }.
when-past = That time has passed.
approval-asked = Approval was asked to send it to { $count } { $count ->
    [one] person
   *[other] people
}.
approval-asked-how = { $code } goes out once a second person approves it.
approval-nobody = Nobody else may approve it yet.
asked-approval = Please approve { $code }, to { $count } { $count ->
    [one] person
   *[other] people
}:
approve = Approve { $code }: { $count } { $count ->
    [one] person gets
   *[other] people get
} it.
approve-when = Goes out at: { $when }
approve-own = You wrote or sent this one, so somebody else has to approve it.
approve-own-how = Ask a province official or an administrator to open To approve.
approve-refused = { $code } went back to its author.
choice-approve = Approve for { $count }
choice-approve-back = Send it back

progress-scheduled = { $code } goes out at { $when }.
progress-sending = { $code } is being sent.
progress-stopped = { $code } is stopped. Who has not got it does not get it.
progress-done = { $code } has been sent.
progress-heads = { $sent } of { $heads } people have it.
progress-left-count = – left the bot: { $count }
progress-failed-count = – could not be sent: { $count }
progress-skipped-count = – stopped the news meanwhile: { $count }
progress-reason = { "  " }{ $reason }: { $count }
progress-channel = – { $channel }: { $sent }/{ $count }
progress-repeats = { $count } { $count ->
    [one] message
   *[other] messages
} may have come twice, because the machine stopped on the way.
progress-corrected = The right text goes out since { $when }.
reason-refused = the channel refused it
reason-too-large = the text or picture is too large
reason-unreachable = the channel could not be reached
reason-error = an error of ours
reason-other = another reason
choice-stop-now = Stop now
choice-progress = See progress
choice-resume = Go on
choice-correct = Correct it
correct = Type the right text, in one message.
correct-how = Sending is stopped. Who has it gets it corrected; the others see only the right one.
announce-corrected = No. { $number } has just corrected { $code }, which went to { $count } people:
choice-see-draft = See { $code }
correct-check = Read the right text again:
choice-correct-send = Send the right text
choice-correct-again = Type it again

audit-announce-draft = began announcement { $subject }: { $after }
audit-announce-change = changed draft { $subject }: { $after }
audit-announce-to = changed who gets { $subject }: { $before } became { $after }
audit-announce-test = sent a test of { $subject } to { $after }
audit-announce-drop = dropped draft { $subject }: { $before }
audit-announce-ask = asked for approval of { $subject }, { $after } people
audit-announce-send = let { $subject } go out: { $before }, { $after } people
audit-announce-hand-up = handed { $subject } to the province, { $after } told
audit-announce-approve = approved { $subject }, { $after } people
audit-announce-refuse = sent { $subject } back
audit-announce-stop = stopped { $subject }
audit-announce-resume = let { $subject } go on
audit-announce-correct = corrected { $subject } after sending: { $before } became { $after }
