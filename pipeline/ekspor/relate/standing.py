"""Whether a flow without a figure has happened, is aimed at, is only planned or wished for, or was stopped."""

from __future__ import annotations

from ekspor.relate import geography
from ekspor.relate.context import FLOW
from ekspor.relate.line import Line
from ekspor.relate.reading import Cue
from ekspor.schema import Label, Status

_OBJECT_NEAR = 30
"""Characters between a verb of stop and what it stops."""

_NEXT_WORD = 15
"""Characters behind a word of plan in which the verb can stand."""


def read(line: Line) -> tuple[Status, Cue | None]:
    """A stop that is not over comes before a plan; goods released in a ceremony are on their way."""
    stop = next((c for c in line.cues if c.kind == "halted" and stops_a_flow(line, c)), None)
    if stop is not None and not line.find("flow.resumed"):
        return Status.HALTED, stop
    target = next((c for c in line.cues if c.kind == "target" and _is_aim(line, c)), None)
    if target is not None:
        return Status.TARGET, target
    planned = next((c for c in line.cues if c.kind == "planned" and _is_of_flow(line, c)), None)
    if planned is not None and _is_refused(line, planned):
        return Status.HALTED, planned
    if planned is None:
        planned = next((c for c in line.cues if c.kind in FLOW and line.before(c.start, "plan.wished")), None)
    if planned is not None and not line.find("flow.released"):
        return Status.PLANNED, planned
    sought = any(geography.is_sought(line, country) for country in line.of(Label.COUNTRY))
    return (Status.PLANNED if sought else Status.REALIZED), None


def is_open(line: Line, status: Status) -> bool:
    """Whether only the time of a flow can tell that it is yet to come: nothing says so, and no ceremony sent it off."""
    return status is Status.REALIZED and not line.find("flow.released")


def stops_a_flow(line: Line, stop: Cue) -> bool:
    """Whether a stop is one of exports: an active verb has them for its object ("menghentikan ekspor"), and a pause
    between another and all that follows makes it one of something else ("jika negosiasi gagal, ekspor …"). A threat is
    none."""
    if is_threatened(line, stop):
        return False
    flows = [cue for cue in line.cues if cue.kind in FLOW]
    if line.text[stop.start : stop.end].lower().startswith("me"):
        goods = [m.start for m in line.of(Label.COMMODITY, Label.QUANTITY)]
        stopped = [*(cue.start for cue in line.cues if cue.kind in (*FLOW, "halted") and cue is not stop), *goods]
        return any(0 <= start - stop.end <= _OBJECT_NEAR for start in stopped)
    return not flows or any(flow.start < stop.start or not pauses(line, stop, flow) for flow in flows)


def is_threatened(line: Line, stop: Cue) -> bool:
    """ "mengancam akan menghentikan ekspor" """
    return line.before(stop.start, "halt.threatened") is not None


def pauses(line: Line, one: Cue, other: Cue) -> bool:
    """Whether a pause between two cues makes what the one says nothing of the other."""
    first, last = sorted((one, other))
    return line.find("clause.pause", min(first.end, last.start), last.start) is not None


def _is_refused(line: Line, permit: Cue) -> bool:
    """ "belum memperpanjang izin ekspor", "izin ekspor itu sudah berakhir" """
    before, after = line.before(permit.start, "permit.refused"), line.after(permit.end, "permit.ended")
    return line.find("permit", permit.start, permit.end) is not None and bool(before or after)


def _is_aim(line: Line, target: Cue) -> bool:
    """ "menargetkan ekspor ke Jepang" """
    verb = line.text[target.start : target.end].lower().startswith("me")
    flows = [cue for cue in line.cues if cue.kind in FLOW and target.end <= cue.start]
    return verb and any(not line.find("clause.pause", target.end, flow.start) for flow in flows)


def _is_of_flow(line: Line, plan: Cue) -> bool:
    """Whether a plan is one to export or ship, and of nothing else in the sentence: what stands behind the exports may
    only befall them ("yang diekspor ke Jepang akan terpukul")."""
    flows = [cue for cue in line.cues if cue.kind in FLOW]
    if (flows or line.has("actor")) and line.after(plan.end, "plan.befalls"):
        return False
    agreed = plan.rule == "cue.order"
    near = [
        flow for flow in flows if not pauses(line, plan, flow) or (agreed and line.before(flow.start, "plan.purpose"))
    ]
    meant = line.find("plan.meant", plan.start, plan.end + _NEXT_WORD) is not None
    return not flows or any(meant or plan.start <= flow.start for flow in near)
