import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { accountIdOf, qinglan, teamIds, townshipIds, villageIds } from "./cast.ts";
import { aCase, aGoal, aProblem } from "./given-cases.ts";
import { aPerson, aTeam } from "./given-teams.ts";

type Village = "上梨峪" | "前柳庄";

const placeOf = (village: Village) => ({
  countyId: qinglan,
  villageId: villageIds[village],
  townshipId: townshipIds.柳溪镇,
});

interface EntryOver {
  readonly village?: Village;
  readonly onDay?: string;
  readonly text?: string;
  readonly files?: readonly { readonly id: string; readonly name: string }[];
}

/** An entry of households visited, straight into its table: the file reads it, whoever wrote it. */
export async function anEntry(
  tx: Tx,
  { village = "前柳庄", onDay = "2026-11-10", text = "", files = [] }: EntryOver = {},
) {
  const id = uuidv7();
  const stored = files.map((file) => ({ ...file, sha256: "0".repeat(64), mediaType: "application/pdf", bytes: 1 }));
  await tx
    .insertInto("workRecord")
    .values({
      ...placeOf(village),
      id,
      kind: "household",
      onDay,
      text,
      households: 3,
      files: JSON.stringify(stored),
      madeBy: accountIdOf(5),
    })
    .execute();
  return id;
}

/** 前柳庄 with a file at work, its team with a first secretary, this year's plan and a major item, and three entries. */
export async function aVillageAtWork(tx: Tx) {
  const file = await aCase(tx, { village: "前柳庄" });
  await aProblem(tx, file, { dueOn: "2026-11-20" });
  await aGoal(tx, file, { dueOn: "2027-03-31" });
  const teamId = await aTeam(tx, file.roundId);
  const place = placeOf("前柳庄");
  const term = { fromOn: "2026-03-01", toOn: "2028-02-29" };
  const personId = await aPerson(tx, { name: "何文远" });
  await tx
    .insertInto("posting")
    .values({ ...place, ...term, id: uuidv7(), teamId, slot: "first-secretary", personId })
    .execute();
  const time = { teamId: teamIds.前柳庄, year: 2026 };
  await tx
    .insertInto("plan")
    .values({ ...place, ...time, id: uuidv7(), kind: "annual", status: "approved", aims: "配齐班子、化解积案" })
    .execute();
  const item = { position: 1, title: "饮水管网改造", category: "infrastructure", plannedSince: "2026-03-10" } as const;
  await tx
    .insertInto("majorItem")
    .values({ ...place, ...time, ...item, id: uuidv7(), status: "under-way", landsOn: "2026-12-20" })
    .execute();
  await anEntry(tx, { onDay: "2026-11-10", text: "了解灌溉情况" });
  await anEntry(tx, { onDay: "2026-11-12", text: "登记困难户", files: [{ id: uuidv7(), name: "困难户台账.pdf" }] });
  const recordId = await anEntry(tx, { onDay: "2026-11-14", text: "入户听取意见" });
  await tx
    .insertInto("recordContact")
    .values({ ...place, recordId, name: "赵大勇", phone: "13900001111", followUp: "低保申请" })
    .execute();
  return { ...file, teamId };
}
