import { sql } from "kysely";
import type { Tx } from "../db/db.ts";

/** Numbers run through the county and the year; two who draft at once take turns. */
export async function nextNumber(tx: Tx, countyId: string, year: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`select next_project_number(${countyId}, ${year}) as number`.execute(
    tx,
  );
  return rows[0]!.number;
}
