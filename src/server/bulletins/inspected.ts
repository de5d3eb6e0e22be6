import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Checklist } from "#domain/inspections/checklist.ts";
import type { Db } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";

export interface Inspected {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly checklist: Checklist;
}

/** The inspection a circular is about: of the same county, and begun. */
export async function getInspected(db: Db, actor: Actor, countyId: string, id: string | undefined): Promise<Inspected> {
  if (id === undefined) throw refused([{ rule: "inspection-missing", sentence: "请选择通报的是哪一次督查。" }]);
  const inspection = await db
    .selectFrom("inspection as n")
    .where(withinCounties(actor, "n"))
    .where("n.countyId", "=", countyId)
    .where("n.id", "=", id)
    .select(["n.id", "n.title", "n.basis", "n.startsOn", "n.endsOn", "n.checklist", "n.status"])
    .$castTo<Inspected & { status: string }>()
    .executeTakeFirst();
  if (!inspection) throw notFound("督查");
  if (inspection.status !== "under-way" && inspection.status !== "finished")
    throw refused([{ rule: "inspection-not-begun", sentence: "该督查还没有开始或者已经取消，没有情况可以通报。" }]);
  return inspection;
}
