import { type RuleContent, ruleShapes } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan } from "./cast.ts";

type Rules = RuleContent<"light-rules">;

/** A county's own rules of lights: what is shipped, changed. */
export async function lightRule(tx: Tx, change: (rules: Rules) => void, validFrom = "2026-01-01", version = 1) {
  const content = structuredClone(ruleShapes["light-rules"].shipped);
  change(content);
  const row = { version, title: "红黄绿灯", validFrom, madeBy: accountIdOf(5) };
  await tx
    .insertInto("ruleVersion")
    .values({ ...row, countyId: qinglan, code: "light-rules", content: JSON.stringify(content) })
    .execute();
}

interface GivenFinding {
  readonly countyId: string;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly organisationId?: string | null;
  readonly dueOn?: IsoDate | null;
  readonly description?: string;
}

/** A finding that is being rectified. */
export async function aLitFinding(tx: Tx, given: GivenFinding) {
  const id = uuidv7();
  const { dueOn = "2026-11-01", description = "台账与实际不符", ...place } = given;
  const { n } = await tx
    .selectFrom("finding")
    .select((q) => q.fn.coalesce(q.fn.max("number"), q.lit(0)).as("n"))
    .where("countyId", "=", given.countyId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("finding")
    .values({
      ...{ ...place, id, dueOn, description, number: n + 1, source: "self-check", foundOn: "2026-10-01" },
      ...{ category: "leadership", basis: "实地查看", severity: "ordinary", type: "dated", clockFrom: "2026-10-01" },
      ...{ status: "rectifying", assignedTo: place.organisationId ? "unit" : "township", createdBy: accountIdOf(5) },
    } as never)
    .execute();
  return id;
}
