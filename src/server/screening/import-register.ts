import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import type {
  FieldFault,
  Misplaced,
  OpenRegister,
  Placed,
  Register,
  RowKey,
  RowToPlace,
  Scope,
} from "../imports/register.ts";
import { findPlaces, placeFinder, type PlaceFinder, villagesLike } from "../imports/place-finder.ts";
import { findVillagesForMatch, listTownships, type VillageForMatch } from "../registry/queries.ts";
import {
  type AssessmentInput,
  listAssessmentsForTemplate,
  lockAssessments,
  saveAssessmentStatus,
} from "./assessments.ts";
import { saveAssessmentsBatch } from "./assess.ts";
import { assessmentTemplate, fieldsOf, itemKey, type Known, valueKey, valuesOf } from "./import-fields.ts";
import { findRound, type RoundRow } from "./queries.ts";

interface Assessed extends AssessmentInput {
  readonly status: Known["status"];
}

export const assessmentRegister: Register = {
  code: "assessment",
  title: "摸排表",
  verb: "assessment.write",
  needsRound: true,
  open: async (db, actor, scope) => {
    const round = await openRound(db, actor, scope);
    const known = new Map((await listAssessmentsForTemplate(db, actor, round.id)).map((one) => [one.villageId, one]));
    const townships = await listTownships(db, actor, { countyId: scope.countyId });
    const finder = placeFinder(townships, await findVillagesForMatch(db, actor, scope.countyId));
    return opened(round, known, finder, townships.find(({ id }) => id === scope.townshipId)?.name);
  },
  template: async (db, actor, scope) => {
    const round = await openRound(db, actor, scope);
    return assessmentTemplate(round, await listAssessmentsForTemplate(db, actor, round.id));
  },
  lockStamps: async (tx, actor, scope, ids) => {
    const held = await lockAssessments(tx, actor, { countyId: scope.countyId, id: scope.roundId! }, ids);
    return new Map(held.map(({ villageId, version }) => [villageId, String(version)]));
  },
  stampAfter: ({ before }) => String(Number(before?.stamp ?? 0) + 1),
  save: async (tx, actor, { roundId }, rows) => {
    await saveAssessmentsBatch(
      tx,
      actor,
      roundId!,
      rows.map(({ record }) => record as AssessmentInput),
    );
  },
  undo: async (tx, actor, { countyId, roundId }, { restore }) => {
    const rows = restore as Assessed[];
    if (rows.length === 0) return;
    await saveAssessmentsBatch(tx, actor, roundId!, rows);
    // Saved contents make a draft; what had not been begun, or was down as missing, is that again.
    for (const status of ["waiting", "missing"] as const) {
      const ids = rows.filter((row) => row.status === status).map((row) => row.villageId);
      if (ids.length > 0) await saveAssessmentStatus(tx, actor, { countyId, id: roundId! }, ids, { status });
    }
  },
};

async function openRound(db: Db, actor: Actor, { roundId }: Scope): Promise<RoundRow> {
  const round = await findRound(db, actor, roundId ?? "");
  if (!round) throw notFound("轮次");
  if (round.status !== "assessing")
    throw refused([{ rule: "round-not-assessing", sentence: `“${round.name}”不在摸排填报阶段，不能导入摸排表。` }]);
  return round;
}

type Finder = PlaceFinder<VillageForMatch>;

/** `own`: a township's own table need not say which township it is. */
function opened(
  round: RoundRow,
  known: ReadonlyMap<string, Known>,
  finder: Finder,
  own: string | undefined,
): OpenRegister {
  return {
    fields: fieldsOf(round),
    place: (row) => {
      const village = findVillage(finder, own ? { township: own, ...row.values } : row.values, row.chosenId);
      if (!("faults" in village)) return placed(round, known, row, village);
      return own ? { ...village, faults: village.faults.map((fault) => ofOthers(fault, row, own)) } : village;
    },
    keys: (_, result): RowKey[] =>
      "faults" in result
        ? []
        : [{ kind: "subject", value: result.subjectId, field: "name", rule: "village-twice", what: "同一个村" }],
  };
}

