# The emergency notice, for the officials who put it up.

notice-none = There is no emergency notice now.
notice-where = An emergency notice stands above everybody's first answer of a day.
notice-stands = Everybody sees this emergency notice:
notice-in-english = In English:
notice-no-english = There is no English text; people who use English see this one too.
notice-until = Shown until { $when }.
notice-until-day = Shown to the end of { $day }.
notice-until-ended = Shown until somebody takes it down.
notice-text = Type the emergency notice in Vietnamese, in one message.
notice-text-how = The first line says what to do. At most { $most } characters.
notice-english = Type the English text, in one message.
notice-english-how = Skip it, and people who use English see the Vietnamese text.
notice-too-long = The text has { $has } characters, at most { $most } are possible.
notice-shorter = Shorten it and type it again.
notice-ask-until = Until when is it shown?
notice-ask-until-how = Choose, or type, for example: 6 hours, 3 days, 30/11, 17:00 30/11.
notice-until-unclear = I could not read until when.
notice-until-past = That moment is over.
notice-preview = Everybody will read this:
notice-preview-not-yet = Not put up yet. Tap Put up, and it is shown at once.
notice-posted = It is up. Above is what everybody sees.
notice-posted-once = Everybody sees it once a day, when they write to me.
notice-ended = The emergency notice is taken down.
notice-ended-what = Nobody sees it from now on; who has seen it is not written to again.

choice-notice-write = Write a notice
choice-notice-replace = Put up another
choice-notice-end = Take it down
choice-notice-no-english = No English text
choice-notice-post = Put up
choice-notice-edit = Write it anew
choice-until-today = To the end of today
choice-until-tomorrow = To end of tomorrow
choice-until-ended = Until taken down

audit-notice-set = put up emergency notice { $subject }: “{ $after }”, before: “{ $before }”
audit-notice-ended = took down emergency notice { $subject }: “{ $before }”
