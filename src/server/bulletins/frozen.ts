import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import type { Audience } from "#domain/bulletins/bulletin.ts";
import type { Db, Tx } from "../db/db.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import type { FrozenFigure, OpenedFigure } from "../figures/rows.ts";
import { withinCounties } from "../people/reach.ts";

interface Place {
  readonly countyId: string;
  readonly id: string;
}

const piece = 2000;

/** Writes down every figure of a text with the very rows behind it. */
export async function saveFrozen(tx: Tx, { countyId, id }: Place, figures: readonly FrozenFigure[]): Promise<void> {
  const values = figures.map((figure) => ({
    countyId,
    bulletinId: id,
    token: figure.key,
    code: figure.code,
    name: figure.name,
    definition: figure.definition,
    unit: figure.unit,
    value: figure.value,
    display: figure.display,
    columns: JSON.stringify(figure.columns),
    rowCount: figure.rows.length,
  }));
  if (values.length > 0) await tx.insertInto("bulletinFigure").values(values).execute();
  const rows = figures.flatMap((figure) =>
    figure.rows.map((cells, position) => ({
      countyId,
      bulletinId: id,
      token: figure.key,
      position,
      cells: JSON.stringify(cells),
    })),
  );
  for (let from = 0; from < rows.length; from += piece) {
    await tx
      .insertInto("bulletinRow")
      .values(rows.slice(from, from + piece))
      .execute();
  }
}

/** The file of one audience; each has its own fingerprint. */
export async function saveDocument(
  tx: Tx,
  { countyId, id }: Place,
  audience: Audience,
  content: Uint8Array,
): Promise<string> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  await tx
    .insertInto("bulletinDocument")
    .values({ countyId, bulletinId: id, audience, sha256, content: Buffer.from(content) })
    .execute();
  return sha256;
}

export const listDocuments = (db: Db, actor: Actor, { countyId, id }: Place) =>
  db
    .selectFrom("bulletinDocument as d")
    .where(withinCounties(actor, "d"))
    .where("d.countyId", "=", countyId)
    .where("d.bulletinId", "=", id)
    .select(["d.audience", "d.sha256"])
    .orderBy("d.audience")
    .$castTo<{ audience: Audience; sha256: string }>()
    .execute();

/** The file as it was published, byte for byte. */
export function findDocument(db: Db, actor: Actor, { countyId, id }: Place, audience: Audience) {
  return db
    .selectFrom("bulletinDocument as d")
    .where(withinCounties(actor, "d"))
    .where("d.countyId", "=", countyId)
    .where("d.bulletinId", "=", id)
    .where("d.audience", "=", audience)
    .select(["d.content", "d.sha256"])
    .executeTakeFirst();
}

const figuresOf = (db: Db, actor: Actor, { countyId, id }: Place) =>
  db
    .selectFrom("bulletinFigure as f")
    .where(withinCounties(actor, "f"))
    .where("f.countyId", "=", countyId)
    .where("f.bulletinId", "=", id)
    .select(["f.token as key", "f.code", "f.name", "f.definition", "f.unit", "f.value", "f.display", "f.columns"])
    .select("f.rowCount")
    .$castTo<FigureValue & { readonly rowCount: number }>();

export function listFrozen(db: Db, actor: Actor, place: Place): Promise<FigureValue[]> {
  return figuresOf(db, actor, place).orderBy("f.token").execute();
}

/** A number of a published bulletin with its 口径 and rows as they were that day. */
export async function openFrozen(
  db: Db,
  actor: Actor,
  place: Place,
  key: string,
  { page, size }: { page: number; size: number },
): Promise<OpenedFigure | undefined> {
  const figure = await figuresOf(db, actor, place).where("f.token", "=", key).executeTakeFirst();
  if (!figure) return undefined;
  const rows = await db
    .selectFrom("bulletinRow as r")
    .where(withinCounties(actor, "r"))
    .where("r.countyId", "=", place.countyId)
    .where("r.bulletinId", "=", place.id)
    .where("r.token", "=", key)
    .select("r.cells")
    .orderBy("r.position")
    .offset((page - 1) * size)
    .limit(size)
    .$castTo<{ cells: string[] }>()
    .execute();
  return { ...figure, rows: rows.map(({ cells }) => cells), total: figure.rowCount };
}
