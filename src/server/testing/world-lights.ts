import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf } from "./cast.ts";

interface Place {
  readonly countyId: string;
  readonly mark: string;
  readonly villageId: string;
  readonly townshipId: string;
}

/** The light of a file with a frozen month and a setting by hand, whose reason carries the mark. */
export async function fillLights(tx: Tx, { mark, ...place }: Place, caseId: string) {
  const { countyId } = place;
  const subject = { ...place, kind: "case", subjectId: caseId } as const;
  const under = { ruleSet: "deadline", ruleVersion: 0, colour: "yellow" } as const;
  const run = { countyId, onDay: "2026-11-22", subjects: 1, ruleVersion: 0, frozenTo: "2026-10-01" };
  await tx
    .insertInto("lightRun")
    .values(run)
    .onConflict((on) => on.column("countyId").doNothing())
    .execute();
  await tx
    .insertInto("light")
    .values({ ...subject, ...under, changedOn: "2026-11-22", since: "2026-11-20", numbers: "{}" } as never)
    .execute();
  await tx
    .insertInto("lightMonth")
    .values({ ...subject, ...under, month: "2026-10-01", computed: "yellow", numbers: "{}" } as never)
    .execute();
  const overrideId = uuidv7();
  const set = { colour: "red", computed: "green", reason: `调整${mark}`, fromOn: "2026-11-22", untilOn: "2026-12-01" };
  await tx
    .insertInto("lightOverride")
    .values({ ...subject, ...set, id: overrideId, madeBy: accountIdOf(5) } as never)
    .execute();
  return { overrideId };
}
