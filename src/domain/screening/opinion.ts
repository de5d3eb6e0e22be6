import { compareText } from "../area.ts";
import { groupBy } from "../group.ts";

export const opinionBodies = [
  "discipline",
  "politics-law",
  "petition",
  "united-front",
  "public-security",
  "other",
] as const;
export type OpinionBody = (typeof opinionBodies)[number];

export const writtenKinds = ["keep", "add", "remove"] as const;
/** `withdrawn` takes back what the organisation had said of the village: it has no opinion again. */
export const opinionKinds = [...writtenKinds, "withdrawn"] as const;
export type WrittenKind = (typeof writtenKinds)[number];
export type OpinionKind = (typeof opinionKinds)[number];

/** One body's written opinion on one village. Lists of them stand in the order of writing: the last is the last word. */
export interface Opinion {
  readonly id: string;
  readonly villageId: string;
  readonly body: OpinionBody;
  readonly organisationId: string;
  readonly kind: OpinionKind;
  readonly reason: string;
}

export type OpinionRefusal =
  "reason-too-short" | "already-listed" | "not-listed" | "written-before" | "nothing-to-withdraw";

const shortestReason = 5;

/** 联审意见为书面意见：增列、剔除的，应当写明理由。 */
export function opinionRefusals(
  opinion: { kind: WrittenKind; reason: string },
  onShortlist: boolean,
): OpinionRefusal[] {
  const why: OpinionRefusal[] = [];
  if (opinion.kind !== "keep" && Array.from(opinion.reason.trim()).length < shortestReason)
    why.push("reason-too-short");
  if (opinion.kind === "add" && onShortlist) why.push("already-listed");
  if (opinion.kind !== "add" && !onShortlist) why.push("not-listed");
  return why;
}

/** 成批同意只对尚未提意见的村：one press must not talk over what the organisation has written of a village. */
export const agreeRefusals = (villageIds: readonly string[], spokenOn: ReadonlySet<string>): OpinionRefusal[] =>
  villageIds.some((id) => spokenOn.has(id)) ? ["written-before"] : [];

/** 撤回：审定之前、联审期间，本单位的意见可以撤回；the record stays, only its word no longer stands. */
export const withdrawalRefusals = (villageIds: readonly string[], spokenOn: ReadonlySet<string>): OpinionRefusal[] =>
  villageIds.every((id) => spokenOn.has(id)) ? [] : ["nothing-to-withdraw"];

/** A village the county must decide on. `open` marks one on which somebody disagrees with its standing on the list. */
export interface Proposal {
  readonly villageId: string;
  readonly origin: "shortlist" | "opinion";
  readonly open: boolean;
  readonly opinions: readonly Opinion[];
}

/**
 * 联审由县委组织部会同纪检、政法、信访、统战、公安等部门进行，可以提出增列或者剔除意见；是否采纳由县级审定。
 *
 * Nothing is taken off here: a village stays in the proposal with its disagreement open, and one that is asked for enters
 * it, open too, for it was not ranked there. The last opinion of an organisation on a village stands for the earlier ones;
 * a withdrawn one stands for nothing.
 * Shortlisted villages keep their order; added ones follow by id.
 */
export function settle(shortlisted: readonly string[], opinions: readonly Opinion[]): Proposal[] {
  const last = groupBy(standingOpinions(opinions), (opinion) => opinion.villageId);
  const listed = new Set(shortlisted);
  const added = [...last]
    .filter(([villageId, given]) => !listed.has(villageId) && given.some((opinion) => opinion.kind === "add"))
    .map(([villageId]) => villageId)
    .toSorted(compareText);
  const proposal = (villageId: string): Proposal => {
    const given = last.get(villageId) ?? [];
    const origin = listed.has(villageId) ? "shortlist" : "opinion";
    return {
      villageId,
      origin,
      open: origin === "opinion" || given.some((opinion) => opinion.kind === "remove"),
      opinions: given,
    };
  };
  return [...shortlisted, ...added].map(proposal);
}

/**
 * The last word of each organisation on each village, without those taken back. The order is that of the list, by the
 * server's clock; ids are made by browsers whose clocks differ.
 */
export function standingOpinions<O extends Pick<Opinion, "id" | "organisationId" | "villageId" | "kind">>(
  opinions: readonly O[],
): O[] {
  const last = new Map(opinions.map((opinion) => [`${opinion.organisationId}/${opinion.villageId}`, opinion.id]));
  return opinions.filter(
    (opinion) =>
      opinion.kind !== "withdrawn" && last.get(`${opinion.organisationId}/${opinion.villageId}`) === opinion.id,
  );
}
