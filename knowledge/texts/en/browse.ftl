# Lists of products.

browse = I know { $count } products: { $what }.
browse-short = I know { $count } products.
browse-what = { $what }.
browse-which = Which product do you want to see?
browse-more = { $count } more products.
browse-everything = recognised at some time
browse-incomplete = My list has { $count } of the province's { $official } products ({ $month }).
browse-none = I haven't found such a product in my list.
browse-none-what = I looked for: { $what }.
browse-none-commune = Many products give only the old district, so there may be some in { $place } that I cannot match.
browse-source = List as of { $as_of } · code { $code }
group-food = food
group-drinks = drinks
group-medicinal = medicinal plants
group-crafts = handicraft
group-ornamental = ornamental plants and animals
group-tourism = tourism

choice-wider = Search wider
