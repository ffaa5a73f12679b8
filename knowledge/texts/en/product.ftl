# What is said of one product. The same ids as in vi/product.ftl.

stars = { $n } stars { $marks }
name-line = { $name }.
name-stars-line = { $name }: { $stars }.

valid = Yes. { $name } is OCOP, { $stars }, valid until { $day }.
valid-short = Yes. OCOP, { $stars }, valid until { $day }.
valid-no-stars = Yes. { $name } is an OCOP product, valid until { $day }.
valid-no-stars-short = Yes. An OCOP product, valid until { $day }.

year-valid = Yes. { $name } is OCOP, { $stars }, recognised in { $year }.
year-valid-short = Yes. OCOP, { $stars }, recognised in { $year }.
year-valid-no-stars = Yes. { $name } is an OCOP product, recognised in { $year }.
year-valid-no-stars-short = Yes. An OCOP product, recognised in { $year }.
year-valid-ground = A certificate runs 36 months, so this one ends in { $end }; I don't have the day.

year-ending = Perhaps still valid. { $stars } in { $year }; the certificate ends this year.
year-ending-no-stars = Perhaps still valid. Recognised in { $year }; it ends this year.
year-ending-ground = I don't have the exact day.

late = The certificate ended { $day }; it may still be in use pending renewal.
late-ground = I haven't found the result; ask the maker or the commune office (UBND xã).
late-year-ground = The old one may still be in use pending renewal; ask the maker or the commune office.

past-day = It was: { $name }, { $stars }, ended { $day }.
past-day-short = It was: { $stars }, ended { $day }.
past-day-no-stars = It was: { $name }, ended { $day }.
past-day-no-stars-short = It was OCOP; that ended { $day }.
past-year = It was: { $name }, { $stars } in { $year }.
past-year-short = It was: { $stars } in { $year }.
past-year-no-stars = It was: { $name }, recognised in { $year }.
past-year-no-stars-short = It was: recognised in { $year }.
past-ground = Those 36 months are over and I haven't found a newer certificate.
past-day-ground = I haven't found a newer certificate.

no-year = It is on the OCOP list, but the source gives no year.
no-year-ground = I can't say whether it is still valid.

revoked = No longer. The certificate of { $name } was withdrawn in { $year }.
revoked-short = No longer. The certificate was withdrawn in { $year }.
revoked-on = No longer. The certificate of { $name } was withdrawn on { $day }.
revoked-on-short = No longer. The certificate was withdrawn on { $day }.
revoked-stopped = The maker stopped production.
revoked-dissolved = The co-operative was dissolved.

pending-district_assessed-day = Not yet. Assessed by the district on { $on }, no more.
pending-district_assessed-year = Not yet. Assessed by the district in { $on }, no more.
pending-district_assessed = Not yet. Assessed by the district, no more.
pending-planned-year = Not yet. Only planned for { $on }.
pending-planned = Not yet. Only planned.
pending-idea-year = Not yet. Only an idea registered for { $on }.
pending-idea = Not yet. Only an idea registered.
pending-mentioned = Not yet. Named in the press; I couldn't tie it to a certificate.
pending-ground = I haven't found a decision that recognises it.

not-yet = By { $day } I don't see { $name } recognised.
not-yet-short = By { $day } I don't see this product recognised.

decision-line = Ground: Decision { $number } ({ $authority }).
decision-line-bare = Ground: Decision { $number }.
maker = Maker: { $producer }.
maker-bare = { $producer }.
maker-word = maker
maker-unknown = Stars belong to one maker; my list doesn't name the maker.
place = Made in: { $place } (names before 07/2025).
place-today = Made in: { $place }.
place-now = { $place } (now { $today })
unit-commune = { $name } commune
unit-ward = { $name } ward
unit-town = { $name } town
unit-district = { $name } district
unit-district-town = { $name } town
unit-city = { $name } city
read-label = If you have it in your hand, read the label with me.
compare-label = When you buy, check the maker's name and the stars on the label.
searched = I looked for: { $name }.
gloss = In English: { $words }.
source = Source: { $publisher } · list as of { $as_of } · code { $code }
source-dated = Source: { $publisher }, { $day } · list as of { $as_of } · code { $code }

label-valid = Valid
label-year-valid = Valid
label-year-ending = Not sure
label-late = Ended
label-past = No newer certificate
label-no-year = No date known
label-revoked = Withdrawn
label-pending = Not recognised yet
label-not-yet = Not recognised yet

choice-where = Where to buy
choice-ground = Ground
choice-same-maker = Same maker
choice-read-label = Read the label
choice-more = Something else
choice-fake = I suspect a fake
choice-wrong = This is wrong
choice-other-name = Another product
choice-back = Back to product

ground-title = What { $name } rests on:
ground-title-short = What this answer rests on:
ground-decision = – Decision { $number } of { $authority }.
ground-decision-bare = – Decision { $number }.
ground-no-decision = – I don't have the decision's number or the day of issue.
ground-year = – Recognised in { $year }; I don't have the day.
ground-from-to = – The certificate runs from { $from } to { $to }.
ground-to = – The certificate runs until { $to }.
ground-months = – A certificate runs 36 months from its issue.
ground-late = – An ended certificate may stay in use for at most 180 days pending renewal (Decision 26/2026, Article 12.3). I have only one copy of that article, not yet compared.
ground-stage = – { $stage }
ground-revoked = – Withdrawn: { $on }.
ground-place = – Made in: { $place }, former province { $province }.
ground-place-today = – Today's commune or ward: { $commune }.
ground-place-today-unknown = – Districts ended on 1 July 2025; I don't know today's commune yet.
ground-note = – Note (Vietnamese): { $note }.
ground-source = – Source, { $day }:
ground-source-undated = – Source, page without a date:
ground-as-of = Data as of { $as_of } · product { $product } · code { $code }

same-maker = { $producer } has { $count ->
    [1] one product
   *[other] { $count } products
 } on the list.
same-maker-short = This maker has { $count ->
    [1] one product
   *[other] { $count } products
 } on the list.
same-maker-item = – { $name }: { $state }
same-maker-item-stars = – { $name }: { $stars }, { $state }
same-maker-more = And { $count } more.

state-valid = valid
state-year-valid = valid
state-year-ending = perhaps still valid
state-late = ended
state-past = no newer certificate found
state-no-year = no date known
state-revoked = withdrawn
state-pending = not recognised yet
state-not-yet = not recognised yet
