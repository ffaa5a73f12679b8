"""What is said: one conversation topic a file. `ROUTES` is the table of contents, as data.

A message is answered by the first of these that fits: a tapped choice; a command; a stop word; words
or a number that answer the open list; a word of illness, allergy or dosage; the open question, where
the words fit it; words that mean a route; and at last the lookup of a product by name. A choice and a
question name their route. `routing.py` decides.
"""

from handlers import account, ground, health, label, lookup, makers, reports, sales_places, sales_points
from handlers.turn import Route
from knowledge.place_names import find

ROUTES = (
    Route("account.stop", account.stop, commands=("stop", "dung"), means="stop"),
    Route("account.start", account.start, commands=("start",)),
    Route("account.help", account.help_, commands=("help", "trogiup"), means="help", aside=True),
    Route("account.language", account.language, commands=("ngonngu", "language")),
    Route("account.set_language", account.set_language),
    Route("account.data", account.data, commands=("dulieu",), private=True),
    Route("account.erase_ask", account.erase_ask, commands=("xoa",)),
    Route("account.erase", account.erase),
    Route("account.keep", account.keep),
    Route("account.greeting", account.greeting, means="greetings"),
    Route("account.thanks", account.thanks, means="thanks"),
    Route("account.old_button", account.old_button, aside=True),
    Route("account.unknown_command", account.unknown_command, aside=True),
    Route("account.unreadable", account.unreadable, aside=True),
    Route("account.empty", account.empty, aside=True),
    Route("reports.mine", reports.mine, commands=("baocao",), means="my_reports", private=True),
    Route("reports.fake", reports.fake),
    Route("reports.fake_ask", reports.fake_ask, private=True),
    Route("reports.fake_told", reports.fake_told, private=True),
    Route("reports.fake_myself", reports.fake_myself),
    Route("reports.wrong", reports.wrong, private=True),
    Route("reports.wrong_told", reports.wrong_told, private=True),
    Route("label.start", label.start_reading),
    Route("label.maker", label.maker),
    Route("label.stars", label.stars),
    Route("label.year", label.year),
    Route("label.send", label.send, private=True),
    Route("sales_points.of_product", sales_points.of_product),
    Route("sales_points.in_province", sales_points.in_province),
    Route("sales_places.ask", sales_places.ask, means="where"),
    Route("sales_places.in_place", sales_places.in_place, takes=find),
    Route("ground.of_product", ground.of_product),
    Route("makers.same_maker", makers.same_maker),
    Route("health.body", health.body),
    Route("account.only_private", account.only_private, aside=True),
    Route("lookup.cancel", lookup.cancel),
    Route("lookup.ask_name", lookup.ask_name),
    Route("lookup.none_of_these", lookup.none_of_these),
    Route("lookup.more", lookup.more),
    Route("lookup.by_code", lookup.by_code),
    Route("lookup.by_name", lookup.by_name, commands=("timkiem", "search")),
)

BY_NAME = {route.name: route for route in ROUTES}
BY_COMMAND = {command: route for route in ROUTES for command in route.commands}
BY_MEANING = tuple(route for route in ROUTES if route.means)

COMMANDS = ("start", "help", "timkiem", "baocao", "ngonngu", "dulieu", "xoa")
"""Commands that a messenger shows in its menu, in order; each has a text `command-<name>`."""
