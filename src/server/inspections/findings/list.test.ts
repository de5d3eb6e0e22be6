import { sql } from "kysely";
import { expect } from "vitest";
import { addDays } from "#domain/date.ts";
import { findingStatuses } from "#domain/inspections/finding.ts";
import { findingLight } from "#domain/inspections/finding-light.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aFinding } from "../../testing/given-findings.ts";
import { lightLines } from "../../cases/queries.ts";
import { findingColumns, findingPlaces, type FindingRow } from "./list.ts";

onStage();

/** Friday, a make-up Sunday, the eve of National Day, the first day of a year nobody has published. */
const days = ["2026-11-20", "2026-09-20", "2026-09-30", "2027-01-01"];

apiTest("the light a query computes is the light of the rule, in every state and at every boundary", async ({ tx }) => {
  for (const today of days) {
    const lines = await lightLines(tx, { counties: [qinglan] }, today);
    const edges = [today, lines.yellowUntil].flatMap((edge) => [-1, 0, 1].map((by) => addDays(edge, by)));
    await tx.deleteFrom("finding").execute();
    for (const status of findingStatuses) for (const dueOn of edges) await aFinding(tx, { status, dueOn });
    const { rows } = await sql<FindingRow>`select ${findingColumns(lines)} from finding f ${findingPlaces}`.execute(tx);
    expect(rows).toHaveLength(findingStatuses.length * edges.length);
    for (const { status, dueOn, requestedOn, closedOn, light } of rows) {
      const rule = findingLight({ status, dueOn, requestedOn, closedOn }, today, lines.calendar);
      expect({ today, status, dueOn, light }).toEqual({ today, status, dueOn, light: rule.light });
    }
  }
});
