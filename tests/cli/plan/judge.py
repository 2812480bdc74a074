#!/usr/bin/env python3
"""Holds a plan against its instance, rule by rule and slot by slot: judge.py instance.json plan.json

Shares no code and no idea with the planner. Prints what is broken and what the plan says falsely of itself; exits 1 then.
Knows the first format and, of the second, breaks, rest, earliest times, companions, travel and limits.
"""
import json
import sys
from collections import defaultdict

instance, plan = (json.load(open(path)) for path in sys.argv[1:3])
calendar = instance["calendar"]
lunch, width = calendar["lunch_before_slot"], calendar["slots_per_day"]
by_id = {kind: {one["id"]: one for one in instance[kind]} for kind in ("officers", "interpreters", "rooms", "interviews")}
companions = {one["id"]: one for one in instance.get("companions", [])}
assigned, wrong, levels = {}, [], dict.fromkeys(
    ("unplanned", "safety", "language", "officer_gender", "wishes", "days", "continuity"), 0)


def booked(interview):
    stretch = interview.get("break_after")
    return interview["duration"] + ((interview["duration"] - 1) // stretch if stretch else 0)


def is_there(person, day, slot):
    return person["available"][day][0 if slot < lunch else 1]


def speaks(interpreter, language):
    return bool(language) and (interpreter["native"] == language or language in interpreter["others"])


def tied(interpreter, interview):
    return interpreter["network"] == interview["network"] or interpreter["id"] in interview.get("conflicted_interpreters", [])


for a in plan["assignments"]:
    if a["interview"] in assigned or a["interview"] not in by_id["interviews"]:
        wrong.append(f"{a['interview']}: twice or unknown")
    assigned[a["interview"]] = a

holders = defaultdict(set)  # (kind, id, day, slot) -> interviews
loads = defaultdict(int)
for name, v in by_id["interviews"].items():
    a = assigned.get(name)
    if a is None:
        levels["unplanned"] += 1
        continue
    o, t, r = by_id["officers"][a["officer"]], by_id["interpreters"][a["interpreter"]], by_id["rooms"][a["room"]]
    day, slot, end = a["day"], a["slot"], a["slot"] + booked(v)
    afternoon = slot >= lunch
    earliest = v.get("not_before") or {"day": 0, "slot": 0}
    rules = {
        "outside": not 0 <= day < calendar["days"] or slot < 0 or end > width,
        "over lunch": slot < lunch < end, "late": day > v["deadline_day"], "no-go day": day == v["no_go_day"],
        "not in the morning": v["mornings_only"] and afternoon,
        "too early": (day, slot) < (earliest["day"], earliest["slot"]),
        "conflict": o["id"] in v["conflicted_officers"], "network": tied(t, v), "zone": r["zone"] in v["avoid_zones"],
        "not trained": v["child"] and o["training"] < 2, "steps": v["needs_accessible"] and not r["accessible"],
        "seen": v.get("unseen") and not (r.get("remote") and (t.get("remote") or t["remote_only"])),
        "relay": not speaks(t, v["native"]) and not speaks(t, v["second"]) and any(
            not tied(x, v) and (speaks(x, v["native"]) or speaks(x, v["second"])) for x in instance["interpreters"]),
    }
    if v["after"]:
        before = assigned.get(v["after"]["interview"])
        rules["too soon after"] = before is None or day < before["day"] + v["after"]["min_days"]
    wrong += [f"{name}: {rule}" for rule, is_broken in rules.items() if is_broken]
    for k in range(slot, min(end, width)):
        for kind, who in [("o", o), ("t", t)] + [("c", companions[c]) for c in v.get("present", [])]:
            if not is_there(who, day, k):
                wrong.append(f"{name}: {who['id']} is away")
            holders[kind, who["id"], day, k].add(name)
        holders["r", r["id"], day, k].add(name)
    loads[o["id"], day] += booked(v)
    levels["safety"] += (v["risk"] == 2 and r["privacy"] < 3) + (v["risk"] == 2 and t["remote_only"] and not v.get("unseen", False))
    levels["language"] += 0 if t["native"] == v["native"] else 1 if speaks(t, v["native"]) else 2 if speaks(t, v["second"]) else 4
    wish = v.get("officer_gender") or ("female" if v["female"] else "any")
    levels["officer_gender"] += wish != "any" and (wish == "female") != o["female"]
    levels["wishes"] += v["prefers"] == ("morning" if afternoon else "afternoon")
    levels["wishes"] += v["interpreter_gender"] == ("male" if t["female"] else "female")
    levels["days"] += day
    levels["continuity"] += v["previous_officer"] not in (None, o["id"])
    levels["continuity"] += v.get("previous_interpreter") not in (None, t["id"])

wrong += [f"{key}: {sorted(names)}" for key, names in holders.items() if len(names) > 1]
for officer in instance["officers"]:
    most = officer.get("limits", {}).get("slots_a_day", width)
    wrong += [f"{officer['id']}: too much on day {day}" for day in range(calendar["days"]) if loads[officer["id"], day] > most]
way = {frozenset((x["from"], x["to"])): x["slots"] for x in instance.get("travel", [])}
everyone = list(assigned.values())
for x, a in enumerate(everyone):
    for b in everyone[x + 1:]:
        v, w = by_id["interviews"][a["interview"]], by_id["interviews"][b["interview"]]
        rest = max(v.get("rest_days", -1), w.get("rest_days", -1))
        if v["person"] == w["person"] and rest >= 0 and abs(a["day"] - b["day"]) <= rest:
            wrong.append(f"{a['interview']} and {b['interview']}: no rest between")
        slots = way.get(frozenset((by_id["rooms"][a["room"]].get("office"), by_id["rooms"][b["room"]].get("office"))), 0)
        near = a["day"] == b["day"] and a["slot"] < b["slot"] + booked(w) + slots and b["slot"] < a["slot"] + booked(v) + slots
        walks = a["officer"] == b["officer"] or set(v.get("present", [])) & set(w.get("present", [])) or (
            a["interpreter"] == b["interpreter"] and not by_id["interpreters"][a["interpreter"]]["remote_only"])
        if slots and near and walks:
            wrong.append(f"{a['interview']} and {b['interview']}: no time to travel")

if plan["levels"] != levels:
    wrong.append(f"the plan says {plan['levels']}, it has {levels}")
cost = sum(weight * value for weight, value in zip((1_000_000, 10_000, 2_000, 400, 80, 2, 5), levels.values()))
if plan["cost"] != cost or plan.get("bound", 0) > cost or any(b > v for b, v in zip(plan.get("bounds", []), levels.values())):
    wrong.append("cost or bound is not what it says")
print("\n".join(wrong) or f"no rule is broken; cost {cost}")
sys.exit(1 if wrong else 0)
