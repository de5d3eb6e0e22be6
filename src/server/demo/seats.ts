import type { Role } from "#domain/access.ts";
import type { DemoAccount } from "../http/call.ts";
import { city, type DemoCounty, type DemoTownship, muyun, province, qinglan, qiyun, townshipOf } from "./counties.ts";
import { demoId } from "./ids.ts";
import { organisationId } from "./organisations.ts";

/** Shown on the sign-in page of the demo, and used nowhere else. */
export const demoPassword = "Kanyikan-2026";

export interface Seat {
  readonly accountId: string;
  readonly grantId: string;
  readonly loginName: string;
  readonly name: string;
  readonly role: Role;
  readonly place: string;
  readonly areaId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
}

type At = Partial<Pick<Seat, "areaId" | "townshipId" | "organisationId">>;

function seat(loginName: string, name: string, role: Role, place: string, at: At = {}): Seat {
  const ids = { accountId: demoId(`account ${loginName}`), grantId: demoId(`grant ${loginName}`) };
  return { ...ids, loginName, name, role, place, areaId: null, townshipId: null, organisationId: null, ...at };
}

export const inTownship = (county: DemoCounty, loginName: string, name: string, township: string) =>
  seat(loginName, name, "township", township, { areaId: county.id, townshipId: townshipOf(county, township).id });

const inOrganisation = (
  loginName: string,
  name: string,
  role: Role,
  organisation: string,
  { county = qinglan, place = organisation }: { county?: DemoCounty; place?: string } = {},
) =>
  seat(loginName, name, role, place, {
    areaId: county.id,
    organisationId: organisationId(county, organisation),
  });

const inCounty = (county: DemoCounty, loginName: string, name: string, role: Role, place: string) =>
  seat(loginName, name, role, place, { areaId: county.id });

/** 经办人拟、审核人审：the same two offices a circular needs. */
export const author = inCounty(qinglan, "zuzhi1", "张某", "county", "青岚县委组织部（经办人）");
export const approver = inCounty(qinglan, "zuzhi2", "李某", "county", "青岚县委组织部（审核人）");
export const muyunAuthor = inCounty(muyun, "muyun", "孟某", "county", "沐云县委组织部");
export const qiyunAuthor = inCounty(qiyun, "qiyun1", "段某", "county", "栖云县委组织部（经办人）");
export const qiyunApprover = inCounty(qiyun, "qiyun2", "邵某", "county", "栖云县委组织部（审核人）");
export const qiyunContributor = inCounty(qiyun, "qiyun3", "傅某", "county", "栖云县委组织部（信息员）");
/** 五个督查组的组长，each with an account: what is sealed opens to them. */
export const qiyunInspectors: readonly Seat[] = ["万某", "方某", "石某", "叶某", "任某"].map((name, i) =>
  inCounty(qiyun, `qiyundc${i + 1}`, name, "inspector", `栖云县督查第${"一二三四五"[i]!}组`),
);
export const qiyunTownship = inTownship(qiyun, "meiling", "龚某", "梅岭镇");
/** 审核人 of the same township: who declares a project does not review it. */
export const qiyunTownshipApprover = seat("meiling2", "苏某", "township", "梅岭镇（审核人）", {
  areaId: qiyun.id,
  townshipId: townshipOf(qiyun, "梅岭镇").id,
});
const inQiyun = (loginName: string, name: string, organisation: string, duty: string) =>
  inOrganisation(loginName, name, "department", organisation, {
    county: qiyun,
    place: `栖云${organisation}（${duty}）`,
  });
/** 财政、审计、行业主管：the departments a project passes. */
export const qiyunDepartments: readonly Seat[] = [
  inQiyun("qiyuncz", "顾某", "县财政局", "财政评审、拨付"),
  inQiyun("qiyunsj", "尹某", "县审计局", "结算审计"),
  inQiyun("qiyunny", "戴某", "县农业农村局", "行业主管"),
  inQiyun("qiyunzj", "秦某", "县住房城乡建设局", "行业主管"),
];
export const qiyunAuditor = inCounty(qiyun, "qiyunjd", "江某", "auditor", "栖云县审计监督（只读）");
/** Of the village where the pooled project stands; its grant is completed with the project. */
export const qiyunTeamSeat = seat("qiyundui", "史某", "team", "北井堡村驻村工作队", { areaId: qiyun.id });
export const founder = seat("xitong", "钱某", "system-admin", "全系统");

