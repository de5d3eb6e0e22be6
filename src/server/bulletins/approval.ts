import { createHash } from "node:crypto";
import type { Actor } from "#domain/access.ts";
import { type FigureChange, figureChanges } from "#domain/figures/figure-changes.ts";
import type { Db, Tx } from "../db/db.ts";
import type { FigureValue } from "../figures/evaluate.ts";
import { withinCounties } from "../people/reach.ts";
import type { BulletinRow } from "./queries.ts";

type Seen = Pick<FigureValue, "key" | "name" | "display">;
type NamedChange = FigureChange & { readonly name: string };

const displays = (figures: readonly Seen[]) => Object.fromEntries(figures.map(({ key, display }) => [key, display]));

/** Two readings bear the same mark when every number reads the same. */
export function figuresMark(values: readonly Seen[]): string {
  const pairs = values.map(({ key, display }) => `${key}=${display}`).toSorted();
  return createHash("sha256").update(pairs.join("\n")).digest("hex").slice(0, 32);
}

interface Approval {
  readonly version: number;
  readonly values: readonly Seen[];
  readonly now: Date;
}

/** Keeps the numbers the second person said yes to, for good. */
export async function saveApproval(
  tx: Tx,
  actor: Actor,
  { countyId, id }: BulletinRow,
  { version, values, now }: Approval,
): Promise<void> {
  const figures = JSON.stringify(values.map(({ key, name, display }) => ({ key, name, display })));
  const approved = { approvedBy: actor.accountId, approvedAt: now };
  await tx
    .insertInto("bulletinApproval")
    .values({ countyId, bulletinId: id, version, figures, ...approved })
    .execute();
}

/** What reads otherwise than when it was approved; nothing for a text that waits for no publication. */
export async function movedSinceApproval(
  db: Db,
  actor: Actor,
  { countyId, id, status, version }: BulletinRow,
  values: readonly Seen[],
): Promise<NamedChange[]> {
  if (status !== "approved") return [];
  const approval = await db
    .selectFrom("bulletinApproval as a")
    .where(withinCounties(actor, "a"))
    .where("a.countyId", "=", countyId)
    .where("a.bulletinId", "=", id)
    .where("a.version", "=", version)
    .select("a.figures")
    .$castTo<{ figures: readonly Seen[] }>()
    .executeTakeFirst();
  const before = approval?.figures ?? [];
  const names = new Map([...before, ...values].map(({ key, name }) => [key, name]));
  return figureChanges(displays(before), displays(values)).map((one) => ({ ...one, name: names.get(one.key)! }));
}
