#!/usr/bin/env python3
"""Draws an instance of interviews as an authority might have them: generate.py INTERVIEWS SEED [--second] > instance.json

The same arguments always give the same instance. Capacity follows the number of interviews; rooms are the narrowest part.
--second adds what planning-instance/2 knows beyond the first format.
"""
import json
import random
import sys

LANGUAGES = "vi th id fil km zh my ne mn lo ko bn si ur pt es fr en hi am".split()


def people(draw, count):
    """Officers, interpreters, rooms and days for so many interviews."""
    days = 5 if count <= 20 else 10 if count <= 60 else 20
    rooms = max(2, round(count * 3 / (days * 16 * 0.8)))
    return max(4, count // 16 + 3), max(8, count // 13 + 6), rooms, days


def instance(count, seed, second):
    draw = random.Random(f"{count}/{seed}/{second}")
    officers, interpreters, rooms, days = people(draw, count)
    spoken = LANGUAGES[:8] if count < 200 else LANGUAGES
    weight = [1 / (rank + 1) for rank in range(len(spoken))]
    networks = max(5, count // 10)
    language = lambda: draw.choices(spoken, weight)[0]
    chance = lambda share: draw.random() < share
    halves = lambda share: [[chance(share), chance(share)] for _ in range(days)]
    result = {
        "format": "planning-instance/2" if second else "planning-instance/1",
        "calendar": {"days": days, "slots_per_day": 16, "slot_minutes": 30, "lunch_before_slot": 8},
        "officers": [{"id": f"officer-{n}", "female": chance(0.6), "training": draw.choice([1, 1, 2, 3]),
                      "available": halves(0.75)} for n in range(officers)],
        "interpreters": [], "rooms": [], "interviews": [],
    }
    for n in range(interpreters):
        native = spoken[n % len(spoken)] if n < len(spoken) else language()
        others = sorted({language() for _ in range(draw.randrange(3))} - {native})
        result["interpreters"].append({"id": f"interpreter-{n}", "female": chance(0.55), "native": native, "others": others,
                                       "network": draw.randrange(networks), "remote_only": chance(0.3),
                                       "available": halves(0.65)})
    for n in range(rooms):
        result["rooms"].append({"id": f"room-{n}", "privacy": 3 if n % 3 == 0 else draw.choice([2, 2, 3]),
                                "accessible": n % 2 == 0, "zone": draw.randrange(10)})
    for n in range(count):
        before = result["interviews"][-1] if n else None
        follows = before is not None and before["after"] is None and chance(0.17)
        mornings = before["mornings_only"] if follows else chance(0.15)
        person = {key: before[key] for key in PERSON} if follows else {
            "person": f"person-{n}", "female": chance(0.75), "native": language(), "second": language(),
            "network": draw.randrange(networks), "child": chance(0.12), "risk": draw.choice([0, 0, 1, 2]),
            "conflicted_officers": [o["id"] for o in result["officers"] if chance(0.02)],
            "avoid_zones": [draw.randrange(10)] if chance(0.5) else [], "needs_accessible": chance(0.06),
            "interpreter_gender": draw.choice(["any", "any", "female", "male"]), "mornings_only": mornings,
            "prefers": draw.choice(["any", "any", "morning", "afternoon"]),
            "no_go_day": draw.randrange(days) if chance(0.3) else None,
            "previous_officer": f"officer-{draw.randrange(officers)}" if chance(0.4) else None}
        interview = {"id": f"interview-{n}", **person, "duration": draw.choice([2, 2, 3] if mornings else [2, 3, 4]),
                     "deadline_day": days - 1 if follows or chance(0.7) else draw.randrange(days // 2, days),
                     "after": {"interview": before["id"], "min_days": 2} if follows else None}
        if second:
            extend(interview, draw, chance, result)
        result["interviews"].append(interview)
    if second:
        for n, room in enumerate(result["rooms"]):
            room["office"] = "north" if n % 4 == 3 else "south"
            room["remote"] = chance(0.5)
        result["companions"] = [{"id": "support-0", "available": halves(0.8)}]
        result["travel"] = [{"from": "north", "to": "south", "slots": 2}] if rooms >= 4 else []
        for officer in result["officers"]:
            officer["limits"] = {"slots_a_day": 10}
    return result


PERSON = ("person female native second network child risk conflicted_officers avoid_zones needs_accessible interpreter_gender "
          "mornings_only prefers no_go_day previous_officer").split()


def extend(interview, draw, chance, result):
    if chance(0.1): interview["break_after"] = 2
    if chance(0.1): interview["not_before"] = {"day": 0, "slot": 8}
    if chance(0.1): interview["unseen"] = True
    if chance(0.1): interview["present"] = ["support-0"]
    if chance(0.2): interview["rest_days"] = 1
    if chance(0.1): interview["officer_gender"] = draw.choice(["any", "male"])
    if chance(0.1): interview["previous_interpreter"] = draw.choice(result["interpreters"])["id"]


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--second"]
    if len(words) != 2 or not all(word.isdigit() for word in words) or int(words[0]) < 1:
        sys.exit("usage: generate.py INTERVIEWS SEED [--second]")
    json.dump(instance(int(words[0]), int(words[1]), "--second" in sys.argv), sys.stdout)
    print()
