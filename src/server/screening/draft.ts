import { invalid, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { roundRefusalLabel } from "#domain/screening/labels.ts";
import { settingRefusals } from "#domain/screening/round.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { latestVersion, saveList, type StoredList, takeList } from "./lists.ts";
import { deleteRound, moveAnswers, type RoundSetting, saveNewRound, saveSetting } from "./settings.ts";
import { lockAt, trace } from "./step.ts";

type ListInput = Omit<StoredList, "version"> & { readonly basedOn: number };

export async function saveListVersion(tx: Tx, actor: Actor, { basedOn, ...list }: ListInput) {
  const countyId = actor.counties[0]!;
  const codes = list.items.map((item) => item.code);
  if (new Set(codes).size < codes.length) throw invalid("清单中的情形代码有重复，未保存。请修改后重新提交。");
  if (list.validTo !== null && list.validTo < list.validFrom) throw invalid("清单的失效日期早于生效日期，未保存。");
  const version = basedOn + 1;
  const known = await latestVersion(tx, actor, countyId, list.code);
  const saved = known === basedOn && (await saveList(tx, countyId, { ...list, version }, actor.accountId));
  if (!saved) throw stale("清单");
  const detail = { list: list.code, version, items: codes };
  await record(tx, actor, { verb: "round.edit", countyId, subjectId: list.id, detail });
  return { code: list.code, version };
}

export interface RoundInput extends RoundSetting {
  readonly list: { readonly code: string; readonly version: number };
}

const partOf: Record<string, string> = {
  "ratio-out-of-range": "ratioBasisPoints",
  "cycle-too-short": "cycleMonths",
  "deadline-malformed": "deadline",
  "deadline-past": "deadline",
  "no-manifestation": "list",
  "direct-hit-unknown": "directHits",
};

async function checkSetting(tx: Tx, actor: Actor, countyId: string, { list, ...setting }: RoundInput, today: string) {
  const taken = await takeList(tx, actor, countyId, list);
  const why = settingRefusals({ ...setting, manifestations: { items: taken?.items ?? [] } }, today);
  const reasons = why.map((rule) => ({
    rule,
    at: partOf[rule] ?? "indicators",
    sentence: `${roundRefusalLabel[rule]}。`,
  }));
  if (!taken || reasons.length > 0) throw invalid("轮次的设置有误，未保存。请按提示修改后重新提交。", reasons);
  return { setting, list: taken };
}

export async function createRound(tx: Tx, actor: Actor, { id, ...input }: RoundInput & { id: string }, today: string) {
  const countyId = actor.counties[0]!;
  const { setting, list } = await checkSetting(tx, actor, countyId, input, today);
  await saveNewRound(tx, actor, { countyId, id }, setting, list.id);
  await record(tx, actor, { verb: "round.edit", countyId, subjectId: id, detail: { action: "create", ...input } });
  return { id, version: 1 };
}

export async function saveRound(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...input }: RoundInput & { version: number },
  today: string,
) {
  const round = await lockDraft(tx, actor, id, version);
  const { setting, list } = await checkSetting(tx, actor, round.countyId, input, today);
  if (round.openedOn)
    await moveAnswers(tx, actor, round, { indicators: [...setting.indicators], items: [...list.items] });
  await saveSetting(tx, actor, round, setting, list.id);
  await trace(tx, actor, round, "round.edit", { action: "save", ...input });
  return { status: round.status, version: round.version + 1 };
}

/** A round townships have worked in is taken back, never removed. */
export async function removeRound(tx: Tx, actor: Actor, id: string, version: number) {
  const round = await lockDraft(tx, actor, id, version);
  if (round.openedOn)
    throw refused([{ rule: "opened-before", sentence: "本轮曾经启动，乡镇填报的内容须保留，不能删去。" }]);
  await deleteRound(tx, actor, round);
  await trace(tx, actor, round, "round.edit", { action: "remove", name: round.name });
  return { done: true } as const;
}

async function lockDraft(tx: Tx, actor: Actor, id: string, version: number) {
  const round = await lockAt(tx, actor, id, version);
  if (round.status !== "draft") {
    throw refused([{ rule: "wrong-status", sentence: "本轮已经启动，设置不能修改。确需修改的，请先退回到拟定。" }]);
  }
  return round;
}
