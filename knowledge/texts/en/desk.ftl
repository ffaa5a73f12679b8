# Answering people: the officials' queue, what they do with it, and what whoever asked reads of that.

# The queue.
queue = Waiting: questions { $questions }, reports { $reports }.
queue-questions = Questions, the longest wait first:
queue-questions-none = No question is waiting.
queue-reports = Reports, the longest wait first:
queue-reports-none = No report is waiting.
queue-answered = Answered or closed lately:
queue-answered-none = Nothing has been answered yet.
choice-queue = Back to the queue
choice-queue-questions = See questions
choice-queue-reports = See reports
choice-answered = Answered
choice-common = Common questions
choice-see-case = See it
desk-item = – { $code }: { $standing }, { $holder }
desk-item-words = { "  " }“{ $words }”
desk-standing = State: { $standing }, { $holder }
desk-standing-done = State: { $standing }
desk-item-done = – { $code }: { $standing }
desk-standing-received = answer due { $day }
desk-standing-passed = passed on, due { $day }
desk-standing-asked = waits for the sender
desk-standing-answered = answered
desk-standing-settled = closed
desk-standing-late = { $days ->
    [0] late since today
    [one] 1 day late
   *[other] { $days } days late
}
desk-holder-none = nobody has it
desk-holder-me = you have it
desk-holder-other = no. { $number } has it

# One question or report.
desk-one = { $code }: { $kind }
desk-gone = This is not here any more.
desk-gone-why = The sender erased their data, or the code was mistyped.
desk-author-gone = The sender has left; a message may not arrive.
desk-product = Product: { $name } ({ $code }), { $maker }
desk-no-maker = the list names no maker
desk-place = Place that is named: { $place }
desk-photo = A picture came with it; open this case in Telegram to see it.
desk-picture = Picture sent with { $code }.
desk-before = Before that:
desk-words = The sender's words: “{ $words }”
desk-said-person = Sender, { $when }: { $words }
desk-said-staff = Official, { $when }: { $words }

# Taking it.
choice-take = Take it
choice-take-over = Take it over
choice-put-back = Put it back
desk-taken = { $code } is yours. The sender is told at once.
desk-taken-from = You took { $code } over. Who had it is told at once.
desk-too-late = No. { $number } took { $code } before you.
desk-not-yours = I did nothing: { $code } is with no. { $number }.
desk-not-taken = I did nothing: tap “Take it” first.
desk-taken-over = No. { $number } took { $code } over from you.
desk-was-put-back = { $code } is back in the queue.
desk-reopened = { $code } is open again, and yours.

# Replying, asking back.
choice-desk-reply = Reply
choice-desk-more = Reply again
choice-ask-back = Ask back
desk-reply-ask = Type the answer to { $code }.
desk-ask-back-ask = Type what to ask about { $code }.
desk-write-plainly = I send your words as they are. Type cancel to send nothing.
desk-sent = Sent to whoever asked { $code }.
desk-sent-words = “{ $words }”
desk-forwarded = The sender of { $code } writes:
desk-author-ended = The sender of { $code } stopped talking to officials. It is still yours.
desk-author-closed = The sender says it is enough; I closed { $code }.
desk-author-erased = A sender erased their data.
desk-author-erased-more = What they sent is not in the queue any more.

# Passing on.
choice-pass-on = Pass it on
choice-pass-inspectors = Market inspectors
choice-pass-commune = Commune office
choice-pass-province = Province officials
choice-to-province = Province corrects it
pass-to-inspectors = the market inspectors (Chi cục Quản lý thị trường)
pass-to-commune = the commune office (UBND xã)
pass-to-province = the province's OCOP officials
desk-pass-ask = To whom is { $code } passed on?
desk-pass-how = For another office type its name. The sender will read that name.
desk-passed = Noted: { $code } is passed on. The sender is told at once.
desk-passed-how = I cannot write to that office: please do. Close it when it is done.
desk-passed-province = { $code } went to { $count } province { $count ->
    [one] official
   *[other] officials
}. The sender is told at once.
desk-passed-nobody = { $code } is back in the queue; no other province official is here yet.
desk-passed-here = No. { $number } passes on to you: { $code }, { $kind }.

# Closing, opening again.
choice-desk-close = Close
choice-close-silent = Close without words
choice-desk-reopen = Open it again
desk-close-question = What shall whoever asked { $code } read when it closes?
desk-close-report = What was done about { $code }? The sender will read it.
desk-close-how = Type it in one message. Type cancel to leave it open.
desk-closed = { $code } is closed. The sender is told at once.

