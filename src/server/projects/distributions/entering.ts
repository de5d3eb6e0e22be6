import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { AssetStatus } from "#domain/projects/assets/asset.ts";
import { type IncomeKind, incomeRefusals, splitIncome, type VillageShare } from "#domain/projects/assets/income.ts";
import { incomeRefusalLabel } from "#domain/projects/assets/labels.ts";
import { formatYuan } from "#domain/money.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { bornStatuses, villagesOfProject } from "../assets/place.ts";
import { refuseBy } from "../assets/rows.ts";
import { findProject } from "../rows.ts";

export interface NewIncome {
  readonly id: string;
  readonly projectId: string | null;
  readonly assetId: string | null;
  readonly rentId: string | null;
  readonly kind: IncomeKind;
  readonly year: number;
  readonly receivedOn: IsoDate;
  readonly amountFen: number;
  readonly voucher: string;
  readonly text: string;
}

/** What brought the money in, and whose it is. */
interface Source {
  readonly countyId: string;
  readonly reach: readonly string[];
  readonly projectId: string | null;
  readonly assetId: string | null;
  readonly asset: { readonly class: AssetClass; readonly status: AssetStatus } | null;
  readonly shares: readonly VillageShare[];
}

/** 登记收益，按当日的份额分到各村，精确到分. The writer makes the id: sent twice it stands once. */
export async function enterIncome(tx: Tx, actor: Actor, input: NewIncome, today: IsoDate) {
  const source = await sourceOf(tx, actor, input);
  const { id, rentId, amountFen, kind, year, receivedOn, voucher, text } = input;
  refuseBy(incomeRefusals({ ...input, ofRent: rentId !== null, asset: source.asset }, today), incomeRefusalLabel);
  if (source.shares.length === 0)
    throw refused([{ rule: "no-village", sentence: "该资产没有落到村，请先在资产登记中写明所在村，再登记收益。" }]);
  if (rentId !== null) await receiveRent(tx, actor, source, { rentId, amountFen });
  const parts = splitIncome(amountFen, source.shares);
  const row = { id, rentId, kind, year, receivedOn, amountFen, voucher, text, reversesId: null };
  await insertIncome(tx, actor, source, row, parts);
  const { countyId, assetId, projectId } = source;
  const detail = {
    act: "add",
    assetId,
    projectId,
    rentId,
    incomeKind: kind,
    year,
    day: receivedOn,
    amountFen,
    voucher,
    ...(text && { text }),
  };
  await record(tx, actor, { verb: "income.write", countyId, subjectId: id, detail });
  return { id, villages: parts };
}

interface IncomeRow extends Omit<NewIncome, "projectId" | "assetId"> {
  readonly reversesId: string | null;
}

async function insertIncome(
  tx: Tx,
  actor: Actor,
  { countyId, reach, projectId, assetId }: Source,
  row: IncomeRow,
  parts: readonly { villageId: string; amountFen: number }[],
): Promise<void> {
  const inserted = await tx
    .insertInto("income")
    .values({ ...row, countyId, projectId, assetId, reach: [...reach], madeBy: actor.accountId })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该笔收益已经登记过，没有重复登记。");
  const villages = parts.map(({ villageId }) => villageId);
  const amounts = parts.map(({ amountFen }) => amountFen);
  const { rows } = await sql<{ short: number }>`
    select split_income(${countyId}, ${row.id}, ${villages}::uuid[], ${amounts}::bigint[]) as short`.execute(tx);
  if (rows[0]!.short !== 0)
    throw refused([
      {
        rule: "divided-already",
        sentence: "冲回以后，有的村列入分配方案的金额会超过已收的收益，请先修改或者作废分配方案。",
      },
    ]);
}

async function sourceOf(tx: Tx, actor: Actor, input: Pick<NewIncome, "assetId" | "projectId">): Promise<Source> {
  if (input.assetId !== null) return sourceOfAsset(tx, actor, input.assetId);
  const project = input.projectId === null ? undefined : await findProject(tx, actor, input.projectId);
  if (!project) throw notFound("项目或者资产");
  if (!bornStatuses.includes(project.status))
    throw refused([{ rule: "not-transferred", sentence: "该项目还没有移交，移交以后再登记收益。" }]);
  const { countyId, id, reach } = project;
  const shares = await villagesOfProject(tx, actor, countyId, id);
  return { countyId, reach, projectId: id, assetId: null, asset: null, shares };
}

type AssetSource = Omit<Source, "asset" | "shares"> & {
  readonly class: AssetClass;
  readonly status: AssetStatus;
  readonly villageId: string | null;
};

