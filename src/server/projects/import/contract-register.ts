import { sql } from "kysely";
import { conflict } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { ContractCategory } from "#domain/projects/funds/contract.ts";
import { contractCategoryLabel } from "#domain/projects/funds/labels.ts";
import { nextGate } from "#domain/projects/gates/gate-order.ts";
import {
  contractFaults,
  type ContractGround,
  type ImportedContract,
  withContract,
} from "#domain/projects/imported-money.ts";
import {
  type AssetClass,
  isInBank,
  type ProjectKind,
  type ProjectStatus,
  type Standing,
} from "#domain/projects/project.ts";
import type { Db, Tx } from "../../db/db.ts";
import type { Misplaced, Placed, Register, RowToPlace, SavedRow } from "../../imports/register.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { contractColumns } from "./money-fields.ts";
import { moneyTemplate, requireOwnCounty, todayOf, unknownProject } from "./money-places.ts";
import { projectCodeOf } from "../numbering.ts";

interface ContractRecord extends ImportedContract {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly party: string;
}

type Grounds = Map<string, ContractGround & { readonly projectId: string }>;

/** 合同台账: what was signed before the county came enters by the rules of signing it here. */
export const contractRegister: Register = {
  code: "contract",
  title: "项目合同台账",
  verb: "fund.write",
  needsRound: false,
  open: async (db, actor, { countyId }) => {
    const grounds = await readGrounds(db, actor, countyId);
    return {
      fields: contractColumns,
      place: (row) => placeContract(row, grounds),
      keys: ({ values }, placed) =>
        "faults" in placed
          ? []
          : [
              {
                kind: "contract-number",
                value: `${values.project}\n${values.number}`,
                field: "number",
                rule: "number-twice",
                what: "项目编号、合同编号",
              },
            ],
    };
  },
  template: async () =>
    moneyTemplate("项目合同台账", contractColumns, ["amount"], { category: Object.values(contractCategoryLabel) }),
  lockStamps: (tx, actor, { countyId }, ids) => lockContractVersions(tx, actor, countyId, ids),
  stampAfter: () => "1",
  save: async (tx, actor, scope, rows) => {
    requireOwnCounty(actor, scope);
    await lockContracted(tx, actor, scope.countyId, rows);
    refuseTogether(await readGrounds(tx, actor, scope.countyId), rows);
    const records = rows.map(({ record }) => ({ facts: record, id: (record as ContractRecord).id }));
    await sql`select import_contract(${scope.countyId}, r.id, ${actor.accountId}::uuid, r.facts)
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, facts jsonb)`.execute(tx);
  },
  undo: async (tx, actor, scope, { remove }) => {
    requireOwnCounty(actor, scope);
    await sql`select undo_contract(${scope.countyId}, r.id, ${actor.accountId}::uuid)
      from unnest(${[...remove]}::uuid[]) as r (id)`.execute(tx);
  },
};

/** Rows that each fit may not fit together: taken one after the other, the first too many is named. */
function refuseTogether(grounds: Grounds, rows: readonly SavedRow[]) {
  for (const { rowNumber, record } of rows) {
    const contract = record as ContractRecord;
    const [number, ground] = [...grounds].find(([, one]) => one.projectId === contract.projectId) ?? [];
    const faults = ground ? contractFaults(contract, ground) : [{ sentence: unknownProject.sentence }];
    if (faults.length > 0) throw conflict(`第 ${rowNumber} 行：${faults[0]!.sentence}本批没有导入。`);
    grounds.set(number!, { ...withContract(ground!, contract), projectId: contract.projectId });
  }
}

function placeContract({ values }: RowToPlace, grounds: Grounds): Placed | Misplaced {
  const ground = grounds.get(String(values.project));
  if (!ground) return { faults: [unknownProject] };
  const day = (key: string) => (values[key] as IsoDate | undefined) ?? null;
  const category = values.category as ContractCategory;
  const record: ContractRecord = {
    ...{ id: uuidv7(), projectId: ground.projectId, category, form: category === "grant" ? "grant-list" : "contract" },
    ...{ number: String(values.number), name: String(values.name ?? ""), party: String(values.party) },
    ...{ amountFen: Number(values.amount), signedOn: String(values.signedOn), tenderedOn: day("tenderedOn") },
    ...{ finishOn: day("finishOn"), retentionPercent: Number(values.retention ?? 0) },
    retentionDueOn: day("retentionDueOn"),
  };
  const faults = contractFaults(record, ground);
  if (faults.length > 0) return { faults };
  return { subjectId: record.id, townshipId: null, record, before: null, same: false };
}

interface GroundRow {
  readonly id: string;
  readonly number: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly budgetFen: number | null;
  readonly contractedFen: number;
  readonly tenderedOn: IsoDate | null;
  readonly numbers: readonly string[];
}

/** Every project of the county by its number, with what its contracts leave of the budget. */
async function readGrounds(db: Db, actor: Actor, countyId: string): Promise<Grounds> {
  const today = await todayOf(db);
  const { content: rule } = await ruleOf(db, countyId, "project-gates", today);
  const { rows } = await sql<GroundRow>`
    select p.id, ${projectCodeOf("p")} as number, p.kind, p.asset_class, p.status, p.standing, p.budget_fen, p.contracted_fen,
      g.on_day as tendered_on,
      array(select c.number from project_contract c where c.county_id = p.county_id and c.project_id = p.id and ${withinShared(actor, "c")}) as numbers
    from project p left join gate_pass g on g.county_id = p.county_id and g.project_id = p.id and g.gate = 'tender' and g.withdrawn_on is null
      and ${withinShared(actor, "g")}
    where ${withinShared(actor, "p")} and p.county_id = ${countyId}`.execute(db);
  return new Map(
    rows.map(({ id, number, tenderedOn, numbers, ...project }) => [
      number,
      {
        projectId: id,
        project: { ...project, inBank: isInBank(project.status), next: nextGate(rule, project) },
        ...{ tenderedOn, numbers: new Set(numbers), today },
      },
    ]),
  );
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
async function lockContracted(tx: Tx, actor: Actor, countyId: string, rows: readonly SavedRow[]) {
  const ids = rows.map(({ record }) => (record as ContractRecord).projectId);
  await sql`select from project p where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.id = any (${ids}::uuid[])
    order by p.id for no key update`.execute(tx);
}

async function lockContractVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select c.id, c.version from project_contract c where ${withinShared(actor, "c")} and c.county_id = ${countyId}
      and c.id = any (${[...ids]}::uuid[]) order by c.id for no key update`.execute(tx);
  return new Map(rows.map(({ id, version }) => [id, String(version)]));
}
