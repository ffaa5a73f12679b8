# What officials want to know: figures in words, as a picture, as a file.

figures = { $month }: asked { $times } times, by at least { $people } people.
figures-few = { $month }: fewer than 5 people asked, so there is no figure yet.
figures-product = Asked most: { $name }, { $times } times.
figures-missed = Looked for and not in the list: { $times } times.
figures-unanswered = I could not answer: { $times } times.
figures-expiring = Certificates that end within 12 months: { $count }, of { $unclear } the month is not known.
figures-rule = Figures of fewer than 5 people are not shown, and cannot be worked out.
figures-other-month = For another month type, for example: /stats 10/2026

choice-chart = Chart
choice-workbook = Excel file
choice-figure-asked = Asked most
choice-figure-lacking = Not answered
choice-figure-drop_off = Where dossiers stop
choice-figure-announced = What came of news
choice-figure-expiring = Certificates ending
choice-month-before = Month before

figure-kind-product = Looking for products and shops
figure-kind-faq = About rules, dossiers, certificates
figure-kind-missed = Looked for and not in the list
figure-kind-unanswered = Could not be answered
figure-kind-fairs = Fairs
figure-kind-human = Talking to officials, fakes
figure-kind-subscribe = News, and no news any more

figure-times = – { $name }: { $times } times
figure-people = – { $name }: { $people } people
figure-more = And { $count } more, in the Excel file.
figure-left-out = The others are not shown, for some of them have fewer than 5 people.

figure-asked = { $month }, what people asked most:
figure-asked-products = Products
figure-asked-faqs = Questions about OCOP
figure-asked-kinds = What people asked about
figure-asked-none = { $month }: nothing was asked by 5 people yet.

figure-lacking = { $month }, what I could not give:
figure-lacking-missed = Looked for and not in the list
figure-lacking-unanswered = Could not be answered
figure-lacking-none = { $month }: nothing was asked in vain by 5 people.
figure-part = { $title }: { $times } times
figure-long = Of long questions I only count how many, their words are not kept here.
figure-helped-yes = An answer helped: { $times } times
figure-helped-no = An answer did not help: { $times } times

figure-drop_off = { $people } people are assessing themselves; most stopped at:
figure-drop_off-none = Fewer than 5 people are assessing themselves, so there is no figure yet.
figure-drop_off-spread = At no question have 5 people stopped.
figure-drop_off-title = Self-assessment: at which question people stopped
figure-stop = Set { $set }, { $code }: { $name }

figure-announced = { $month }, what came of announcements:
figure-announced-none = No announcement was sent in { $month }.
figure-announced-item = – { $code } “{ $words }”
figure-announced-others = – Announcements of others, { $count } together
figure-announced-sent = reached { $people } people
figure-announced-few = reached fewer than 5 people
figure-announced-left = { $people } had blocked the bot
figure-announced-failed = { $people } could not be reached
figure-announced-skipped = { $people } stopped news before it came
figure-announced-stopped = { $people } stopped news within 3 days
figure-announced-unknown = Figures of fewer than 5 people are not shown. I do not count who taps.
figure-announced-title = Announcements: how many people they reached

figure-expiring = Certificates that end within 12 months: { $count }.
figure-expiring-item = – { $place }: { $count } ({ $months })
figure-expiring-month = { $month }: { $count }
figure-expiring-unclear = month not known: { $count }
figure-expiring-others = – Elsewhere, together: { $count }
figure-expiring-own-none = No certificate of your communes ends within 12 months.
figure-expiring-why = The month is not known where the list only has a year.
figure-expiring-title = Certificates that end within 12 months
figure-expiring-column = unclear
figure-place-or = { $one } or { $other }
figure-place-district = former { $district }, commune not known
figure-place-unknown = place not known

figure-chart-none = There is no figure of 5 people or more to draw.
figure-chart-note = Figures of fewer than 5 people are not shown. As of { $day }.
figure-chart-file = figures-{ $month }.png
figure-chart-asked = Products asked about most, { $month }
figure-chart-faqs = Questions asked most, { $month }
figure-chart-kinds = What people asked about, { $month }
figure-chart-missed = Looked for and not in the list, { $month }
figure-chart-unanswered = Could not be answered, { $month }

figure-file = ocop-figures-{ $month }.xlsx
figure-file-sent = The figures of { $month } as a file.
figure-file-what = One sheet a subject. To read them again type /stats
figure-column-subject = What
figure-column-times = Times
figure-column-people = People
figure-column-code = Code
figure-column-place = Place
figure-column-total = Total
figure-column-unclear = Month not known
figure-column-words = Words
figure-column-sent = Reached
figure-column-left = Had blocked
figure-column-failed = Not reached
figure-column-skipped = Stopped before
figure-column-stopped = Stopped within 3 days
figure-cell-few = under 5
figure-cell-all = All
figure-cell-others = Elsewhere

figures-written = Wrote { $file }.
stopped-month = “{ $value }” is no month. Write 11/2026 or 2026-11.