async function sourceOfAsset(tx: Tx, actor: Actor, id: string): Promise<Source> {
  const { rows } = await sql<AssetSource>`
    select a.county_id, a.reach, a.project_id, a.id as asset_id, a.class, a.status, a.village_id from asset a
    where ${withinShared(actor, "a")} and a.id = ${id} for share`.execute(tx);
  if (!rows[0]) throw notFound("资产");
  const { class: kind, status, villageId, ...source } = rows[0];
  const { countyId, projectId } = source;
  const pooled = projectId === null ? [] : await villagesOfProject(tx, actor, countyId, projectId);
  return { ...source, asset: { class: kind, status }, shares: villageId === null ? pooled : [{ villageId, share: 1 }] };
}

/** 租金不能多收：one statement, so that of two who receive the same rent at once one is told. */
async function receiveRent(
  tx: Tx,
  actor: Actor,
  { countyId, assetId }: Source,
  { rentId, amountFen }: { readonly rentId: string; readonly amountFen: number },
): Promise<void> {
  const mine = sql`${withinShared(actor, "r")} and r.county_id = ${countyId} and r.asset_id = ${assetId}::uuid and r.id = ${rentId}`;
  const { numAffectedRows } = await sql`
    update rent r set received_fen = r.received_fen + ${amountFen}
    where ${mine} and r.cancelled_on is null and r.received_fen + ${amountFen} <= r.amount_fen`.execute(tx);
  if (numAffectedRows === 1n) return;
  const { rows } = await sql<{ openFen: number; cancelled: boolean }>`
    select r.amount_fen - r.received_fen as open_fen, r.cancelled_on is not null as cancelled from rent r where ${mine}`.execute(
    tx,
  );
  const [rent] = rows;
  if (!rent) throw notFound("租金");
  throw refused([
    rent.cancelled
      ? { rule: "rent-cancelled", sentence: "该期租金因租约提前终止已经作废，不用再收。" }
      : { rule: "more-than-due", at: "amountFen", sentence: `该期租金还应收 ${formatYuan(rent.openFen)}，不能多收。` },
  ]);
}

/** 冲回：one negative entry for one entry, with the same villages and the same cents. */
export async function reverseIncome(
  tx: Tx,
  actor: Actor,
  { incomeId, id, text }: { readonly incomeId: string; readonly id: string; readonly text: string },
  today: IsoDate,
) {
  const entry = await lockIncome(tx, actor, incomeId);
  if (entry.reversesId !== null)
    throw refused([{ rule: "reversal", sentence: "冲回的记录不能再冲回，请重新登记收益。" }]);
  if (entry.reversed) throw refused([{ rule: "reversed", sentence: "该笔收益已经冲回过。" }]);
  const { countyId, rentId, kind, year, amountFen, voucher } = entry;
  if (rentId !== null)
    await sql`
      update rent r set received_fen = r.received_fen - ${amountFen}
      where ${withinShared(actor, "r")} and r.county_id = ${countyId} and r.id = ${rentId}`.execute(tx);
  const parts = entry.villages.map((one) => ({ villageId: one.villageId, amountFen: -one.amountFen }));
  const row = { id, rentId, kind, year, receivedOn: today, amountFen: -amountFen, voucher, text, reversesId: incomeId };
  await insertIncome(tx, actor, { ...entry, asset: null, shares: [] }, row, parts);
  const detail = { act: "reverse", reversesId: incomeId, amountFen: -amountFen, year, text };
  await record(tx, actor, { verb: "income.write", countyId, subjectId: id, detail });
  return { id };
}

type Entry = IncomeRow &
  Pick<Source, "countyId" | "reach" | "projectId" | "assetId"> & {
    readonly reversed: boolean;
    readonly villages: readonly { readonly villageId: string; readonly amountFen: number }[];
  };

/** Only added, never updated: of two who reverse the same entry at once the key on reverses_id stops the second. */
async function lockIncome(tx: Tx, actor: Actor, id: string): Promise<Entry> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`income/${id}`}, 0))`.execute(tx);
  const { rows } = await sql<Entry>`
    select i.county_id, i.reach, i.id, i.project_id, i.asset_id, i.rent_id, i.kind, i.year, i.received_on, i.amount_fen, i.voucher, i.text,
      i.reverses_id,
      exists (select from income r where r.county_id = i.county_id and r.reverses_id = i.id) as reversed,
      (select jsonb_agg(jsonb_build_object('villageId', iv.village_id, 'amountFen', iv.amount_fen) order by iv.village_id)
        from income_village iv where ${withinShared(actor, "iv")} and iv.county_id = i.county_id and iv.income_id = i.id) as villages
    from income i where ${withinShared(actor, "i")} and i.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound("收益记录");
  return rows[0];
}