/** A township's clerk cannot register townships: the advice given to a county would lead nowhere. */
const ofOthers = (fault: FieldFault, { values }: RowToPlace, own: string): FieldFault =>
  fault.rule === "township-unknown"
    ? { ...fault, sentence: `“${values.township}”不是本单位管辖的乡镇（街道），只能导入“${own}”的村。` }
    : fault;

function findVillage(
  finder: Finder,
  values: RowToPlace["values"],
  chosenId: string | null,
): VillageForMatch | Misplaced {
  const found = findPlaces(finder, values, chosenId);
  if ("faults" in found) return found;
  if (found.village) return found.village;
  const { name: called, township } = values;
  if (called === undefined) return { faults: [] };
  if (township === undefined && found.townshipId === undefined)
    return {
      faults: [
        { field: null, rule: "township-missing", sentence: `只凭“${called}”认不出是哪个村，请补上乡镇或者区划代码。` },
      ],
    };
  const ambiguous = found.candidates.length > 0;
  const candidates = ambiguous ? found.candidates : villagesLike(finder, found.townshipId!, String(called));
  const sentence = ambiguous
    ? `“${called}”可能指几个村，请选定是哪一个。`
    : `${township ?? ""}没有“${called}”，请核对村名，或者选定是哪一个村。`;
  return {
    faults: [{ field: "name", rule: ambiguous ? "village-ambiguous" : "village-unknown", sentence }],
    candidates,
  };
}

const closed: Partial<Record<Known["status"], string>> = {
  submitted: "的摸排表已经上报，不能再导入；确需修改的，请先由县级退回。",
};

function placed(
  round: RoundRow,
  known: ReadonlyMap<string, Known>,
  row: RowToPlace,
  village: VillageForMatch,
): Placed | Misplaced {
  const standing = known.get(village.id);
  const fault = (rule: string, sentence: string): Misplaced => ({ faults: [{ field: "name", rule, sentence }] });
  if (!standing) return fault("village-not-in-round", `“${village.name}”不在本轮摸排范围内。`);
  const { values, cleared } = row;
  const was: Assessed = {
    villageId: village.id,
    values: valuesOf(round, standing),
    manifestations: standing.manifestations,
    note: standing.note,
    status: standing.status,
  };
  const record: AssessmentInput = {
    villageId: village.id,
    values: round.indicators.map((one, i) =>
      cleared.includes(valueKey(one)) ? null : ((values[valueKey(one)] as number | undefined) ?? was.values[i]!),
    ),
    manifestations: round.items.map((one) => one.code).filter((item) => hasItem(item, row, was)),
    note: cleared.includes("note") ? "" : ((values.note as string | undefined) ?? was.note),
  };
  const sorted = {
    ...was,
    manifestations: round.items.map((one) => one.code).filter((item) => was.manifestations.includes(item)),
  };
  const same =
    JSON.stringify([record.values, record.manifestations, record.note]) ===
    JSON.stringify([sorted.values, sorted.manifestations, sorted.note]);
  // 已经上报的村随整张表原样传回来，不算错；改动了才算。
  const why = closed[standing.status];
  if (why && !same) return fault("assessment-closed", `“${village.name}”${why}`);
  const before = { stamp: String(standing.version), record: was };
  return { subjectId: village.id, townshipId: standing.townshipId, record, before, same };
}

/** 空着的格不改变原有勾选；填“否”才去掉。 */
function hasItem(item: string, { values, cleared }: RowToPlace, was: AssessmentInput): boolean {
  const key = itemKey({ code: item });
  if (cleared.includes(key)) return false;
  return (values[key] as boolean | undefined) ?? was.manifestations.includes(item);
}
