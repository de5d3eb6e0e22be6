import { barsOf, isSame } from "./candidates.ts";
import { metSkills, kindPercent } from "./fit.ts";
import { type Ground, pairKey } from "./ground.ts";
import type { MatchPick } from "./match.ts";

/** What a cadre may be in the team of a village. */
export interface TeamSeat {
  readonly holderId: string;
  readonly first: boolean;
  readonly member: boolean;
  readonly pinned: boolean;
}

/** The cadres who may go to the village. Who is pinned to one of the two slots may not be the other. */
export function teamSeats(ground: Ground, villageId: string): TeamSeat[] {
  const cadres = ground.input.people.filter(({ kind }) => kind === "cadre").map(({ id }) => id);
  return cadres.toSorted().flatMap((holderId) => {
    const first: MatchPick = { villageId, slot: "first-secretary", holderId };
    const member: MatchPick = { villageId, slot: "member", holderId };
    const [asFirst, asMember] = [first, member].map((pick) =>
      ground.input.pins.some((pin) => pin.kind === "pin" && isSame(pin, pick)),
    );
    const seat = {
      holderId,
      first: !asMember && barsOf(ground, first).length === 0,
      member: !asFirst && barsOf(ground, member).length === 0,
      pinned: asFirst || asMember || false,
    };
    return seat.first || seat.member ? [seat] : [];
  });
}

/**
 * 队长由第一书记担任。A team is chosen as a whole; within it the first secretary is the one who may be nothing else, else who
 * is first secretary there today, else who answers most of the village's needs; ties by id.
 */
export function seated(ground: Ground, villageId: string, seats: readonly TeamSeat[]): MatchPick[] {
  const rank = ({ holderId, member }: TeamSeat) => {
    const pick: MatchPick = { villageId, slot: "first-secretary", holderId };
    const stands = ground.standing.get(pairKey(villageId, holderId)) === "first-secretary";
    const skills = metSkills(ground, pick).length;
    return (member ? 0 : 10_000) + (stands ? 1_000 : 0) + skills * 100 + kindPercent(ground, pick);
  };
  const able = seats
    .filter(({ first }) => first)
    .toSorted((a, b) => rank(b) - rank(a) || (a.holderId < b.holderId ? -1 : 1));
  const head = able[0]?.holderId;
  return seats.map(({ holderId }) => ({
    villageId,
    slot: holderId === head ? "first-secretary" : "member",
    holderId,
  }));
}
