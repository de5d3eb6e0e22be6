import type { IsoDate } from "../date.ts";
import type { Slot } from "./match/match.ts";

/** 未办结的承诺：what the village has been told and still waits for. */
export interface OpenPromise {
  readonly kind: "problem" | "goal" | "task" | "major-item";
  readonly text: string;
  readonly owner: string;
  readonly dueOn: IsoDate | null;
}

/** One line of what was lately done, as its stage words it. */
export interface PastWork {
  readonly onDay: IsoDate;
  readonly kind: string;
  readonly text: string;
}

export interface KnownPerson {
  readonly role: string;
  readonly name: string;
  readonly post: string;
}

export interface VillageFacts {
  readonly name: string;
  readonly township: string;
  readonly households: number | null;
  readonly population: number | null;
  readonly partyMembers: number | null;
  readonly collectiveIncomeFen: number | null;
}

export interface CaseFacts {
  readonly round: string;
  readonly status: string;
  readonly openedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly manifestations: readonly string[];
}

/** 交接包：frozen on the day of the replacement, whatever happens to the village afterwards. */
export interface HandoverPack {
  readonly madeOn: IsoDate;
  readonly slot: Slot;
  readonly leaving: string;
  readonly successor: string;
  readonly reason: string;
  readonly village: VillageFacts;
  readonly case: CaseFacts | null;
  readonly promises: readonly OpenPromise[];
  readonly people: readonly KnownPerson[];
  readonly work: readonly PastWork[];
}

export interface Difference {
  readonly text: string;
}

export type HandoverRefusal = "signed" | "own-pack" | "not-yours" | "team-dissolved" | "never-came";

/** The office that signs for each slot: the team for its own people, above it those who answer for the holder. */
export const signingOffice: Record<Slot, "team" | "unit" | "township" | "county"> = {
  "county-leader": "county",
  "township-leader": "township",
  "first-secretary": "team",
  "paired-unit": "unit",
  member: "team",
};

interface Signing {
  readonly slot: Slot;
  readonly madeBy: string;
  readonly signedBy: string | null;
  readonly dissolvedOn: IsoDate | null;
  /** The unit of the successor: itself in the slot of the paired unit. */
  readonly successorUnitId: string | null;
  /** The successor was taken back before his first day. */
  readonly neverCame: boolean;
}

interface Signer {
  readonly accountId: string;
  readonly role: string;
  readonly organisationId: string | null;
}

/** 移交人与签收人不得为同一人：who made the pack never signs it; it is signed once, and by the unit that comes, never by the one that leaves. */
export function signRefusals(pack: Signing, { accountId, role, organisationId }: Signer): HandoverRefusal[] {
  if (pack.signedBy !== null) return ["signed"];
  if (pack.dissolvedOn !== null) return ["team-dissolved"];
  if (pack.neverCame) return ["never-came"];
  const why: HandoverRefusal[] = [];
  const office = signingOffice[pack.slot];
  if (role !== office || (office === "unit" && pack.successorUnitId !== organisationId)) why.push("not-yours");
  if (pack.madeBy === accountId) why.push("own-pack");
  return why;
}
