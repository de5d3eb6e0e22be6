import type { draws } from "#contract/draws.ts";
import type { Reason } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Candidate } from "#domain/inspections/frame-building.ts";
import type { Db } from "../../db/db.ts";
import type { InspectionRow, MemberRow } from "../queries.ts";
import { listSealedOver } from "./frame-facts.ts";
import type { DrawRow } from "./queries.ts";

export type Settings = Body<typeof draws.preview>;

export const reason = (rule: string, sentence: string, at?: string): Reason => ({
  rule,
  sentence,
  ...(at !== undefined && { at }),
});

export function againstSettings(
  { publicSource, publicOn, weightBy, method }: Settings,
  unsized: readonly string[],
  today: IsoDate,
): Reason[] {
  const why: Reason[] = [];
  if ((publicSource === "") !== (publicOn === null))
    why.push(reason("public-half", "公开数字的来源和公布日应同时填写。", "publicSource"));
  if (publicOn !== null && publicOn <= today)
    why.push(reason("public-not-ahead", "公开数字的公布日应晚于今天：两份承诺须在数字公布之前提交。", "publicOn"));
  if (method === "size-weighted" && weightBy === "none")
    why.push(reason("weight-missing", "按规模加权的，请选择按人口数还是按户数。", "weightBy"));
  if (unsized.length > 0) {
    const named = unsized.slice(0, 5).join("、");
    why.push(
      reason(
        "unsized",
        `${unsized.length} 个对象没有填人口数或户数（${named}${unsized.length > 5 ? "等" : ""}），请先补齐，或改用其他方式。`,
        "weightBy",
      ),
    );
  }
  return why;
}

export function againstExclusions({ excluded }: Settings, known: ReadonlyMap<string, Candidate>): Reason[] {
  const unknown = excluded.filter(({ id }) => !known.has(id)).length;
  const sentence = `另行剔除的对象中有 ${unknown} 个不在督查范围内，请移出后再核对。`;
  return unknown === 0 ? [] : [reason("excluded-unknown", sentence, "excluded")];
}

function againstMembers(members: readonly MemberRow[], startsOn: IsoDate): Reason[] {
  const why: Reason[] = [];
  const lapsed = members.filter(({ validTo }) => validTo !== null && validTo < startsOn);
  if (lapsed.length > 0)
    why.push(
      reason(
        "inspector-lapsed",
        `${lapsed.map(({ name }) => name).join("、")}到督查开始时已过督查人员库有效期，请移出名单或延长有效期。`,
      ),
    );
  if (members.length > 0 && members.every(({ accountId }) => accountId === null))
    why.push(
      reason("no-account", "督查人员都没有关联账号，抽取后无人可以查看结果、启动督查。请先在督查人员库关联账号。"),
    );
  return why;
}

export async function againstInspection(
  db: Db,
  inspection: InspectionRow,
  members: readonly MemberRow[],
  earlier: readonly DrawRow[],
  villages: readonly string[],
): Promise<Reason[]> {
  const why: Reason[] = [];
  const { status } = inspection;
  if (status !== "planned" && status !== "drawn")
    why.push(reason("wrong-status", "该督查已经启动、结束或取消，不能抽取。"));
  if (earlier.some((one) => one.status === "frozen" || one.status === "committed"))
    why.push(reason("draw-open", "已有一次抽取正在进行，请先完成，或说明理由作废。"));
  if (status === "planned" && inspection.objects > 0)
    why.push(reason("named-already", "该督查已直接确定对象。要改为抽取的，请先清空已确定的对象。"));
  why.push(...againstMembers(members, inspection.startsOn));
  const others = inspection.subject === "township" ? [] : await listSealedOver(db, inspection, villages);
  if (others.length > 0)
    why.push(
      reason(
        "sealed-over",
        `同一个月的“${others.join("”“")}”正在抽取或尚未启动，其对象还不公开，两次的范围有重合，可能重复到村。请合并，或待其启动后再抽取。`,
      ),
    );
  return why;
}
