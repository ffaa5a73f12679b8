# Questions about OCOP, and what is said where nothing can be answered.

faq-source = { $document }, { $article } · rules as of { $as_of } · code { $code }
faq-source-bare = { $document } · rules as of { $as_of } · code { $code }
faq-source-press = Source: { $document } · as known on { $as_of } · code { $code }
faq-helped = Did this answer help you?
faq-which = Which of these do you mean?
faq-which-item = – { $question }
faq-old-replaced = The text on this has been replaced, and I have no new answer yet.
faq-old-ended = The text on this is no longer in force, and I have no new answer yet.
faq-old-not_yet = The text on this is not in force yet.
faq-old-by = The new text: { $document }.
faq-old-from = In force from { $day }.
faq-old-said = Before, under { $document }: { $lead }
faq-old-ask = To be sure, ask the commune office (UBND xã), or let me ask an official.
faq-count = My own list has { $count } products, as of { $as_of }.
article = Article { $number }
annex = Annex { $number }
form = Form { $number }

helped-thanks = Thank you for telling me.
helped-more = Just type if you need anything else.
not-helped = The answer was not what you needed. I kept it for the officials to see.
not-helped-how = Ask again in other words, or let me ask an official.

choice-helped = It helped
choice-not-helped = It did not help
choice-ask-desk = Ask for me
choice-desk = Talk to a person
choice-steps = The steps
choice-where-lodge = Where to lodge
choice-how-long = How long it takes

unknown = I don't know the answer to this yet.
unknown-how = Ask in other, shorter words, or let me ask an official.
outside = This is outside the OCOP programme, so I cannot answer it.
elsewhere = I can look up OCOP products of Lào Cai only, not of { $province }.
elsewhere-ask = For another province, ask the OCOP office there.
elsewhere-here = If it is made in Lào Cai, type the name without the other province.
outside-what = I know OCOP products of Lào Cai: stars, validity, where to buy, fairs, applications.
which-product = Which product do you mean?
still-waiting = Still open: { $question }

status = I cannot see the file of one applicant.
status-commune = The commune takes 15 working days, then sends it to the province.
status-province = The province ends its rounds before 30 June or 30 December, then writes to commune and maker.
status-ask = Ask the commune office where you lodged it, or let me ask an official.
status-name = For an expiry date type the product's name; I look in my list.

support-ask = What do you want to ask the officials?
support-ask-how = Type it in one message. No ID or account numbers, please.
support-open = The officials work { $opens }:00–{ $closes }:00, Monday to Friday, except holidays.
support-complaint = I am listening. Tell it in one message; I pass on your words as they are.
support-filed = Sent to the OCOP officials, code { $code }.
support-by = There is an answer by { $weekday } { $day } at the latest, right here.
support-sent = The last lines of our talk go with it, without your name or number.
support-follow = To see how far it is, type: my questions.
my-questions = You have sent { $count ->
    [one] 1 question
   *[other] { $count } questions
}.
my-questions-none = You have not sent the officials a question.
my-questions-item = – { $code }, { $day }: { $state }
my-questions-words = Question: { $words }
question-changed-received = Your question { $code } was opened again.
question-changed-passed = Your question { $code } was passed on.
question-changed-asked = The officials ask you about your question { $code }.
question-changed-answered = The officials have answered your question { $code }.
question-changed-settled = Your question { $code } is settled.
