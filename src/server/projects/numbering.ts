import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../db/db.ts";

/** Numbers run through the county and the year; two who draft at once take turns. */
export async function nextNumber(tx: Tx, countyId: string, year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`select next_project_number(${countyId}, ${year}) as number`.execute(
    tx,
  );
  return rows[0]!.number;
}

/** 2026-0012 of a row of `project`, as projectCode() writes it. */
export const projectCodeOf = (alias: string): RawBuilder<string> => {
  const [year, number] = [sql.ref(`${alias}.year`), sql.ref(`${alias}.number`)];
  return sql<string>`${year} || '-' || lpad(${number}::text, greatest(4, length(${number}::text)), '0')`;
};
