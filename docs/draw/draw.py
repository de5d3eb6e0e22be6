"""zhucun-draw/1, written from docs/draw.md alone. Standard library only.

python3 draw.py vectors.json    compares every vector; exit code 1 when one differs
python3 draw.py certificate.json    draws a certificate again
"""

import hashlib
import json
import sys
import unicodedata


def sha(data):
    return hashlib.sha256(data).digest()


def sha_text(text):
    return sha(unicodedata.normalize("NFC", text).encode("utf-8")).hex()


def commitment(frame_sha, officer, secret):
    return sha_text("zhucun-draw/1\ncommitment\n%s\n%s\n%s" % (frame_sha, officer, secret))


def seed_of(frame_sha, a, b, public):
    return sha_text("zhucun-draw/1\nseed\n%s\n%s\n%s\n%s" % (frame_sha, a, b, public))


def read_frame(text):
    """Rows under their word, in the order they stand."""
    lines = text.split("\n")
    assert lines[0] == "zhucun-draw/1" and lines[-2:] == ["end", ""]
    rows = {}
    for line in lines[1:-2]:
        word, *fields = line.split("\t")
        rows.setdefault(word, []).append(fields)
    return rows


class Draw:
    def __init__(self, frame, seed):
        self.frame = frame
        self.seed = bytes.fromhex(seed)
        self.method, self.cluster_choice, self.allocation = frame["method"][0]
        self.exclude = frame["memory"][0][0] == "exclude"
        self.clusters, self.drawn = [], []

    def lot(self, text):
        return sha(self.seed + text.encode("utf-8"))

    def weighted(self, batch, m, weight, stratum):
        """batch is in the order of its lots."""
        sure = set()
        while True:
            rest = [i for i in range(len(batch)) if i not in sure]
            left, total = m - len(sure), sum(weight(batch[i]) for i in rest)
            new = [i for i in rest if left > 0 and left * weight(batch[i]) >= total]
            if not new:
                break
            sure.update(new)
        taken = set(sure)
        if left > 0:
            at = -(int.from_bytes(self.lot("start\n" + stratum), "big") % total)
            for i in rest:
                at += left * weight(batch[i])
                if at > 0:
                    taken.add(i)
                    at -= total
        return [batch[i] for i in sorted(taken)]

    def take(self, units, n, by_weight, stratum):
        """Units: id, name, stratum, cluster, weight, seen."""
        chosen = []
        for flag in "01":
            batch = sorted((u for u in units if u[5] == flag), key=lambda u: self.lot(u[0]))
            m = min(n - len(chosen), len(batch))
            if m > 0 and by_weight:
                chosen += self.weighted(batch, m, lambda u: int(u[4]), stratum)
            elif m > 0:
                chosen += batch[:m]
        return chosen

    def shares(self, n, sizes):
        if self.allocation == "equal":
            given = [0] * len(sizes)
            while sum(given) < n:
                for i, size in enumerate(sizes):
                    if given[i] < size and sum(given) < n:
                        given[i] += 1
            return given
        total = sum(sizes)
        given = [n * size // total for size in sizes]
        order = sorted(range(len(sizes)), key=lambda i: (-(n * sizes[i] % total), i))
        for i in order[: n - sum(given)]:
            given[i] += 1
        return given

    def two_stage(self, units, stratum, n, count):
        places = {}
        for unit in units:
            places.setdefault(unit[3], []).append(unit)
        order = sorted(places, key=lambda name: self.lot("cluster\n%s\n%s" % (stratum, name)))
        if self.cluster_choice == "simple":
            chosen = order[:count]
        else:
            chosen = self.weighted(order, count, lambda name: sum(int(u[4]) for u in places[name]), stratum)
        sizes = [len(places[name]) for name in chosen]
        for name, size, share in zip(chosen, sizes, self.shares(n, sizes)):
            self.clusters.append([stratum, name, str(size), str(share)])
            self.drawn += self.take(places[name], share, False, stratum)

    def objects(self):
        for stratum, n, count in self.frame["stratum"]:
            units = [u for u in self.frame["unit"] if u[2] == stratum and not (self.exclude and u[5] == "1")]
            if self.method == "two-stage":
                self.two_stage(units, stratum, int(n), int(count))
            else:
                self.drawn += self.take(units, int(n), self.method == "size-weighted", stratum)

    def parties(self):
        """For each object its group and its inspectors."""
        people = self.frame["inspector"]
        grouped = people[0][2] != ""
        members = {}
        for person, _, group in people:
            members.setdefault(group if grouped else person, []).append(person)
        away = {(unit, person) for person, unit, _ in self.frame.get("recusal", [])}
        load = dict.fromkeys(members, 0)
        needed = 1 if grouped else int(self.frame["per-object"][0][0])
        for unit in self.drawn:
            free = [k for k in members if not any((unit[0], person) in away for person in members[k])]
            free.sort(key=lambda k: (load[k], self.lot("inspector\n%s\n%s" % (unit[0], k))))
            for key in free[:needed]:
                load[key] += 1
            yield (free[0] if grouped else ""), [p for key in free[:needed] for p in members[key]]

    def result(self):
        self.objects()
        lines = ["zhucun-draw/1 result", "seed\t" + self.seed.hex()]
        parties = list(self.parties())
        lines += ["\t".join(["cluster"] + row) for row in self.clusters]
        for i, (unit, (group, people)) in enumerate(zip(self.drawn, parties)):
            lines.append("\t".join(["object", str(i + 1)] + unit[:4] + [group] + people))
        return "\n".join(lines + ["end", ""])


def differences(vector):
    """What of a vector or certificate comes out otherwise here."""
    frame_sha = sha_text(vector["frameText"])
    officers = vector["officers"]
    public = vector["publicNumber"]
    seed = seed_of(frame_sha, officers[0]["secret"], officers[1]["secret"], public)
    result = Draw(read_frame(vector["frameText"]), seed).result()
    own = {
        "frameSha256": frame_sha,
        "seed": seed,
        "resultText": result,
        "resultSha256": sha_text(result),
    }
    wrong = [key for key, value in own.items() if vector[key] != value]
    return wrong + [o["id"] for o in officers if commitment(frame_sha, o["id"], o["secret"]) != o["commitment"]]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = json.load(file)
    failed = 0
    for vector in found if isinstance(found, list) else [found]:
        wrong = differences(vector)
        failed += bool(wrong)
        print("%s %s %s" % ("FAIL" if wrong else "ok", vector.get("name", sys.argv[1]), " ".join(wrong)))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
