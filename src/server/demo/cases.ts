import type { IsoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import { chance, shuffle } from "#domain/random.ts";
import { addItemsBatch, markItemsBatch } from "../cases/batch.ts";
import type { NewItem } from "../cases/commands.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { type Colour, type DemoDates, datesFor, finishedDates } from "./due-dates.ts";
import { demoId } from "./ids.ts";
import { linesFor, type ListLine } from "./list-lines.ts";
import { author, seatOfTownship } from "./seats.ts";
import { caseId, type Outcome } from "./third-round.ts";
import type { Timeline } from "./timeline.ts";

/** 问题清单 79 条，都在 25 个县级管理的村；目标事项 364 条，45 个村都有。 */
const problemsInAll = 79;
const goalsInAll = 364;

interface DemoItem {
  readonly caseId: string;
  readonly townshipId: string;
  readonly level: Outcome["level"];
  readonly id: string;
  readonly item: NewItem;
  readonly doneOn: IsoDate | null;
}

export function itemsOf(outcomes: readonly Outcome[], timeline: Timeline): DemoItem[] {
  const confirmed = outcomes.filter((one) => one.outcome === "confirmed");
  const county = confirmed.filter((one) => one.level === "county");
  const problems = new Map(share(problemsInAll, county.length).map((n, i) => [county[i]!.villageId, n]));
  const goals = share(goalsInAll, confirmed.length);
  const colours = coloursOf(confirmed);
  const finishers = new Set(finishersOf(outcomes).map(({ villageId }) => villageId));
  return confirmed.flatMap((one, i) => {
    const seed = `case ${one.villageId}`;
    const draw = chance(seed);
    const township = qinglan.townships.find(({ id }) => id === one.townshipId)!;
    const counts = { problems: problems.get(one.villageId) ?? 0, goals: goals[i]! };
    const texts = linesFor(seed, counts, township, draw);
    const dates = finishers.has(one.villageId)
      ? finishedDates(texts.length, timeline, draw)
      : datesFor(colours.get(one.villageId)!, texts.length, timeline, draw);
    return texts.map((text, n) => itemOf(one, text, n, dates[n]!));
  });
}

export interface VillageProblem {
  readonly id: string;
  readonly villageId: string;
  readonly text: string;
}

/** The problems of the files, each with the village of its file. */
export function problemsAmong(items: readonly DemoItem[], outcomes: readonly Outcome[]): VillageProblem[] {
  const villages = new Map(outcomes.map(({ villageId }) => [caseId(villageId), villageId]));
  return items.flatMap(({ caseId: of, id, item }) =>
    item.list === "problems" ? [{ id, villageId: villages.get(of)!, text: item.fields.text }] : [],
  );
}

/** As even as whole numbers allow, the larger parts first. */
const share = (all: number, parts: number) =>
  Array.from({ length: parts }, (_, i) => Math.floor(all / parts) + (i < all % parts ? 1 : 0));

/** Which village of a township has which light, as the township's share says. */
function coloursOf(confirmed: readonly Outcome[]): Map<string, Colour> {
  return new Map(
    qinglan.townships.flatMap(({ id, lights }) => {
      const mine = confirmed.filter((one) => one.townshipId === id).map((one) => one.villageId);
      const colours: Colour[] = (["red", "yellow", "green"] as const).flatMap((colour) =>
        Array(lights[colour]).fill(colour),
      );
      return shuffle(mine, `lights ${id}`).map((villageId, i) => [villageId, colours[i]!] as const);
    }),
  );
}

/** 两个村已经销号，一个村验收未通过，一个村等县级验收，一个村等镇级核验，一个村清单都已办结、等提交自评：green ones, one a township. */
export function finishersOf(outcomes: readonly Outcome[]): Outcome[] {
  const confirmed = outcomes.filter((one) => one.outcome === "confirmed");
  const colours = coloursOf(confirmed);
  const green = confirmed.filter(({ villageId }) => colours.get(villageId) === "green");
  return [...groupBy(green, ({ townshipId }) => townshipId).values()].slice(0, 6).map(([first]) => first!);
}

function itemOf(
  { villageId, townshipId, level }: Outcome,
  text: ListLine,
  n: number,
  { dueOn, doneOn }: DemoDates,
): DemoItem {
  const id = demoId(`item ${villageId} ${n}`, n);
  const item = { list: text.list, fields: { ...text.fields, dueOn } } as NewItem;
  return { caseId: caseId(villageId), townshipId, level, id, item, doneOn };
}

/** 县级管理的村由县级建清单，镇级管理的村由乡镇建。 */
export async function loadItems(tx: Tx, items: readonly DemoItem[]) {
  for (const [id, mine] of groupBy(items, (one) => one.caseId)) {
    const lines = mine.map((one) => ({ ...one.item, id: one.id }));
    await addItemsBatch(tx, handOf(mine[0]!), id, lines);
  }
}

/** What was done after the one day and until the other. */
export async function markItems(
  tx: Tx,
  items: readonly DemoItem[],
  { after = "", until }: { readonly after?: IsoDate; readonly until: IsoDate },
) {
  for (const [id, mine] of groupBy(items, (one) => one.caseId)) {
    const marks = mine.flatMap(({ item, id: itemId, doneOn }) =>
      doneOn !== null && doneOn > after && doneOn <= until ? { list: item.list, itemId, doneOn } : [],
    );
    if (marks.length > 0) await markItemsBatch(tx, handOf(mine[0]!), id, marks, until);
  }
}

function handOf({ level, townshipId }: DemoItem) {
  if (level === "county") return actorOf(author);
  return actorOf(seatOfTownship(qinglan.townships.find((one) => one.id === townshipId)!));
}
