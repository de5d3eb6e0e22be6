import { type Actor, may, type Verb } from "../access.ts";
import type { BankAction, ProjectStatus, Standing } from "./project.ts";

/** What an office does with a project of the bank. */
export const bankActs = [
  "edit",
  "declare",
  "discard",
  "withdraw",
  "review",
  "hold",
  "opine",
  "conclude",
  "decide",
  "reject",
  "send-back",
] as const;
export type BankAct = (typeof bankActs)[number];

export interface BankProject {
  readonly declaredFrom: "team" | "township" | "county";
  readonly townshipId: string | null;
  /** The villages it serves. */
  readonly villageIds: readonly string[];
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly hands: readonly string[];
  /** It was declared once, whatever became of it. */
  readonly handedIn: boolean;
  /** A hearing is under way. */
  readonly hearing: boolean;
  /** Units that have written their opinion in it. */
  readonly opined: readonly string[];
}

type BankActor = Pick<Actor, "role" | "accountId" | "organisationId" | "townships" | "villages">;

const verbOf: Readonly<Record<BankAct, Verb>> = {
  edit: "project.declare",
  declare: "project.declare",
  discard: "project.declare",
  withdraw: "project.declare",
  review: "project.review",
  hold: "project.argue",
  opine: "project.argue",
  conclude: "project.argue",
  decide: "project.decide",
  reject: "project.decide",
  "send-back": "project.decide",
};

const openIn: Readonly<Record<BankAct, readonly ProjectStatus[]>> = {
  edit: ["draft"],
  declare: ["draft"],
  discard: ["draft"],
  withdraw: ["draft", "declared"],
  review: ["declared"],
  hold: ["reviewed"],
  opine: ["reviewed"],
  conclude: ["reviewed"],
  decide: ["argued"],
  reject: ["argued"],
  "send-back": ["reviewed", "argued"],
};

export type BankRefusal =
  | "not-this-state"
  | "not-normal"
  | "not-its-declarer"
  | "not-its-township"
  | "not-its-county"
  | "declarer-reviews"
  | "handed-in-already"
  | "not-handed-in"
  | "hearing-open"
  | "no-hearing"
  | "unit-unknown"
  | "opined-already";

const among = (ids: readonly string[] | "all", id: string) => ids === "all" || ids.includes(id);

/** 谁申报的由谁修改、申报、撤回：the same township, the team standing in all of its villages, or the county. */
function isDeclarer({ declaredFrom, townshipId, villageIds }: BankProject, actor: BankActor): boolean {
  if (actor.role !== declaredFrom) return false;
  if (declaredFrom === "township") return townshipId !== null && among(actor.townships, townshipId);
  return declaredFrom === "county" || villageIds.every((id) => among(actor.villages, id));
}

/** 牵头乡镇审核；没有牵头乡镇的由县级审核；谁申报谁不审核. */
function reviewRefusals({ townshipId, hands }: BankProject, { role, townships, accountId }: BankActor): BankRefusal[] {
  const twice: BankRefusal[] = hands.includes(accountId) ? ["declarer-reviews"] : [];
  if (townshipId === null) return role === "county" ? twice : ["not-its-county"];
  return role === "township" && among(townships, townshipId) ? twice : ["not-its-township"];
}

function opineRefusals({ hearing, opined }: BankProject, { role, organisationId }: BankActor): BankRefusal[] {
  if (!hearing) return ["no-hearing"];
  if (role === "county") return [];
  if (organisationId === null) return ["unit-unknown"];
  return opined.includes(organisationId) ? ["opined-already"] : [];
}

type Judge = (project: BankProject, actor: BankActor) => BankRefusal[];

const declarer: Judge = (project, actor) => (isDeclarer(project, actor) ? [] : ["not-its-declarer"]);
const county: Judge = (_, { role }) => (role === "county" ? [] : ["not-its-county"]);
/** The first that has something against it is heard; the others would only repeat that the office is the wrong one. */
const first =
  (...judges: readonly Judge[]): Judge =>
  (project, actor) =>
    judges.map((judge) => judge(project, actor)).find((why) => why.length > 0) ?? [];
const when =
  (holds: (project: BankProject) => boolean, refusal: BankRefusal): Judge =>
  (project) =>
    holds(project) ? [refusal] : [];

const judgeOf: Readonly<Record<BankAct, Judge>> = {
  edit: declarer,
  declare: declarer,
  discard: first(
    declarer,
    when(({ handedIn }) => handedIn, "handed-in-already"),
  ),
  withdraw: first(
    declarer,
    when(({ handedIn }) => !handedIn, "not-handed-in"),
  ),
  review: reviewRefusals,
  hold: first(
    county,
    when(({ hearing }) => hearing, "hearing-open"),
  ),
  opine: opineRefusals,
  conclude: first(
    county,
    when(({ hearing }) => !hearing, "no-hearing"),
  ),
  decide: county,
  reject: county,
  "send-back": first(
    county,
    when(({ hearing }) => hearing, "hearing-open"),
  ),
};

/** Everything that stands against the act; empty: go ahead. */
export function bankRefusals(project: BankProject, act: BankAct, actor: BankActor): BankRefusal[] {
  if (!openIn[act].includes(project.status)) return ["not-this-state"];
  if (project.standing !== "normal") return ["not-normal"];
  return judgeOf[act](project, actor);
}

/** 能告诉经办人缺什么的才显示: what could be done by another hand of the same office is shown with its reason. */
const shown: readonly BankRefusal[] = ["declarer-reviews"];

/** The acts of this office now, each with what is in its way. */
export function bankActsOf(project: BankProject, actor: BankActor): { act: BankAct; why: BankRefusal[] }[] {
  return bankActs
    .filter((act) => may(actor, verbOf[act]))
    .map((act) => ({ act, why: bankRefusals(project, act, actor) }))
    .filter(({ why }) => why.every((one) => shown.includes(one)));
}

/** What the act does to the flow. */
export const flowActionOf = {
  declare: "declare",
  withdraw: "withdraw",
  review: "review",
  conclude: "argue",
  decide: "decide",
  reject: "reject",
  "send-back": "return",
} as const satisfies Partial<Record<BankAct, BankAction>>;
