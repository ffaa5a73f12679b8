# Fairs and sales weeks.

fairs-running = A fair is on now:
fairs-coming = Coming fairs:
fairs-past = Past fairs:
fairs-none = I have no date of a coming fair.
fairs-none-how = I can tell you when there is one, if you like.
fairs-item = – { $name }
fairs-item-when = – { $name } · { $when }
fairs-from = from { $starts }
fairs-from-to = { $starts } to { $ends }
fairs-more = { $count } more.
fairs-one = { $when }: { $name }
fairs-one-short = { $when }.
fairs-one-past = Over, { $when }: { $name }
fairs-one-past-short = Over, { $when }.
fairs-place = Where: { $place }.
fairs-organiser = Held by: { $organiser }.
fairs-no-end = The source gives no last day.
fairs-source = Source: { $publisher } · list as of { $as_of } · code { $code }
fairs-cancelled = This fair was cancelled.
fairs-why = Reason: { $why }.
fairs-source-officials = Source: OCOP officials, { $day } · code { $code }
fairs-file = Here is the fair as a calendar file.
fairs-file-how = Open the file on your phone to add it to your calendar.
fairs-file-name = fair.ics

choice-calendar = Add to calendar
choice-tell-me = Tell me
choice-past-fairs = Past fairs
choice-coming-fairs = Coming fairs
choice-next = Show more