const townshipSeats: readonly Seat[] = [
  inTownship(qinglan, "qinglan", "王某", "青岚街道"),
  inTownship(qinglan, "baishi", "赵某", "白石镇"),
  inTownship(qinglan, "liuxi", "陈某", "柳溪镇"),
  inTownship(qinglan, "zaolin", "刘某", "枣林镇"),
  inTownship(qinglan, "yunqiao", "杨某", "云桥街道"),
  inTownship(qinglan, "hetang", "黄某", "荷塘镇"),
  inTownship(qinglan, "songling", "周某", "松岭乡"),
  inTownship(qinglan, "shiquan", "吴某", "石泉街道"),
  inTownship(qinglan, "xinghua", "徐某", "杏花镇"),
  inTownship(qinglan, "tongwan", "孙某", "桐湾镇"),
  inTownship(muyun, "muyunjie", "严某", "沐云街道"),
  inTownship(muyun, "hekou", "郑某", "河口镇"),
];

/** 审核人 of the same township: who hands an assessment in does not check it. */
export const townshipApprover = seat("qinglan2", "谢某", "township", "青岚街道（审核人）", {
  areaId: qinglan.id,
  townshipId: townshipOf(qinglan, "青岚街道").id,
});

export const seatOfTownship = (township: DemoTownship): Seat =>
  townshipSeats.find((one) => one.townshipId === township.id)!;

/** The three bodies that wrote opinions in the third round. */
export const reviewers: readonly Seat[] = [
  inOrganisation("jiwei", "马某", "department", "县纪委监委"),
  inOrganisation("zhengfa", "朱某", "department", "县委政法委"),
  inOrganisation("xinfang", "胡某", "department", "县信访局"),
];

/** The team whose village has all its lines done and waits to be handed in: where the steps to the end are practised. */
export const readyTeam = 22;

const shownTeams: Readonly<Record<number, readonly [loginName: string, name: string, place: string]>> = {
  0: ["gongzuodui", "何某", "老沟铺村驻村工作队"],
  [readyTeam]: ["gongzuodui2", "田某", "小菱峪村驻村工作队"],
};

/** The first village on the list; which teams the others are follows from the third round. Grants are completed when the teams are formed. */
export function seatOfTeam(n: number): Seat {
  const plain = [`dui${String(n).padStart(2, "0")}`, "驻村工作队员", "驻村工作队"] as const;
  const [loginName, name, place] = shownTeams[n] ?? plain;
  return seat(loginName, name, "team", place, { areaId: qinglan.id });
}

/** One account for every office, in the order the sign-in page shows them. */
export const seats: readonly Seat[] = [
  author,
  approver,
  ...townshipSeats.slice(0, 1),
  townshipApprover,
  ...townshipSeats.slice(1),
  ...reviewers,
  inOrganisation("caizheng", "林某", "unit", "县财政局"),
  seatOfTeam(0),
  seatOfTeam(readyTeam),
  inCounty(qinglan, "ducha", "高某", "inspector", "青岚县督查组"),
  inCounty(qinglan, "shenji", "罗某", "auditor", "青岚县审计局"),
  muyunAuthor,
  qiyunAuthor,
  qiyunApprover,
  qiyunContributor,
  ...qiyunInspectors,
  qiyunTownship,
  qiyunTownshipApprover,
  ...qiyunDepartments,
  qiyunTeamSeat,
  qiyunAuditor,
  seat("shiwei", "梁某", "city", "云岭市委组织部", { areaId: city.id }),
  seat("shengwei", "宋某", "province", "示例省委组织部", { areaId: province.id }),
  founder,
  seat("anquan", "许某", "security-admin", "全系统"),
  seat("rizhi", "邓某", "audit-admin", "全系统"),
];

export const demoAccounts: readonly DemoAccount[] = seats.map(({ loginName, name, place, role }) => ({
  loginName,
  password: demoPassword,
  name,
  place,
  role,
}));
