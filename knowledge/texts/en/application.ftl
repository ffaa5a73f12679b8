# Applying: from the product's words to a dossier, criterion by criterion. Criteria stay in Vietnamese.

apply = All right, step by step. What is your product?
apply-product = Type its name and how it is made, for example: smoked duck, forest honey, homestay.
apply-rules = I follow Decision 26/2026; criteria are shortened, in Vietnamese, as the form needs them.
apply-open = You have { $count } open dossiers.
apply-open-item = – { $product }
apply-maker = Who makes the product?
apply-maker-why = Each kind of maker needs other papers.
apply-set = Choose the set of criteria:
apply-set-none = I could not guess the set, choose from the list:
apply-set-item = – Set { $number }: { $name }
apply-set-doubt = If unsure, choose the nearest; the OCOP office confirms it.
apply-sector = Choose the sector:
apply-group = Choose the group:
apply-begun = A dossier under set { $number } is open.
apply-out = – Ruled out if: { $reason }
apply-must = – To know: { $words }
apply-in-words = If that is right, go on; if not, change the product or the set.
apply-quick-what = The quick check asks only what 3 stars need.
apply-gone = I can't find this dossier any more.
apply-so-far = { $done } of { $of } criteria are answered.
maker-coop = A co-operative needs its registration.
maker-group = A co-operation group needs its contract, confirmed by the commune.
maker-company = A small or medium company needs its registration.
maker-farm = A farm needs its papers and a business registration.
maker-household = A household needs its business registration.
maker-unregistered = Register the household business at the commune first; a trial scoring works already.

form-question = Question { $n }/{ $of }: { $name }?
form-question-short = Question { $n }/{ $of }:
form-level = – Level { $n }: { $words } ({ $points ->
    [one] { $points } point
   *[other] { $points } points
})
form-level-star = { $level }, { $star } stars need at least this
form-level-given = { $level } (chosen)
form-total = So far: part A { $a }, part B { $b }, part C { $c } points.
form-why = It is in part { $part }, group { $group }, { $most } points at most.
form-why-star = { $star } stars need level { $n } or better.
form-why-commune = The commune comments on this, but gives no points.

check-done = { $have } are there, { $missing } missing, { $unasked } not asked, of what 3 stars need.
check-whole = All that 3 stars need is there: { $have }.
check-missing = – Missing: { $words }
check-task = This month's task: { $name }.
check-task-none = This month's task: answer the rest.

result-stars = { $stars } stars to be expected, { $total } points.
result-none = No star yet, { $total } points.
result-band = By points alone it would be { $band } stars, but a minimum is missing.
result-next = For { $star } stars is missing, the easiest first:
result-item = – { $words }
result-more = and { $count } more.
result-missing = { $count } criteria are not answered and count nothing.
result-commune = The commune comments on local materials, labour, idea and character.
result-council = This is your own scoring; the council's is the result.

when-lodge = Lodge at the commune by { $day } for the next round.
when-round = Round { $n }: the commune must send before { $day }.
when-decided = The province decides before { $day }.
when-where = Lodge at the commune office (UBND xã) where it is made.
when-bring = Bring: 1 paper set, 1 electronic set, 5 samples.
when-bring-tourism = Bring: 1 paper set, 1 electronic set; tourism needs no samples.
when-doubt = I counted the commune's 15 working days back; lodge earlier.

papers = Papers: { $have } of { $of } are there.
paper-item = – { $name }: { $state }
paper-have = there
paper-progress = in progress
paper-missing = missing
paper-issued = Issued by: { $who }.
paper-for = Used for: { $names }.
paper-star = Needed from { $star } stars.
paper-unverified = I could not check this.

printed = Here is the draft: forms 01 and 02, the score sheet, the list of evidence.
printed-draft = Drafts after annex III; compare them with the official form before signing.
printed-by-hand = Names, address, sex and ethnicity are left for you to write by hand.
printed-doubt = Criteria are shortened; the dossier needs the words of annex II. Open it on a computer.
printed-file = ocop-dossier.zip

mark = How far is this dossier?
marked-lodged = Noted: lodged on { $day }.
marked-returned = Noted: returned on { $day }. Mend it and lodge it again.
marked-decided = Noted: decided on { $day }.
marked-commune = The commune has 15 working days, until { $day }.
dossiers = You have { $count } dossiers.
dossiers-none = You have no dossier here.
dossiers-item = – { $product }: { $done } of { $of } criteria, { $state }
dossier-open = in progress
dossier-lodged = lodged { $day }
dossier-decided = decided { $day }

choice-maker-coop = Co-operative
choice-maker-group = Co-operation group
choice-maker-company = Company
choice-maker-farm = Farm
choice-maker-household = Registered household
choice-maker-unregistered = Not registered yet
choice-set = Set { $number }
choice-all-sets = All 26 sets
choice-level = Level { $n }
choice-skip = Skip this question
choice-before = Question before
choice-why = Why this question?
choice-pause = Go on later
choice-quick = Quick check
choice-full = Full self-scoring
choice-result = How many stars
choice-when = When to lodge
choice-my-papers = My papers
choice-print = Print a draft
choice-mark = Note the outcome
choice-dossier = To the dossier
choice-new-dossier = New dossier
choice-paper-have = Paper is there
choice-paper-progress = Paper in progress
choice-paper-missing = Paper is missing
choice-mark-lodged = Lodged today
choice-mark-returned = Commune returned it
choice-mark-decided = Decision is there

# --- the files ------------------------------------------------------------------------------------
doc-form-01 = Registration for OCOP evaluation (form 01)
doc-form-02 = Self-assessment report (form 02)
doc-scores = Score sheet
doc-evidence = Evidence in the order of criteria
doc-draft = Draft of { $day }. Compare with the official form in annex III before signing.
doc-product = Product: { $product }
doc-set = Set { $number }: { $name }. Sector: { $sector }
doc-maker = Kind of maker: { $maker }
doc-field-unit = Name of the maker: ……………………
doc-field-person = Representative: ……………………
doc-field-post = Post: ……………………
doc-field-address = Address: ……………………
doc-field-phone = Phone: ……………………
doc-field-email = E-mail: ……………………
doc-field-founded = Founded on: ……………………
doc-field-sex = Sex of the representative (by hand): ……………………
doc-field-ethnicity = Ethnicity of the representative (by hand): ……………………
doc-field-history = History: ……………………
doc-field-staff = Organisation and staff: ……………………
doc-field-result = Results of the business plan: ……………………
doc-field-plan = Plan: ……………………
doc-first-time = Mark one: first time / upgrade / re-evaluation
doc-see-scores = Scores: see the score sheet.
doc-sign = Day …… month …… year ……    Signature, stamp
doc-code = No.
doc-criterion = Criterion
doc-level = Own level
doc-points = Points
doc-unanswered = not answered
doc-total = Total { $total } points: part A { $a }, part B { $b }, part C { $c }.
doc-evidence-item = { $code }. { $name }: { $papers }
