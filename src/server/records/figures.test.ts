import fc from "fast-check";
import { expect } from "vitest";
import { figures } from "#contract/figures.ts";
import { addDays } from "#domain/date.ts";
import { recordKinds } from "#domain/records/record.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { aConfirmedRound } from "../testing/given-bulletins.ts";
import { anEntry } from "../testing/given-reports.ts";
import { aPerson } from "../testing/given-teams.ts";
import type { CountedFigure, SummedFigure } from "../figures/figure.ts";
import { recordFigures } from "./figures.ts";

onStage();

const amount = fc.nat(9);
const entry = fc.record({
  village: fc.constantFrom("上梨峪" as const, "前柳庄" as const, "松坡" as const),
  kind: fc.constantFrom(...recordKinds),
  onDay: fc.nat(120).map((n) => addDays("2026-06-25", n)),
  households: amount,
  partyMembers: amount,
  activists: amount,
  disputes: amount,
  resolved: amount,
  moneyFen: fc.nat(99_999),
  meeting: fc.constantFrom("two-committees" as const, "members" as const),
  leaderKind: fc.constantFrom("county-leader" as const, "township-leader" as const),
  removed: fc.nat(7).map((n) => n === 0),
});

const summed = recordFigures.flatMap((one) => (one.kind !== "share" && one.tallies ? [one] : []));

/** A day alone, parts of one month, ends within months, whole months, and whole years around everything. */
const spans = [
  ["2026-07-14", "2026-07-14"],
  ["2026-08-03", "2026-08-29"],
  ["2026-06-28", "2026-09-17"],
  ["2026-07-01", "2026-09-30"],
  ["2026-07-01", "2026-09-29"],
  ["2025-01-01", "2026-12-31"],
] as const;

apiTest("in every span the months and the rows behind a number come to the same", async ({ as, tx }) => {
  const { roundId } = await aConfirmedRound(tx);
  const leaderId = await aPerson(tx, { kind: "county-leader", name: "宋某", organisationId: null });
  const [entries] = fc.sample(fc.array(entry, { minLength: 160, maxLength: 160 }), { numRuns: 1, seed: 20261123 });
  for (const { meeting, leaderKind, ...one } of entries!) {
    const [met, came] = [one.kind === "meeting", one.kind === "leader-visit"];
    await anEntry(tx, { ...one, ...(met && { meeting }), ...(came && { leaderId, leaderKind }) });
  }
  const officer = await as("county");
  const whole = summed.filter(({ argument }) => !argument);
  expect(whole).toHaveLength(11);
  const tokens = summed.flatMap((figure) =>
    (figure.argument ? [":柳溪镇", ":松岭乡"] : [""]).map((scope) => ({ figure, token: `${figure.code}${scope}` })),
  );
  let seen = 0;
  for (const [from, to] of spans) {
    const asked = { roundId, from, to };
    const all = tokens.map(({ token }) => token).join(",");
    const { values } = await officer.call(figures.values, { query: { ...asked, tokens: all } });
    for (const [i, { figure, token }] of tokens.entries()) {
      const rows = await rowsOf(officer, { ...asked, token });
      expect([token, from, to, values[i]!.value]).toEqual([token, from, to, addedUp(figure, rows)]);
      seen += rows.length;
    }
  }
  expect(seen).toBeGreaterThan(300);
});

/** What a reader would get who adds up the last cell of every row himself. */
function addedUp(figure: SummedFigure | CountedFigure, rows: readonly (readonly string[])[]) {
  if (figure.kind === "count") return rows.length;
  const sum = rows.reduce((total, row) => total + Number(row.at(-1)), 0);
  return Math.round(sum * (figure.money ? 100 : 1));
}

interface Asked {
  readonly roundId: string;
  readonly from: string;
  readonly to: string;
  readonly token: string;
}

async function rowsOf(officer: Caller, query: Asked) {
  const opened = await officer.call(figures.rows, { query: { ...query, size: 200 } });
  expect(opened.rows).toHaveLength(opened.total);
  return opened.rows;
}
