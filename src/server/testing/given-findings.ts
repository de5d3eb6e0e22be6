import { uuidv7 } from "#contract/uuid.ts";
import type { FindingStatus, FindingType } from "#domain/inspections/finding.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, organisationIds, qinglan, seats, teamIds, townshipIds, villageIds } from "./cast.ts";

interface FindingOver {
  readonly id?: string;
  readonly village?: "上梨峪" | "前柳庄" | "松坡" | null;
  readonly status?: FindingStatus;
  readonly to?: "township" | "team" | "unit";
  readonly type?: FindingType;
  readonly source?: "inspection" | "petition" | "self-check";
  readonly category?: string;
  readonly description?: string;
  readonly dueOn?: string;
  readonly foundOn?: string;
  readonly closedOn?: string;
  readonly outcome?: string;
  readonly independent?: boolean;
  readonly townCheck?: boolean;
  readonly hands?: readonly string[];
}

const seatOf = (role: string, place?: string) =>
  accountIdOf(seats.findIndex((one) => one.role === role && (place === undefined || one.place === place)));

/** Who, of the cast, rectifies. */
export const fixerAccount = {
  township: seatOf("township", "柳溪镇"),
  team: seatOf("team"),
  unit: seatOf("unit"),
} as const;

let number = 0;

/** A finding as it stands in that state, handed to the township of the cast unless said otherwise; nobody of the cast has judged it. */
export async function aFinding(tx: Tx, over: FindingOver = {}) {
  const { id = uuidv7(), status = "registered" } = over;
  await tx
    .insertInto("finding")
    .values({
      countyId: qinglan,
      id,
      number: 100_000 + (number += 1),
      ...placeOf(over),
      ...factsOf(over),
      clockFrom: "2026-11-02",
      status,
      createdBy: judge,
      ...(status !== "registered" && status !== "withdrawn" && handedTo(over)),
      ...(["close-requested", "checked", "closed"].includes(status) && askedBy(over)),
      ...(["checked", "closed"].includes(status) && { checkedBy: judge, checkedOn: "2026-11-16" }),
      ...(status === "closed" && { closedBy: judge, closedOn: over.closedOn ?? "2026-11-17" }),
    })
    .execute();
  return { id, params: { id }, version: 1 };
}

/** Nobody of the cast. */
const judge = uuidv7();

const placeOf = ({ village = "前柳庄" }: FindingOver) => ({
  villageId: village && villageIds[village],
  townshipId: village && townshipIds[village === "松坡" ? "松岭乡" : "柳溪镇"],
});

const factsOf = ({
  source = "inspection",
  foundOn = "2026-11-01",
  category = "组织生活",
  description = "主题党日连续两个月没有开展",
  type = "dated",
  independent = false,
  townCheck = false,
}: FindingOver) => ({
  source,
  foundOn,
  category,
  description,
  type,
  independent,
  townCheck,
  basis: "《中国共产党支部工作条例（试行）》",
  severity: "ordinary" as const,
});

const handedTo = ({ to = "township", status, type, hands, dueOn = "2026-12-02" }: FindingOver) => ({
  assignedTo: to,
  teamId: to === "team" ? teamIds.前柳庄 : null,
  organisationId: to === "unit" ? organisationIds.县信访局 : null,
  responsible: "李某",
  dueOn,
  hands: [...(hands ?? (status === "assigned" ? [] : [fixerAccount[to]]))],
  reviewDays: type === "lasting" ? 90 : null,
});

const askedBy = ({ to = "township", outcome = "已补开两次主题党日，建立月度计划" }: FindingOver) => ({
  outcome,
  requestedBy: fixerAccount[to],
  requestedOn: "2026-11-15",
});

/** What registering sends. */
export const aFindingBody = (over: object = {}) => ({
  id: uuidv7(),
  source: "inspection" as const,
  villageId: villageIds.前柳庄,
  foundOn: "2026-11-20",
  category: "组织生活",
  description: "主题党日连续两个月没有开展",
  basis: "《中国共产党支部工作条例（试行）》",
  severity: "ordinary" as const,
  type: "dated" as const,
  ...over,
});

export const aHanding = (over: object = {}) => ({
  assignedTo: "township" as const,
  leadLeader: "张某",
  responsible: "李某",
  measures: "补开主题党日，列出月度计划",
  dueOn: null,
  ...over,
});
