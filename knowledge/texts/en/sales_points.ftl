# Where to buy.

where-of-product = I know { $count } { $count ->
    [1] place
   *[other] places
 } for { $name }.
where-of-product-short = I know { $count } { $count ->
    [1] place
   *[other] places
 } for this product.
where-in-district = I don't know a shop that sells { $name }.
where-in-district-short = I don't know a shop that sells this product.
where-in-district-known = In { $district } I know { $count ->
    [1] one place that shows
   *[other] { $count } places that show
 } OCOP goods:
where-stock-unknown = Whether they have this product I don't know either.
where-which-place = In which commune or district would you like to buy?
where-which-place-how = Old and new names both work, for example: Bắc Hà, xã Bảo Nhai.
where-in-place = In { $place } I know { $count ->
    [1] one place
   *[other] { $count } places
 }:
where-not-in-place = I don't know a shop in { $place }.
where-around = In { $district } I know { $count ->
    [1] one place
   *[other] { $count } places
 }:
where-none-around = Nor do I know one around it.
where-understood = I took this as the former { $place }. For { $other }, type just that.
where-nowhere = I don't know a shop that sells { $name }.
where-nowhere-short = I don't know a shop that sells this product.
where-province = In the province and online I know:
where-item = – { $name }
where-item-address = – { $name }: { $address }
where-item-phone = { "  " }phone { $phone }
where-item-goods = { "  " }said to have: { $goods }
where-confirmed = Last confirmed: { $day }.
where-item-confirmed = { "  " }last confirmed: { $day }
where-some-confirmed = Places without a day were not confirmed lately; I don't know any hours.
where-unconfirmed = Nobody has confirmed these places lately; I don't know their hours.
where-ask = To be sure, ask { $producer }, or the commune office (UBND xã) where it is made.
where-ask-commune = To be sure, ask the commune office (UBND xã) where it is made.
where-more = And { $count } more.
choice-where-province = Elsewhere
choice-where-all = Whole province
where-source = List of shops as of { $as_of } · code { $code }
near = Nearest to { $where }: { $name }.
near-short = Nearest to { $where }, as far as I know:
near-you = you
near-km = about { $km } km away
near-here = less than 1 km away
near-from-middle = As the crow flies, to the middle of the commune: I don't have the shop's own spot.
near-none = I don't know a shop near { $where }.
near-online = Online there are:
near-ask = Where are you?
near-ask-how = Type a commune, ward or old district.
near-ask-privacy = Your location is used for this one answer and not kept.
choice-share-place = Share my location
choice-other-place = Another place
where-show = To show a seller: “{ $sentence }”
seller-sentence = Cho tôi hỏi mua { $name }, loại có tem OCOP.
