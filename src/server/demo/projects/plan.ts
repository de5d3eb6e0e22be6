import { addDays, type IsoDate } from "#domain/date.ts";
import { type Fen, splitFen } from "#domain/money.ts";
import { type AssetClass, type ProjectStatus, statusAfter } from "#domain/projects/project.ts";
import { type Chance, chance, shuffle } from "#domain/random.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { organisationId } from "../organisations.ts";
import { officeDay, type Timeline } from "../timeline.ts";
import { type DemoVillage, villagesOf } from "../villages.ts";
import { type Days, daysOf, plannedOf, type Step } from "./days.ts";
import { batchesOf, funds, moneyFor } from "./fund-plan.ts";
import { householdWorks, operatingWorks, publicWorks, type Works } from "./works.ts";

/** first: paid of the year before last; second: of last year; coming: of its second batch; none: no money yet. */
export type Wave = "first" | "second" | "coming" | "none";

export interface DemoProject {
  readonly id: string;
  readonly name: string;
  readonly works: Works;
  readonly village: DemoVillage;
  readonly sectorId: string;
  readonly status: ProjectStatus;
  readonly wave: Wave;
  readonly year: number;
  readonly number: number;
  readonly days: Days;
  readonly planned: Days;
  readonly estimateFen: Fen;
  readonly budgetFen: Fen | null;
  /** What was allocated, and what its contract says once there is one. */
  readonly moneyFen: Fen;
  readonly promisedFen: Fen;
}

interface Wanted {
  readonly status: ProjectStatus;
  readonly wave: Wave;
  readonly count: number;
  /** Its last step was so many days ago. */
  readonly ago: readonly [least: number, most: number];
  readonly classes?: readonly AssetClass[];
  /** 工期天数 where it is not the usual one. */
  readonly worksLast?: number;
}

const operating = ["operating"] as const;
const lasting = ["operating", "public"] as const;

/** 101 that passed the argument; the pooled one makes 102. Those below that line came no farther yet. */
const wanted: readonly Wanted[] = [
  { status: "yielding", wave: "first", count: 11, ago: [30, 120], classes: operating },
  { status: "in-upkeep", wave: "first", count: 18, ago: [60, 200], classes: ["public"] },
  { status: "titled", wave: "first", count: 6, ago: [60, 200], classes: ["household"] },
  { status: "yielding", wave: "second", count: 2, ago: [10, 30], classes: operating },
  { status: "in-upkeep", wave: "second", count: 3, ago: [10, 60], classes: lasting },
  { status: "titled", wave: "second", count: 3, ago: [2, 8], classes: lasting },
  { status: "transferred", wave: "second", count: 5, ago: [3, 18], classes: lasting },
  { status: "settled", wave: "second", count: 3, ago: [3, 12], classes: lasting },
  { status: "accepted", wave: "second", count: 5, ago: [4, 24] },
  { status: "pre-accepted", wave: "second", count: 3, ago: [3, 12], classes: lasting },
  { status: "completed", wave: "second", count: 4, ago: [3, 14] },
  { status: "started", wave: "second", count: 1, ago: [150, 156], classes: ["public"], worksLast: 122 },
  { status: "started", wave: "second", count: 13, ago: [25, 110], classes: lasting },
  { status: "contracted", wave: "coming", count: 3, ago: [3, 14], classes: lasting },
  { status: "tendered", wave: "coming", count: 3, ago: [2, 9], classes: lasting },
  { status: "budgeted", wave: "coming", count: 3, ago: [3, 20], classes: lasting },
  { status: "designed", wave: "coming", count: 2, ago: [60, 80], classes: lasting },
  { status: "designed", wave: "coming", count: 1, ago: [2, 12], classes: lasting },
  { status: "approved", wave: "coming", count: 3, ago: [3, 18], classes: lasting },
  { status: "banked", wave: "none", count: 5, ago: [3, 30] },
  { status: "argued", wave: "none", count: 3, ago: [2, 9] },
  { status: "rejected", wave: "none", count: 1, ago: [20, 40] },
  { status: "reviewed", wave: "none", count: 2, ago: [2, 8] },
  { status: "declared", wave: "none", count: 3, ago: [2, 9] },
  { status: "draft", wave: "none", count: 3, ago: [2, 20] },
  { status: "withdrawn", wave: "none", count: 1, ago: [30, 60] },
];

const wan: Fen = 1_000_000;
/** Sums are whole hundreds of yuan, as in the plans of a county. */
const step: Fen = 10_000;
const upTo = (fen: Fen, unit: Fen) => Math.ceil(fen / unit) * unit;

interface Draft {
  readonly wanted: Wanted;
  readonly works: Works;
  readonly village: DemoVillage;
  readonly place: number;
}

/** 栖云县的项目：one in each weak village in turn, township by township, so that all fifteen have some. */
export function planProjects(weak: readonly string[], timeline: Timeline): DemoProject[] {
  const draw = chance("projects of qiyun");
  const villages = turnByTurn(weak);
  const drafts = wanted
    .flatMap((one) => Array.from({ length: one.count }, () => one))
    .map((one, place): Draft => ({ wanted: one, place, village: villages[place]!, works: worksFor(one, place) }));
  const money = moneyOf(drafts, draw, timeline);
  const found = drafts.map((one) => planned(one, money.get(one) ?? 0, draw, timeline));
  const numbers = numbersOf(found.map(({ days }) => days.draft!));
  return found.map((one, i) => ({ ...one, ...numbers[i]! }));
}

