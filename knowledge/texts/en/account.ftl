# Greeting, help, language, stop, personal data, and what cannot be read.

start = Hello, I am the automatic OCOP assistant of Lào Cai.
start-how = OCOP is Việt Nam's star scheme for local products. Type a product's name.
start-example = For example: tuong ot muong khuong
start-privacy = I don't ask for your name or phone. What I keep: /dulieu

help = I look up OCOP products of Lào Cai: stars, validity, where to buy.
help-name = – type a product, a maker, or a code such as LC-0042
help-rules = – ask about stars, certificates, papers; to apply: /huongdan
help-near = – type: near me, fairs, or “what does Bắc Hà have”
help-follow = – type: follow, to get news; stop, to end it
help-desk = – type: talk to a person; for the answer: my questions
help-reports = – type: my reports; for another language: /ngonngu
help-data = – /dulieu to see what I keep, /xoa to erase it all
help-limit = My list has about { $count } of { $official } products ({ $month }).

greeting = Hello. Which product do you want to know about?
thanks = You're welcome. Type another product's name any time.

language-ask = Which language do you use?
language-vi = Tiếng Việt
language-en = English
language-set = All right, I answer in English from now on.

stopped = Stopped. I write only when you ask, or when an official answers you.
stopped-how = To ask again, type a product's name. To erase everything: /xoa

data-title = This is all that I keep about this conversation.
data-what = The file has your number on this channel, the last lines, open questions and answers.
data-more = Also reports, questions, dossiers, news you follow; on the web page what you typed.
data-receipts = The code under an answer is kept for 90 days, without who asked. Your place is not kept.
data-days = What is older than { $days } days is erased by itself, settled reports and questions after a year. Erase now: /xoa
data-file = my-data.json

erase-ask = Erase everything I keep about you?
erase-what = That is what you asked, answers, news, reports, questions, dossiers, also open ones.
erase-warning = It can't be got back.
choice-see-data = See what you keep
choice-erase = Erase everything
choice-keep = Keep it
erased = Everything is erased. I keep nothing about you.
erased-how = You can still ask; I'll treat you as somebody new.
kept = All right, I erase nothing.

old-button = That button is old; I no longer know what it was about.
old-button-how = Type the product's name again.
unknown-command = I don't have the command { $command }.
only-text = I can only read words.
only-text-photo = I can't read pictures yet.
only-text-voice = I can't listen to voice yet.
only-text-how = Type the product's name; marks are not needed.
broken = Something broke here; I couldn't answer this.
broken-how = Type it again in a few minutes, or try another product.
busy = Something broke here; I couldn't answer yet.
busy-how = Your message isn't lost; I'll answer here soon. If it takes long, type it again.
too-fast = You write faster than I can read.
too-fast-how = Wait a minute, then go on.
choice-help = What can I ask

# --- the menu of commands in a messenger ---------------------------------------------------------
command-start = Start
command-help = What can I ask
command-timkiem = Find a product by name
command-huongdan = Apply for OCOP step by step
command-hoso = My dossiers
command-hoicho = Coming fairs
command-gan = Shops near me
command-theodoi = Follow the news
command-canbo = Ask an official
command-cauhoi = My questions to the officials
command-baocao = My reports
command-ngonngu = Tiếng Việt, English
command-dulieu = See what I keep about you
command-xoa = Erase what I keep about you
only-private = That I do only where you write to me alone.
only-private-how = Open a private chat with me and type it there, so that nobody else reads it.
