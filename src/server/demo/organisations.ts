import type { Schema } from "../db/schema.ts";
import type { DemoCounty } from "./counties.ts";
import { demoId } from "./ids.ts";

type Kind = Schema["organisation"]["kind"];
type Body = Schema["organisation"]["reviewBody"];

const offices: readonly (readonly [name: string, kind: Kind, body: Body])[] = [
  ["县委组织部", "party", null],
  ["县纪委监委", "party", "discipline"],
  ["县委统战部", "party", "united-front"],
  ["县委社会工作部", "party", null],
  ["县委政法委", "politics-law", "politics-law"],
  ["县公安局", "politics-law", "public-security"],
  ["县司法局", "politics-law", null],
  ["县信访局", "professional", "petition"],
  ["县财政局", "economy", null],
  ["县审计局", "economy", null],
  ["县发展改革局", "economy", null],
  ["县农业农村局", "professional", null],
  ["县民政局", "professional", null],
  ["县住房城乡建设局", "professional", null],
  ["县教育体育局", "professional", null],
  // They write no opinions; their people go to the villages.
  ["县委办公室", "party", null],
  ["县委宣传部", "party", null],
  ["县委统一战线工作服务中心", "party", null],
  ["团县委", "party", null],
  ["县妇联", "party", null],
  ["县总工会", "party", null],
  ["县人民法院", "politics-law", null],
  ["县人民检察院", "politics-law", null],
  ["县税务局", "economy", null],
  ["县商务局", "economy", null],
  ["县工业和信息化局", "economy", null],
  ["县市场监督管理局", "economy", null],
  ["县供销合作社", "economy", null],
  ["县人力资源社会保障局", "professional", null],
  ["县卫生健康局", "professional", null],
  ["县交通运输局", "professional", null],
  ["县水利局", "professional", null],
  ["县自然资源局", "professional", null],
  ["县文化旅游局", "professional", null],
];

export const organisationId = (county: DemoCounty, name: string) => demoId(`${county.id} organisation ${name}`);

export function organisationsOf(county: DemoCounty) {
  const ofCounty = offices.map(([name, kind, reviewBody]) => ({
    name,
    kind,
    reviewBody,
    level: "county" as const,
    townshipId: null,
    villageCapacity: null,
  }));
  const ofTownships = county.townships.map((township) => ({
    name: `${township.name}${township.kind === "street" ? "党工委" : "党委"}`,
    kind: "township" as const,
    reviewBody: null,
    level: "township" as const,
    townshipId: township.id,
    villageCapacity: null,
  }));
  return [...ofCounty, ...ofTownships].map((one) => ({ ...one, id: organisationId(county, one.name) }));
}
