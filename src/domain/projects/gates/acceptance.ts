import type { Acceptance, Member } from "./facts.ts";
import { sameUnit } from "./procurement.ts";
import { type Refusal, when } from "./refusal.ts";

/** Who built, watched over and owns it. */
export interface BuiltBy {
  readonly builder: string;
  readonly winner: string;
  /** Whoever a contract of the project binds. */
  readonly parties: readonly string[];
  readonly supervisor: string;
  readonly owner: string;
  /** The owner as a unit of the register. */
  readonly ownerId: string | null;
  readonly hands: readonly string[];
  /** Faults of quality checks nobody has confirmed as mended. */
  readonly openFaults: number;
}

export interface Acceptor {
  /** This account, and others of the same person. */
  readonly accounts: readonly string[];
  readonly organisationId: string | null;
}

const fewest = 3;

type AcceptanceGate = "preliminary-acceptance" | "final-acceptance";

/** 谁建设谁不验收: three or more, nobody of the builder or supervisor, at the final one nobody of the owner either. */
export function acceptanceRefusals(
  gate: AcceptanceGate,
  { result, members }: Acceptance,
  built: BuiltBy,
  acceptor: Acceptor,
): Refusal[] {
  return [
    ...handRefusals(built, acceptor),
    ...when(
      members.length < fewest,
      "members-few",
      `验收人员不能少于 ${fewest} 人，请补充姓名、单位和职务。`,
      "facts.members",
    ),
    ...members.flatMap((member, i) => memberRefusals(gate, member, built, i)),
    ...when(
      result === "pass" && built.openFaults > 0,
      "faults-open",
      `还有 ${built.openFaults} 项质量问题没有整改确认，不能通过验收。`,
    ),
  ];
}

function handRefusals({ hands, ownerId }: BuiltBy, { accounts, organisationId }: Acceptor): Refusal[] {
  return [
    ...when(
      accounts.some((one) => hands.includes(one)),
      "accepted-by-hand",
      "您申报或者经办过该项目的建设，验收请由其他人员办理。",
    ),
    ...when(
      ownerId !== null && organisationId === ownerId,
      "accepted-by-owner",
      "您所在单位是该项目的业主单位，验收请由其他单位办理。",
    ),
  ];
}

function memberRefusals(gate: AcceptanceGate, { name, unit }: Member, built: BuiltBy, i: number): Refusal[] {
  const at = `facts.members.${i}.unit`;
  const barred: readonly (readonly [string, string, string])[] = [
    ["member-of-builder", built.builder, "实施（施工）单位"],
    ["member-of-winner", built.winner, "中标（成交）单位"],
    ["member-of-supervisor", built.supervisor, "监理单位"],
    ...built.parties.map((party) => ["member-of-party", party, "合同承接单位"] as const),
    ...(gate === "final-acceptance" ? ([["member-of-owner", built.owner, "业主单位"]] as const) : []),
  ];
  const found = barred.find(([, one]) => sameUnit(one, unit));
  return found
    ? when(true, found[0], `${name}所在的“${unit}”是该项目的${found[2]}，不能参加${gateWord[gate]}，请更换。`, at)
    : [];
}

const gateWord: Record<AcceptanceGate, string> = {
  "preliminary-acceptance": "初步验收",
  "final-acceptance": "竣工验收",
};
