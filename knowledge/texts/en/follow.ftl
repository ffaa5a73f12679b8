# Following the news. What is agreed to stands in follow-consent: a change of it needs a new TEXT_VERSION.

follow-ask = Which news do you want?
follow-consent = By choosing you agree that I send you that news here.
follow-purpose = I use this chat only to bring you news, for nothing else.
follow-which-place = Which place do you want news of?
follow-which-place-how = Type a commune, ward or old district, for example: Bắc Hà.
follow-which-group = Which group of products do you want news of?
follow-done = Yes, I will tell you here about: { $what }.
follow-already = You follow this already: { $what }.
follow-how-to-stop = To end it, type: stop.
follow-now = You follow:
follow-item = – { $what }
follow-more = and { $count } more.
follow-nothing = You follow no news yet.
follow-which-to-stop = Which of these do you want to stop?
follow-stopped = Stopped. You will not get that news any more.
follow-again = To get it again, type: follow.
follow-topic-everything = all news of the programme
follow-topic-fairs = fairs
follow-topic-product = a product
follow-topic-place = one place

choice-follow = Follow news
choice-follow-fairs = Fairs
choice-follow-place = News of a place
choice-follow-group = A product group
choice-follow-all = All news
choice-follow-more = Follow more
choice-follow-stop = Stop the news
choice-follow-one-less = One thing less
choice-watch = Tell me of changes
watch-why = You asked me to tell you when this product changes.
