# Common questions: an official's answer that the assistant gives from then on; what waits for approval.

commons = { $count } common { $count ->
    [one] question
   *[other] questions
}.
commons-none = There is no common question yet. Open an answered one to make it.
common-item = – { $code }, { $state }: { $question }
common-state-draft = being written
common-state-asked = waits for a second person
common-state-approved = answered by me
choice-make-common = Make it common
common-begun = { $code }: a draft, without names, numbers and addresses.
common-one = { $code }: { $state }
common-none = This common question is not here any more.
common-none-how = Open Common questions to see the others.
common-question = Question: { $words }
common-answer = Answer: { $words }
common-answer-en = In English: { $words }
common-ways = Also asked as:
common-way = – { $words }
common-way-number = – No. { $n }: { $words }
common-ground = Rests on: { $source }
common-no-source = nothing named yet
common-lead-long = The first sentence is longer than { $most } letters; a lock screen cuts it.
common-check = Please read it again: is anybody's name, number or address left?
common-will-tell = Once approved I tell those who asked: { $codes }.
choice-common-ask = Send to approver
choice-common-question = Edit the question
choice-common-answer = Edit the answer
choice-common-source = Name the source
choice-common-answer_en = English version
choice-common-way = Add a wording
choice-common-less = Remove a wording
choice-common-way-number = Remove { $n }
choice-common-drop = Drop this draft
choice-common-take-back = Take it back
choice-common-withdraw = Stop answering it
choice-common-see = See this question
choice-common-approve = Approve this
choice-common-refuse = Give it back
common-now = It is now: { $words }
common-edit-question = Type the new question.
common-edit-answer = Type the new answer.
common-edit-source = What does the answer rest on?
common-edit-answer_en = Type the answer in English.
common-edit-way = Type another wording, just as people ask it.
common-edit-how = In one message. Type cancel to keep it as it is.
common-which-way = Which wording shall go?
common-handed = { $code } went to a second person.
common-asked-how = { $count } { $count ->
    [one] approver was
   *[other] approvers were
} told. I answer it once it is approved.
common-asked-nobody = Nobody else may approve yet. Ask an administrator to invite a province official.
common-waits = No. { $number } asks you to approve the common question { $code }.
common-dropped = { $code } is dropped.
common-dropped-how = The question it came from is still under Answered.
common-withdrawn = From now on I don't answer { $code } any more.
common-withdrawn-how = To use it again, make a new draft from the answered question.
common-to-approve = Approve { $code }, written by no. { $number }?
common-own = You wrote this, so somebody else must approve it.
common-own-how = Ask a province official or an administrator to open To approve.
common-not-waiting = This does not wait for approval any more.
common-not-waiting-how = Somebody approved it or gave it back, or its author took it back.
common-approved = Approved. From now on I answer { $code }.
common-approved-told = People who had asked and were told: { $count }.
common-approved-morning = Those who had asked are told tomorrow morning.
common-refused = { $code } went back to its author.
common-was-approved = No. { $number } approved { $code }; I answer it from now on.
common-was-refused = No. { $number } gave { $code } back; please look at it again.

common-source = Answered by the OCOP officials on { $day } · code { $code }
common-source-bare = Answered by the OCOP officials on { $day }
common-told = What you once asked ({ $code }) now has a common answer.
common-asked = Question: { $question }

approvals = Waiting for your approval: { $count }.
approvals-none = Nothing waits for your approval.
approvals-announcement = – { $code }, announcement of no. { $number }: { $what }
approvals-import = – { $code }, file of no. { $number }: { $what }
approvals-common = – { $code }, common question of no. { $number }: { $what }

audit-faq-draft = drafted the common question { $subject } from { $after }
audit-faq-edit = edited the common question { $subject }: { $after }
audit-faq-less = removed a wording of { $subject }
audit-faq-ask = sent { $subject } to a second person
audit-faq-take-back = took { $subject } back
audit-faq-drop = dropped the common question { $subject }
audit-faq-approve = approved the common question { $subject } “{ $before }”, answered “{ $after }”
audit-faq-refuse = gave the common question { $subject } back
audit-faq-withdraw = stopped answering the common question { $subject }: { $before }
