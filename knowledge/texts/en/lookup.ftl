# Finding a product by name.

which = Which one do you mean?
which-same-name = { $count } makers make { $name }. Which one do you mean?
which-same-name-short = { $count } makers make it. Which one do you mean?
which-one = Do you mean { $name }?
which-one-short = Do you mean this product?
which-item = – { $name }
which-item-stars = – { $name }: { $stars }
which-item-maker = – { $name }, { $producer }
which-item-maker-stars = – { $name }, { $producer }: { $stars }
choice-yes = Yes
choice-no = No
choice-none-of-these = None of these

generic = “{ $name }” is a kind of goods; stars are given to one maker.
generic-ask = Which maker stands on the label?

similar = I haven't found { $query }.
similar-short = I haven't found exactly this name on the list.
similar-place = There is { $name }, a different product from another place.
similar-producer = There is { $name } by { $producer }, a different product.
similar-producer-unknown = There is { $name }, but my list names no maker for it. I can't confirm the maker you ask about.
similar-kind = There is { $name }, a different kind of product.
similar-other = There is { $name }, a different product.
similar-stars = I haven't found { $name } with { $asked } stars.
similar-stars-short = I haven't found this product with { $asked } stars.
similar-stars-known = The list says { $stars }.
similar-stars-unknown = The list gives no stars for this product.
similar-more = Near this name there are also:

not-found = I haven't found this name on the list.
not-found-incomplete = Not found doesn't mean not certified: I have about { $count } of { $official } products ({ $month }).
not-found-reasons = Perhaps it isn't recognised yet, my list lacks it, or the label has another name.
not-found-next = Type the name as on the label, or the maker's name, and I'll look again.
not-found-as-of = List as of { $as_of }

not-these = Then I haven't found the product you ask about.
ask-name = Type the product's name; Vietnamese marks are not needed.
ask-name-how = For example: tuong ot muong khuong.
unknown-code = I haven't found the code { $code } on the list.
too-long = That message is long; I didn't understand all of it.
too-long-how = Type only the product's name; marks are not needed.
no-product-words = I answer about OCOP products of Lào Cai: stars, validity, where to buy.
empty = I couldn't read any words.
cancelled = All right, I sent nothing.
