"""Where a flow is from, where its own sentence does not say."""

from __future__ import annotations

from ekspor.relate import geography, named, offices, roles
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.story import Story
from ekspor.schema import Country, Label, Mention, Region, Status


def fill(story: Story, line: Line, claim: Claim) -> None:
    """Where nothing says where a flow is from: what the office that counts it is of, the place of the flow before it,
    what the article says of its exports. What other countries export is from none of them."""
    if line.find("flow.of-other-countries"):
        return
    if line.find("flow.national"):
        claim.fill("origin", story.topic.home, "inherit.home")
        return
    if there := line.find("place.from-there"):
        claim.fill("origin", story.told.place_called(there["rank"]), "inherit.place-again")
    if not claim.names_exporter:
        claim.fill("origin", _counted(story, line), "inherit.office")
    if not (story.topic.origin and story.told.place is not None and story.told.place.is_of_another_country):
        claim.fill("origin", story.told.place_for(claim), "inherit.place")
    of_the_firm = story.firms.article and claim.names_exporter
    if not of_the_firm and not (story.topic.is_home and _has_another_home(claim)):
        claim.fill("origin", story.topic.origin, "inherit.topic")
    if not (story.topic.origin or claim.names_exporter) and story.told.place is not None:
        place = story.told.place.get("origin")
        claim.fill("origin", [link for link in place if link.rules[-1] == "inherit.office"], "inherit.place")
    if not (claim.names_exporter or story.topic.origin):
        counted = offices.counted_by(story.speakers.now)
        claim.fill("origin", [Link.of(m, "inherit.office") for m in counted], "inherit.office")
    if not (claim.says("exporter") or claim.base or story.topic.origin):
        claim.fill("origin", _set_before(story, line), "inherit.place-set")


def _set_before(story: Story, line: Line) -> list[Link]:
    """ "Kabar gembira bagi pekebun Sikka. Sebanyak 12 ton …": the one place of the sentence before, in the same
    paragraph, which tells of no flow and of nobody else."""
    before = story.told.flowless
    if before is None or before.sentence.paragraph != line.sentence.paragraph:
        return []
    if before.of(Label.COMPANY, Label.AGENCY, Label.PORT) or before.has("import", "domestic"):
        return []
    countries = roles.roles(before, before.of(Label.COUNTRY))
    if any(part != "destination" and not _buys(before, country) for country, part in countries):
        return []
    places = [m for m, part in roles.roles(before, before.of(Label.REGION)) if part == "origin"]
    places = named.most_specific(before, places)
    if len(places) != 1 or before.before(places[0].start, "place.of-harbour"):
        return []
    return [Link.of(m, "inherit.place-set") for m in places]


def _buys(line: Line, country: Mention) -> bool:
    """Whether a country is that of a sentence's buyers ("perempuan Oman pemakai setia sarung buatan Tegal")."""
    return roles.role(line, country) == "open" and not geography.is_home(country)


def _counted(story: Story, line: Line) -> list[Link]:
    """The place whose office counts the flow; in the article's own words where its exports are from there."""
    places = [Link.of(m, "inherit.office") for m in offices.counted(line)]
    return [own for own in story.topic.origin for place in places if own.value == place.value] or places


def _has_another_home(claim: Claim) -> bool:
    """A named firm's flow, or a stopped one, is not given "Indonesia" for an origin that the article does not say."""
    return claim.names_exporter or claim.status is Status.HALTED


def keep_ends_apart(claim: Claim) -> None:
    """Goods do not go where they come from: of a place at both ends the one that the sentence says is right."""
    ends = {_place(link) for link in claim.get("origin")} & {_place(link) for link in claim.get("destination")} - {None}
    if not ends:
        return
    said = any(link.rules[-1].startswith("role.") for link in claim.get("destination") if _place(link) in ends)
    inherited = all(link.rules[-1].startswith("inherit.") for link in claim.get("origin"))
    slot = "origin" if said and inherited else "destination"
    claim.take_out(slot, [link for link in claim.get(slot) if _place(link) in ends], "the other end of the flow")


def _place(link: Link) -> tuple[type, str] | None:
    """A country or region that is known; None for others."""
    match link.value:
        case Country(code=str() as code) | Region(code=str() as code):
            return type(link.value), code
    return None