# To the officials, unasked.
desk-new = Somebody waits for an answer.
desk-new-questions = – New questions: { $count }
desk-new-reports = – New reports: { $count }
desk-late = { $count } { $count ->
    [one] is
   *[other] are
} overdue.
desk-late-free = – { $code }, { $kind }, due { $day }, nobody has it
desk-late-taken = – { $code }, { $kind }, due { $day }, with no. { $number }
desk-late-more = – and { $count } more

# To whoever asked.
taken-question = Somebody has taken your question { $code }.
taken-report = Somebody has taken your report { $code }.
taken-write-here = What you type here now goes to the official. Meanwhile I don't answer for them.
choice-end-held = Stop talking to them
choice-answer-on = Answer them
choice-enough = That is enough
choice-ask-again = Ask them again
choice-my-questions = My questions
answered-more = To say more, tap “Answer them”.
answered-more-held = To say more, type it here. To stop, type: cancel.
officials-ask = The officials ask: { $words }
asked-back-how = Tap “Answer them”, then type.
asked-back-how-held = Type your answer here. To stop, type: cancel.
passed-to = It was passed on to { $office }.
passed-more = I write here when there is a result.
settled-more = If it is not, tap “Ask them again”.
reopened-more = I write here when there is an answer.
held-sent = Passed on to the official.
held-how = What you type next goes there too. To ask me, type: cancel.
held-photo = (Sent a picture.)
held-ended = All right. From now on I answer you.
held-ended-how = { $code } is still with the officials; I write here when there is an answer.
more-ask = What do you want to tell the officials about { $code }?
more-ask-how = Type it here, or send a picture. No ID or account numbers, please.
more-sent = Your words went to the officials, code { $code }.
enough = { $code } is closed. Thank you for telling me.
enough-more = Just type if you need anything else.
report-photo = I have the picture. Please tell the story in words too.
report-photo-words = Type in one message where you bought it and what looked wrong.

# A row of the registry put right from a report.
choice-correct-row = Correct this row
choice-correct-place = Where it is made
choice-correct-maker = The maker's name
choice-correct-stars = Stars, year, papers
choice-correct-yes = Yes, correct it
choice-see-row = See this row
correct-ask = What is wrong in { $code }?
correct-now-place = Made in, as the list has it: { $value }
correct-now-maker = Maker, as the list has it: { $value }
correct-new-place = In which commune or ward is it made?
correct-new-maker = How is the maker's name spelt?
correct-how-place = Type the commune or ward, by its old or its new name.
correct-how-maker = Type the whole name. Only the spelling changes; another maker needs a decision.
correct-no-place = I don't know this place.
correct-which = Which one is it?
correct-which-item = – { $place }
correct-today = { $place } (today's name)
correct-before = { $place } (name before 07/2025)
correct-stars = Stars, years and certificates change by a decision only.
correct-stars-how = Load a file with the decision's number under Registry files; a second person approves it.
correct-other-maker = This name is another one, as of another maker.
correct-same-maker = The list has a maker of this name already.
correct-no-change = The list has it just like this.
correct-sure = Correct { $code } like this?
correct-before-after = From: { $before }. To: { $after }
correct-how-many = Rows of the list that change: { $count }.
correct-tells = The report closes then, and the sender reads what was corrected.
correct-changed = I changed nothing: this row has just been changed.
correct-changed-how = Open the report again to see the row as it is now.
corrected = { $code } is corrected.
corrected-told = The report is closed and the sender told. The next answer uses the new row.
corrected-place = Where { $product } is made was corrected from { $before } to { $after }.
corrected-maker = The maker of { $product } was corrected from { $before } to { $after }.

audit-desk-take = took { $subject } (who had it before: { $before })
audit-desk-put-back = put { $subject } back into the queue
audit-desk-answered = answered { $subject }
audit-desk-asked = asked the sender of { $subject } back
audit-desk-canned = sent a prepared reply to { $subject }
audit-desk-passed = passed { $subject } on to { $after }
audit-desk-settled = closed { $subject }
audit-desk-reopen = opened { $subject } again
audit-correct-place = corrected where { $subject } is made from { $before } to { $after }
audit-correct-maker = corrected the maker of { $subject } from { $before } to { $after }
