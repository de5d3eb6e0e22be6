import type { Result } from "#contract/route.ts";
import { rounds } from "#contract/screening.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { isLate } from "../screening/round-late.ts";
import { type Desk, groupOf, homeCard, type WaitingCount, type WaitingGroup } from "./waiting.ts";

type Round = Result<typeof rounds.list>[number];

export const roundsWaiting = homeCard({
  verb: "round.read",
  route: rounds.list,
  call: { query: {} },
  groups: (all, desk) => {
    const { verbs, office } = desk.me;
    if (verbs.includes("assessment.write")) return all.flatMap((round) => townshipGroup(round, desk));
    if (verbs.includes("round.edit")) return all.flatMap((round) => countyGroup(round, desk));
    return office.role === "province" || office.role === "city" ? readingGroup(all, desk) : [];
  },
});

function frameOf(round: Round, { today }: Desk): Omit<WaitingGroup, "counts"> {
  const late = isLate(round, today) ? "，已过截止日期" : "";
  const note = round.status === "assessing" ? `评估截止 ${round.deadline}${late}` : roundStatusLabel[round.status];
  return { key: `round ${round.id}`, title: round.name, href: `/rounds/${round.id}`, note };
}

function openVillages({ id, waiting, draft, returned }: Round): WaitingCount[] {
  const of = (value: number, status: string, words: string): WaitingCount => ({
    value,
    unit: "个村",
    words,
    href: `/rounds/${id}/assess?status=${status}`,
  });
  return [
    of(returned, "returned", "被退回，待补正"),
    of(waiting, "waiting", "未填报"),
    of(draft, "draft", "填报中，未上报"),
  ];
}

/** A township hands in its villages while the round is assessing; afterwards the round waits for others. */
function townshipGroup(round: Round, desk: Desk): WaitingGroup[] {
  if (round.status !== "assessing") return [];
  const light = isLate(round, desk.today) ? { light: "red" as const } : {};
  return groupOf({ ...frameOf(round, desk), counts: openVillages(round).map((count) => ({ ...count, ...light })) });
}

/** The county takes the next step of every round; the joint review and its visits are counted by their own card. */
function countyGroup(round: Round, desk: Desk): WaitingGroup[] {
  const next: Record<Round["status"], readonly WaitingCount[]> = {
    draft: [{ words: "设置好后启动摸排", href: `/rounds/${round.id}` }],
    assessing: assessingCounts(round, desk),
    ranked: [{ words: "按比例生成初步名单", href: `/rounds/${round.id}` }],
    shortlisted: [{ words: "核对初步名单，提交联审", href: `/rounds/${round.id}/shortlist` }],
    reviewing: [],
    verified: [{ words: "报县委审定后登记结果", href: `/rounds/${round.id}/decision` }],
    decided: [],
  };
  return groupOf({ ...frameOf(round, desk), counts: next[round.status] });
}

function assessingCounts(round: Round, { today }: Desk): WaitingCount[] {
  const { id, villages, townshipsOpen } = round;
  if (townshipsOpen === 0) return [{ words: `${villages} 个村已报齐，可以倒排`, href: `/rounds/${id}` }];
  const late = isLate(round, today) ? { light: "red" as const } : {};
  const places = { value: townshipsOpen, unit: "个乡镇（街道）", words: "还没有报齐", href: `/rounds/${id}?open=1` };
  return [{ ...places, ...late }, ...openVillages(round)];
}

/** For the offices above: how many rounds stand at which step, never which county is ahead of which. */
function readingGroup(all: readonly Round[], { today }: Desk): WaitingGroup[] {
  const late = all.filter((round) => isLate(round, today)).length;
  const steps = (Object.keys(roundStatusLabel) as Round["status"][]).map((status) => ({
    value: all.filter((round) => round.status === status).length,
    unit: "轮",
    words: roundStatusLabel[status],
    href: `/rounds?status=${status}`,
  }));
  const overdue = { value: late, unit: "轮", words: "过了评估截止日期还没有报齐", href: "/rounds?late=1" };
  const group = { key: "rounds", title: "各县摸排进展", href: "/rounds", note: `共 ${all.length} 轮` };
  return groupOf({ ...group, counts: [{ ...overdue, light: "red" as const }, ...steps] });
}
