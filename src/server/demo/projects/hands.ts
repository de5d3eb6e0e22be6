import type { Actor } from "#domain/access.ts";
import type { Passer } from "#domain/projects/gates/gate-rule.ts";
import { saveAccount } from "../../auth/queries.ts";
import type { Tx } from "../../db/db.ts";
import { saveGrant } from "../../people/queries.ts";
import { actorOf } from "../accounts.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import {
  founder,
  inTownship,
  qiyunApprover,
  qiyunAuthor,
  qiyunDepartments,
  qiyunTeamSeat,
  qiyunTownship,
  qiyunTownshipApprover,
  type Seat,
} from "../seats.ts";
import type { DemoProject } from "./plan.ts";

const surnames = Array.from("温柳常鲁葛范彭韦苗凤花俞酆费廉岑雷贺倪汤滕殷毕郝安乐于时");

/** 两名经办人 of each township: who declares does not review. Those of 梅岭镇 are on the sign-in page, the others have accounts, too. */
const pairs: ReadonlyMap<string, readonly [Seat, Seat]> = new Map(
  qiyun.townships.map(({ id, name }, i): [string, [Seat, Seat]] => {
    if (id === qiyunTownship.townshipId) return [id, [qiyunTownship, qiyunTownshipApprover]];
    const seat = (n: 0 | 1) => inTownship(qiyun, `qiyun-${i + 1}-${n + 1}`, `${surnames[2 * i + n] ?? "何"}某`, name);
    return [id, [seat(0), seat(1)]];
  }),
);

export const declarer = (townshipId: string): Actor => actorOf(pairs.get(townshipId)![0]);
export const reviewer = (townshipId: string): Actor => actorOf(pairs.get(townshipId)![1]);
export const county: Actor = actorOf(qiyunAuthor);
export const approver: Actor = actorOf(qiyunApprover);
export const finance: Actor = actorOf(qiyunDepartments[0]!);
export const audit: Actor = actorOf(qiyunDepartments[1]!);

export const departmentIn = (sectorId: string): Actor =>
  actorOf(qiyunDepartments.find(({ organisationId }) => organisationId === sectorId)!);

/** Whoever passes a gate of this project under the rule as shipped; the county's second officer has no hand in declaring. */
export function passerOf(by: Passer, { village, sectorId }: Pick<DemoProject, "village" | "sectorId">): Actor {
  if (by === "township") return declarer(village.townshipId);
  if (by === "sector") return departmentIn(sectorId);
  return { county: approver, finance, audit }[by];
}

/** Accounts of the other townships, under the password of all. */
export async function openTownshipDesks(tx: Tx) {
  const { passwordHash } = await tx
    .selectFrom("account")
    .where("id", "=", qiyunAuthor.accountId)
    .select("passwordHash")
    .executeTakeFirstOrThrow();
  const hidden = [...pairs.values()].flat().filter(({ accountId }) => accountId !== qiyunTownship.accountId);
  for (const { accountId, grantId, loginName, name, role, place, areaId, townshipId } of hidden) {
    if (accountId === qiyunTownshipApprover.accountId) continue;
    await saveAccount(tx, { id: accountId, loginName, name, phone: null, passwordHash, mustChangePassword: false });
    const grant = { id: grantId, accountId, role, placeName: place, grantedBy: founder.accountId };
    await saveGrant(tx, { ...grant, areaId, townshipId, organisationId: null });
  }
}

/** The team of the village where the pooled project stands has its account on the sign-in page. */
export const seatTeam = (tx: Tx, teamId: string) =>
  tx.updateTable("roleGrant").set({ teamId }).where("id", "=", qiyunTeamSeat.grantId).execute();

/** 财政评审、结算审计、行业主管. */
export async function arrangeDuties(tx: Tx) {
  const [money, books, farming, building] = qiyunDepartments.map(({ organisationId }) => organisationId!);
  const rows = [
    ["finance", null, money],
    ["audit", null, books],
    ["sector", "industry", farming],
    ["sector", "other", farming],
    ["sector", "infrastructure", building],
    ["sector", "public-service", building],
    ["sector", "party-premises", building],
  ] as const;
  await tx
    .insertInto("projectDuty")
    .values(
      rows.map(([duty, kind, organisation], i) => ({
        countyId: qiyun.id,
        id: demoId(`project duty ${i}`, i),
        duty,
        kind,
        organisationId: organisation!,
      })),
    )
    .execute();
}

const experts = [
  ["industry", "滕某平", "示例省农业科学院", "研究员"],
  ["industry", "殷某兰", "云岭市农业技术推广中心", "高级农艺师"],
  ["industry", "毕某林", "云岭市供销合作社", "高级经济师"],
  ["industry", "郝某", "示例省林业科学院", "副研究员"],
  ["infrastructure", "安某民", "云岭市交通规划设计院", "高级工程师"],
  ["infrastructure", "乐某", "云岭市水利勘测设计院", "高级工程师"],
  ["infrastructure", "于某海", "示例省建筑设计院", "高级工程师"],
  ["public-service", "时某", "云岭市住房城乡建设事业中心", "高级工程师"],
  ["public-service", "傅某云", "云岭市民政事业服务中心", "高级社会工作师"],
  ["public-service", "皮某", "示例省卫生健康研究中心", "副主任医师"],
  ["party-premises", "卞某", "云岭市建筑质量监督站", "高级工程师"],
  ["party-premises", "齐某生", "云岭市委党校", "副教授"],
  ["party-premises", "康某", "云岭市住房城乡建设事业中心", "工程师"],
] as const;

export const expertsOf = (kind: string) =>
  experts.flatMap(([sector], i) => (sector === kind ? [demoId(`expert of qiyun ${i}`, i)] : []));

export async function loadExperts(tx: Tx) {
  await tx
    .insertInto("expert")
    .values(
      experts.map(([sector, name, unit, title], i) => ({
        countyId: qiyun.id,
        id: demoId(`expert of qiyun ${i}`, i),
        ...{ sector, name, unit, title },
      })),
    )
    .execute();
}
