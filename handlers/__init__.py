"""What is said: one conversation topic a file. `ROUTES` is the table of contents, as data.

A message is answered by the first of these that fits: a tapped choice; a command; a stop word; words
or a number that answer the open list; a word of illness, allergy or dosage; the open question, where
the words fit it; words that mean a route; and at last the understanding of free text. A choice and a
question name their route. `routing.py` decides.
"""

from handlers import (
    account,
    applying,
    asking,
    browse,
    fairs,
    follow,
    ground,
    health,
    label,
    lookup,
    makers,
    nearby,
    questions,
    reports,
    sales_places,
    sales_points,
    support,
)
from handlers.turn import Route
from knowledge.place_names import find

ROUTES = (
    Route("account.stop", account.stop, commands=("stop", "dung"), means="stop"),
    Route("account.start", account.start, commands=("start",)),
    Route("account.help", account.help_, commands=("help", "trogiup"), means="help", aside=True),
    Route("account.language", account.language, commands=("ngonngu", "language")),
    Route("account.set_language", account.set_language),
    Route("account.data", account.data, commands=("dulieu",), means="my_data", private=True),
    Route("account.erase_ask", account.erase_ask, commands=("xoa",), means="erase_data"),
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
    Route("browse.listed", browse.listed),
    Route("fairs.upcoming", fairs.upcoming, commands=("hoicho", "fairs"), means="fairs"),
    Route("fairs.earlier", fairs.earlier),
    Route("fairs.one", fairs.one),
    Route("fairs.calendar", fairs.calendar),
    Route("nearby.ask", nearby.ask, commands=("gan", "near"), means="near"),
    Route("nearby.in_words", nearby.in_words, takes=find),
    Route("nearby.shared", nearby.shared),
    Route("follow.begin", follow.begin, commands=("theodoi", "follow"), means="follow", private=True),
    Route("follow.show", follow.show, means="my_follows", private=True),
    Route("follow.ask_place", follow.ask_place, private=True),
    Route("follow.in_place", follow.in_place, takes=find, private=True),
    Route("follow.ask_group", follow.ask_group, private=True),
    Route("follow.which_to_stop", follow.which_to_stop, private=True),
    Route("follow.stop", follow.stop, private=True),
    Route("questions.answer", questions.answer),
    Route("questions.helped", questions.helped),
    Route("questions.not_helped", questions.not_helped),
    Route("support.ask", support.ask, commands=("canbo", "person"), means="desk", private=True),
    Route("support.told", support.told, private=True),
    Route("support.mine", support.mine, commands=("cauhoi", "questions"), means="my_questions", private=True),
    Route("applying.apply", applying.apply),
    Route("applying.status", applying.status),
    Route("account.only_private", account.only_private, aside=True),
    Route("lookup.cancel", lookup.cancel),
    Route("lookup.ask_name", lookup.ask_name),
    Route("lookup.none_of_these", lookup.none_of_these),
    Route("lookup.more", lookup.more),
    Route("lookup.by_code", lookup.by_code),
    Route("lookup.by_name", lookup.by_name, commands=("timkiem", "search")),
    Route("asking.free_text", asking.free_text),
)

BY_NAME = {route.name: route for route in ROUTES}
BY_COMMAND = {command: route for route in ROUTES for command in route.commands}
BY_MEANING = tuple(route for route in ROUTES if route.means)

COMMANDS = (
    "start", "help", "timkiem", "hoicho", "gan", "theodoi", "canbo", "cauhoi", "baocao", "ngonngu", "dulieu",
    "xoa",
)  # fmt: skip
"""Commands that a messenger shows in its menu, in order; each has a text `command-<name>`."""
