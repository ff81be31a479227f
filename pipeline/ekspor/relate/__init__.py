"""Facts to claims: what ties value, goods, places, time, exporter and source together.

claim.py      a flow and what fills it              reading.py    cues, lists, figures and their readings
line.py       a sentence with all of these
cues.py       context words (rules/cues.toml)       phrases.py    tying words (rules/relate.toml)
names.py      the fullest form of each name         group.py      lists and restated amounts

of a sentence
numbers.py    what each amount is                   growth.py     whose growth and shares they are
fall.py       what is growth                        share.py      what is a share
context.py    of exports or not, reached or aimed   roles.py      what part each name plays
geography.py  what part each place plays
imports.py    what another country imports          supply.py     who supplies whom
sectors.py    goods named by their sector           uses.py       goods that others are used for
counted.py    goods counted by themselves           period.py     which date is the flow's time
bind.py       which names go with which figure      rows.py       lists of figures
facts.py      its claims                            named.py      those without a figure
stated.py     whether a sentence states such a one
standing.py   whether those have happened           elided.py     amounts that leave out their unit

of an article
about.py      whether it is about exports           topic.py      what holds for all of it
told.py       what it has told so far               restated.py   what of it is only said again
announced.py  what a sentence sets for the next     later.py      what it adds to the flows before
exporters.py  the firm that it tells of, classes    reporters.py  who says so
nameless.py   who makes or sends, without a name
officers.py   who speaks for which firm             seats.py      where its firms sit
offices.py    whose place an office has in its name
quotes.py     where quotations end
story.py      all of these, while it is told        fill.py       what fills an empty slot
digest.py     reports that stand together in one article
whence.py     where a flow is from                  times.py      when it was
compared.py   what times are compared with          subject.py    goods set for the figures after
goods.py      what it or its firms export            again.py      names called by what they are
wholes.py     the whole that a flow is a part of    ranked.py     the country that a figure is told of
inherit.py    the claims, filled from the rest

learned
scorer.py     decides by weights.py                 signs.py      of a figure
flow.py       a claim among what is filled.py       candidates.py the names for a slot
fit.py        what speaks for each                  whose.py      what speaks for an exporter
arcs.py       what trees say, where there are some
"""

from ekspor.relate.inherit import relate

__all__ = ["relate"]