function turnByTurn(weak: readonly string[]): DemoVillage[] {
  const chosen = new Set(weak);
  const all = villagesOf(qiyun).filter(({ id }) => chosen.has(id));
  const ofTownships = qiyun.townships.map(({ id }) => all.filter(({ townshipId }) => townshipId === id));
  const most = Math.max(...ofTownships.map((one) => one.length));
  return Array.from({ length: most }, (_, i) =>
    shuffle(
      ofTownships.flatMap((one) => one.slice(i, i + 1)),
      `projects in turn ${i}`,
    ),
  ).flat();
}

const shelves: Readonly<Record<AssetClass, readonly Works[]>> = {
  operating: operatingWorks,
  public: publicWorks,
  household: householdWorks,
};

function worksFor({ classes = ["operating", "public", "household"] }: Wanted, place: number): Works {
  const shelf = shelves[classes[place % classes.length]!];
  return shelf[(place * 5) % shelf.length]!;
}

/** 下达多少就安排多少：what each project gets of the money of its wave, in whole hundreds of yuan. */
function moneyOf(drafts: readonly Draft[], draw: Chance, timeline: Timeline): Map<Draft, Fen> {
  const weights = new Map(drafts.map((one) => [one, one.works.weight * (8 + Math.floor(draw() * 5))]));
  const batches = batchesOf(timeline);
  const parts = (["first", "second", "coming"] as const).flatMap((wave) => {
    const paid = drafts.filter((one) => one.wanted.wave === wave);
    const shares = splitFen(
      moneyFor(batches, wave) / step,
      paid.map((one) => weights.get(one)!),
    );
    return paid.map((one, i) => [one, shares[i]! * step] as const);
  });
  const unpaid = drafts.filter(({ wanted: { wave } }) => wave === "none");
  return new Map([...parts, ...unpaid.map((one) => [one, upTo((weights.get(one)! * wan) / 10, step)] as const)]);
}

const statusesWithBudget: readonly ProjectStatus[] = Object.values(statusAfter).slice(2);

function planned({ wanted: one, works, village, place }: Draft, moneyFen: Fen, draw: Chance, timeline: Timeline) {
  const { status, wave, ago } = one;
  const office = (day: IsoDate) => officeDay(timeline.calendar, day);
  const { assetClass } = works;
  const lastOn = addDays(timeline.today, -Math.round(ago[0] + draw() * (ago[1] - ago[0])));
  const notBefore =
    wave === "none" ? addDays(lastOn, -4000) : addDays(funds(timeline)[wave].from, 10 + Math.round(draw() * 40));
  const course = { status, assetClass, lastOn, notBefore, pace: 1 + draw() * 0.15 };
  const days = daysOf(wave === "first" ? { ...course, lastOn: earlier(course, office) } : course, office);
  const budget = upTo(moneyFen * 1.015, 10 * step);
  const hasBudget = statusesWithBudget.includes(status);
  return {
    id: demoId(`project of qiyun ${place}`, place),
    name: village.name + works.name,
    works,
    village,
    sectorId: sectorOf(works),
    status,
    wave,
    days,
    planned: plannedOf(days, assetClass, one.worksLast ?? 140 + Math.round(draw() * 50)),
    estimateFen: upTo(budget * 1.02, 10 * step),
    budgetFen: hasBudget ? budget : null,
    moneyFen: wave === "none" ? 0 : moneyFen,
    promisedFen: promiseOf(works, moneyFen),
  };
}

/** 每村每年不少于 3 万元 is what a county asks of works that earn. */
function promiseOf({ yieldPercent }: Works, moneyFen: Fen): Fen {
  if (yieldPercent === 0) return 0;
  return Math.max(3 * wan, Math.round((moneyFen * yieldPercent) / 100 / step) * step);
}

/** What was paid of the money of the year before last went on at the usual pace and has been over for long. */
function earlier(course: Parameters<typeof daysOf>[0], office: (day: IsoDate) => IsoDate): IsoDate {
  const usual = daysOf({ ...course, notBefore: addDays(course.lastOn, -4000) }, office);
  const whole = Math.round((Date.parse(course.lastOn) - Date.parse(usual.decide!)) / 86_400_000);
  const end = addDays(course.notBefore, whole);
  return end < course.lastOn ? end : course.lastOn;
}

/** 农业农村局管产业，住房城乡建设局管建设. */
const sectorOf = ({ kind }: Pick<Works, "kind">) =>
  organisationId(qiyun, kind === "industry" ? "县农业农村局" : "县住房城乡建设局");

/** Numbers run through the year in the order of drafting. */
function numbersOf(drafted: readonly IsoDate[]) {
  const counted = new Map<number, number>();
  const order = drafted
    .map((day, i) => ({ day, i }))
    .toSorted((a, b) => (a.day < b.day || (a.day === b.day && a.i < b.i) ? -1 : 1));
  const numbers: { year: number; number: number }[] = [];
  for (const { day, i } of order) {
    const year = Number(day.slice(0, 4));
    const number = (counted.get(year) ?? 0) + 1;
    counted.set(year, number);
    numbers[i] = { year, number };
  }
  return numbers;
}

/** The steps behind a project, in their order. */
export const stepsTaken = ({ days }: DemoProject) => Object.entries(days) as [Step, IsoDate][];
