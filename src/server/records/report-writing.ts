import { conflict, notFound, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import { figuresUsed } from "#domain/figures/text-blocks.ts";
import { groupBy } from "#domain/group.ts";
import { monthSpan, monthText, openRefusals, reportDueOn, type ReportMonth, writes } from "#domain/records/report.ts";
import { openRefusalLabel, reportRefusalLabel } from "#domain/records/report-labels.ts";
import { reportDraft } from "#domain/records/report-text.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { evaluateByPart } from "../figures/evaluate.ts";
import { ruleOf } from "../rules/queries.ts";
import { linesByPart, tasksByPart } from "./report-lines.ts";
import { type Part, placesOf, type ReportPlace } from "./report-places.ts";
import { listTeamReports, listTownshipReports, type OwingRow } from "./report-list.ts";
import { findTeam, type NewReport, saveNewReports } from "./report-queries.ts";
import { reportCatalogue, roundsIn } from "./report-reading.ts";

interface Writing {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: string;
}

interface Asked extends ReportMonth {
  readonly countyId: string;
}

/** Drafts of all these teams, or of all these townships: lines, tasks and figures of all of them in a statement each. */
async function draftsOf(
  { tx, actor, today }: Writing,
  asked: Asked,
  part: Part,
  owing: readonly OwingRow[],
): Promise<NewReport[]> {
  const { countyId, year, month } = asked;
  const idOf = (row: OwingRow) => (part === "village" ? row.villageId! : row.townshipId);
  const places = await placesOf(tx, actor, { ...asked, part, ids: owing.map(idOf) });
  const where = { ...asked, part, places };
  const lines = await linesByPart(tx, actor, where);
  const tasks = await tasksByPart(tx, actor, where);
  const { content } = await ruleOf(tx, countyId, "monthly-report", monthSpan(asked).to);
  const dueOn = reportDueOn(asked, content.dueDay);
  const of = part === "village" ? "team" : "township";
  const figures = await figuresOf({ tx, actor, today }, { ...where, owing });
  return owing.map((row) => {
    const named = <T extends { readonly village: string }>(list: readonly T[] = []) =>
      of === "team" ? list.map(({ village: _, ...one }) => one) : list;
    const blocks = reportDraft(of, { lines: named(lines.get(idOf(row))), tasks: named(tasks.get(idOf(row))) });
    const { teamId, villageId, townshipId, roundId } = row;
    const place = { teamId, teamName: teamId === null ? null : row.name, villageId, townshipId, roundId };
    return { countyId, id: uuidv7(), ...place, year, month, dueOn, blocks, written: figures(row) };
  });
}

interface Figured extends Asked {
  readonly part: Part;
  readonly places: readonly ReportPlace[];
  readonly owing: readonly OwingRow[];
}

/** What the numbers of the template read now: the author is told later what has moved. */
async function figuresOf({ tx, actor, today }: Writing, { part, places, owing, ...asked }: Figured) {
  const uses = figuresUsed(reportDraft(part === "village" ? "team" : "township", { lines: [], tasks: [] }));
  const byRounds = new Map<string, Awaited<ReturnType<typeof evaluateByPart>>>();
  const goesOn = new Map(places.map((place) => [place.id, place.part]));
  for (const [key, [row]] of groupBy(owing, roundsKey)) {
    const period = { ...roundsIn(row!), countyId: asked.countyId, today, ...monthSpan(asked) };
    byRounds.set(key, await evaluateByPart({ db: tx, actor, period }, reportCatalogue, uses, { part, goesOn }));
  }
  return (row: OwingRow) =>
    byRounds.get(roundsKey(row))!(part === "village" ? row.villageId! : row.townshipId).map(
      ({ key, name, display }) => ({
        key,
        name,
        display,
      }),
    );
}

const roundsKey = ({ roundIds }: OwingRow) => roundIds.toSorted().join(" ");

interface NewDraft extends ReportMonth {
  readonly id: string;
  readonly teamId: string | null;
  readonly townshipId: string;
}

/** Opens the report of one team or township; one that is there already is told by its id. */
export async function openReport(writing: Writing, { id, teamId, townshipId, year, month }: NewDraft) {
  const { tx, actor, today } = writing;
  const asked = { year, month, countyId: actor.counties[0] ?? "" };
  const future = openRefusals(asked, null, today);
  if (future.length > 0) throw refused(future.map((rule) => ({ rule, sentence: `${openRefusalLabel[rule]}。` })));
  const rows = teamId === null ? await listTownshipReports(tx, actor, asked) : await listTeamReports(tx, actor, asked);
  const row = rows.find((one) => one.teamId === teamId && one.townshipId === townshipId);
  if (!row) throw teamId === null ? notFound("乡镇（街道）月报") : await whyNoTeam(writing, asked, teamId);
  if (!writes(actor, { teamId, teamDissolved: row.dissolvedOn !== null }))
    throw refused([{ rule: "not-the-writer", sentence: `${reportRefusalLabel["not-the-writer"]}。` }]);
  if (row.id !== null) return { id: row.id };
  const [draft] = await draftsOf(writing, asked, teamId === null ? "township" : "village", [row]);
  const [saved] = await saveNewReports(tx, [{ ...draft!, id }]);
  if (saved === undefined) return { id: await openedMeanwhile(writing, asked, row) };
  const detail = { action: "create", reportMonth: monthText(asked) };
  await record(tx, actor, { verb: "report.write", countyId: asked.countyId, subjectId: id, detail });
  return { id };
}

async function openedMeanwhile({ tx, actor }: Writing, asked: Asked, { teamId, townshipId }: OwingRow) {
  const rows = await (teamId === null ? listTownshipReports : listTeamReports)(tx, actor, asked);
  const id = rows.find((one) => one.teamId === teamId && one.townshipId === townshipId)?.id;
  if (id == null) throw conflict("该月报编号已经使用，请刷新后重试。");
  return id;
}

/** The team is there but owes nothing for this month, or it is beyond reach. */
async function whyNoTeam({ tx, actor, today }: Writing, { year, month }: Asked, teamId: string) {
  const team = await findTeam(tx, actor, teamId);
  const why = team ? openRefusals({ year, month }, team, today) : [];
  if (why.length === 0) return notFound("工作队");
  return refused(why.map((rule) => ({ rule, sentence: `${openRefusalLabel[rule]}。` })));
}

/** Every report of the month nobody has opened yet, of teams and of townships. */
export async function writeReports(
  writing: Writing,
  asked: Asked,
  report: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const { tx, actor } = writing;
  const missing = (rows: readonly OwingRow[]) => rows.filter(({ id }) => id === null);
  const teams = missing(await listTeamReports(tx, actor, asked));
  const townships = missing(await listTownshipReports(tx, actor, asked));
  const total = teams.length + townships.length;
  report(0, total);
  const ofTeams = await draftsOf(writing, asked, "village", teams);
  report(teams.length, total);
  const drafts = [...ofTeams, ...(await draftsOf(writing, asked, "township", townships))];
  const saved = await saveNewReports(tx, drafts);
  report(total, total);
  return saved.length;
}
