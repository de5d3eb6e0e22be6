import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { blockChanges } from "#domain/bulletins/difference.ts";
import { figureChanges } from "#domain/figures/figure-changes.ts";
import { namesWritten, namingCode, namingStatusLabel } from "#domain/bulletins/naming.ts";
import { headsOf, wholeText } from "#domain/bulletins/whole-text.ts";
import { blanksIn } from "#domain/figures/blanks.ts";
import { spanOf } from "#domain/figures/period.ts";
import { figuresUsed } from "#domain/figures/text-blocks.ts";
import type { Db } from "../db/db.ts";
import { type FigureValue, scopesOf, type View } from "../figures/evaluate.ts";
import { answerable, type Catalogue } from "../figures/figure.ts";
import { displaysOf, readBlocks, type Reading, useOf } from "../figures/reading.ts";
import { openFigure, type OpenedFigure } from "../figures/rows.ts";
import { catalogue } from "./figures.ts";
import { listFrozen, openFrozen } from "./frozen.ts";
import { listNamings, type NamingRow } from "./naming-rows.ts";
import { namingColumns, namingMarks } from "./namings.ts";
import { type BulletinRow, findBulletin, findComparable } from "./queries.ts";

export async function getBulletin(db: Db, actor: Actor, id: string): Promise<BulletinRow> {
  const bulletin = await findBulletin(db, actor, id);
  if (!bulletin) throw notFound("通报");
  return bulletin;
}

export function viewOf(db: Db, actor: Actor, bulletin: BulletinRow, today: string): View {
  const { countyId, roundId, openedOn, periodFrom, periodTo, inspectionId } = bulletin;
  const span = spanOf({ from: periodFrom, to: periodTo }, openedOn, today);
  return { db, actor, period: { countyId, roundId, inspectionId, today, ...span } };
}

/** The figures this text may use: those of an inspection only where it is about one. */
export const figuresFor = (bulletin: Pick<BulletinRow, "inspectionId">): Catalogue => answerable(catalogue, bulletin);

/** What its writer still has to fill in. */
export const blanksOf = (bulletin: BulletinRow): string[] => blanksIn(wholeText(bulletin), headsOf(bulletin));

interface BulletinReading extends Reading {
  readonly namings: readonly NamingRow[];
}

/** The numbers and names of a text: frozen once it is published, of this moment before. */
export async function readBulletin(
  db: Db,
  actor: Actor,
  bulletin: BulletinRow,
  today: string,
): Promise<BulletinReading> {
  const namings = await listNamings(db, actor, bulletin);
  const marks = namingMarks(namings);
  if (bulletin.status === "published") {
    const values = [...(await listFrozen(db, actor, bulletin)), ...marks.values];
    return { values, unbound: [], namings };
  }
  const view = viewOf(db, actor, bulletin, today);
  const known = figuresFor(bulletin);
  const reading = await readBlocks(view, known, await scopesOf(view, known), wholeText(bulletin), marks);
  return { ...reading, namings };
}

/** Without the figures that only stand behind a share. */
export function usedOf<Value extends FigureValue>(values: readonly Value[], bulletin: BulletinRow): Value[] {
  const keys = new Set(figuresUsed(wholeText(bulletin)).map(({ key }) => key));
  return values.filter(({ key }) => keys.has(key));
}

/** One number of a bulletin, opened. */
export async function openInBulletin(
  db: Db,
  actor: Actor,
  bulletin: BulletinRow,
  { token, page, size, today }: { token: string; page: number; size: number; today: string },
): Promise<OpenedFigure> {
  const key = useOf(token);
  const opened = key && (await open());
  if (!opened) throw notFound("数字");
  return opened;

  async function open() {
    if (key!.code === namingCode) return openNaming(await listNamings(db, actor, bulletin), key!.key);
    if (bulletin.status === "published") return openFrozen(db, actor, bulletin, key!.key, { page, size });
    const view = viewOf(db, actor, bulletin, today);
    const known = figuresFor(bulletin);
    return openFigure(view, known, await scopesOf(view, known), key!, { page, size });
  }
}

/** A name of a text opens to who is named for what, and who approved it. */
function openNaming(namings: readonly NamingRow[], key: string): OpenedFigure | undefined {
  const at = namingMarks(namings).values.findIndex((value) => value.key === key);
  const naming = namings[at];
  if (!naming) return undefined;
  const row = [naming.shown, naming.purpose, naming.proposer, naming.approver ?? "", namingStatusLabel[naming.status]];
  return { ...namingMarks([naming]).values[0]!, columns: namingColumns, rows: [row], total: 1 };
}

const countsOf = ({ values }: BulletinReading, bulletin: BulletinRow) =>
  displaysOf(usedOf(values, bulletin).filter(({ code }) => code !== namingCode));

/** A correction proposes its names anew, under marks of their own: they are compared by what they say. */
const namedText = ({ namings }: BulletinReading, bulletin: BulletinRow) =>
  namesWritten(wholeText(bulletin), new Map(namings.map(({ id, shown }) => [id, shown])));

/** What this text says differently from the last one of its kind. */
export async function compareBulletin(db: Db, actor: Actor, bulletin: BulletinRow, today: string) {
  const against = await findComparable(db, actor, bulletin);
  if (!against) return { against: null, figures: [], blocks: [] };
  const before = await readBulletin(db, actor, against, today);
  const after = await readBulletin(db, actor, bulletin, today);
  const names = new Map([...before.values, ...after.values].map(({ key, name }) => [key, name]));
  const figures = figureChanges(countsOf(before, against), countsOf(after, bulletin));
  const blocks = blockChanges(namedText(before, against), namedText(after, bulletin)).flatMap((change) => {
    if (change.kind === "same") return [];
    if (change.kind === "changed") return { kind: change.kind, before: change.before, after: change.after };
    const { kind, block } = change;
    return { kind, before: kind === "removed" ? block : null, after: kind === "added" ? block : null };
  });
  return { against, figures: figures.map((one) => ({ ...one, name: names.get(one.key)! })), blocks };
}
