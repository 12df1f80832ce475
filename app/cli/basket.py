"""`basket`: lessons put aside for a brief."""

import click

from app.cli.opened import Opened, as_json, or_say, pass_opened, write_json
from app.words import _, many
from knowledge.model.basket import Basket


@click.group()
def basket() -> None:
    """Put lessons aside for a brief."""


@basket.command("list")
@as_json
@pass_opened
def list_baskets(opened: Opened, as_json: bool) -> None:
    """List your baskets, the last used first.

    \b
    Example:
      doorwerk basket list
    """
    found = opened.base.baskets.names(of=opened.person)
    if as_json:
        write_json(found)
        return
    for name in or_say(found, _("There is no basket yet.")):
        size = many("{count} lesson", "{count} lessons", name.lesson_count)
        click.echo(f"{name.id}  {name.name} · {size}")


@basket.command("show")
@click.argument("basket_id", metavar="BASKET")
@as_json
@pass_opened
def show_basket(opened: Opened, basket_id: str, as_json: bool) -> None:
    """Show the lessons in a basket, each with its note.

    \b
    Example:
      doorwerk basket show bas-7k2m9x4q1c
    """
    _write(opened.base.baskets.basket(basket_id, of=opened.person), as_json=as_json)


@basket.command("put")
@click.argument("lesson_ids", metavar="LESSON…", nargs=-1, required=True)
@click.option("--name", default="", help="Of the basket; made if you have none of that name.")
@click.option("--note", default="", help="Why.")
@as_json
@pass_opened
def put_in_basket(
    opened: Opened, lesson_ids: tuple[str, ...], name: str, note: str, as_json: bool
) -> None:
    """Put lessons in a basket, with a note why.

    \b
    Example:
      doorwerk basket put les-7k2m9x4q1c --name "Zorg" --note "voor de inleiding"
    """
    wanted = name or _("Basket")
    for lesson_id in lesson_ids:
        found = opened.base.baskets.put(lesson_id, by=opened.person, note=note, name=wanted)
    _write(found, as_json=as_json)


@basket.command("take-out")
@click.argument("basket_id", metavar="BASKET")
@click.argument("lesson_id", metavar="LESSON")
@as_json
@pass_opened
def take_out_of_basket(opened: Opened, basket_id: str, lesson_id: str, as_json: bool) -> None:
    """Take a lesson out of a basket; it stays in the base.

    \b
    Example:
      doorwerk basket take-out bas-7k2m9x4q1c les-7k2m9x4q1c
    """
    found = opened.base.baskets.take_out(lesson_id, basket_id=basket_id, by=opened.person)
    _write(found, as_json=as_json)


@basket.command("remove")
@click.argument("basket_id", metavar="BASKET")
@pass_opened
def remove_basket(opened: Opened, basket_id: str) -> None:
    """Delete a basket; lessons and briefs stay.

    \b
    Example:
      doorwerk basket remove bas-7k2m9x4q1c
    """
    opened.base.baskets.remove(basket_id, by=opened.person)


def _write(found: Basket, *, as_json: bool) -> None:
    if as_json:
        write_json(found)
        return
    click.echo(click.style(f"{found.name}  {found.id}", bold=True))
    for entry in found.entries:
        gone = _("can no longer be cited")
        words = entry.lesson.content.statement if entry.lesson else gone
        click.echo(f"{entry.lesson_id}  {words}" + (f"  [{entry.note}]" if entry.note else ""))
