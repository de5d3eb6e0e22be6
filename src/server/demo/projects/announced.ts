import { sql } from "kysely";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { announceBatch } from "../../projects/funds/announcing.ts";
import { setRule } from "../../rules/commands.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { county } from "./hands.ts";
import type { Play } from "./play.ts";

/** 监督电话、监督单位 of the county, as every notice bears them. */
export const hotline = { phone: "0990-6123456", office: "县委农村工作领导小组办公室" };

async function fillHotline({ tx, timeline: { today }, as }: Play) {
  const rule = {
    ...{
      countyId: qiyun.id,
      code: "project-disclosure" as const,
      version: 0,
      basis: "栖云县帮扶项目公告公示办法（示例）",
    },
    content: { ...ruleShapes["project-disclosure"].shipped, ...hotline },
    validFrom: today,
  };
  await as(county, () => setRule(tx, county, rule, today));
}

/** 资金分配公告 of the latest money that was shared out: posted today. */
export async function playAnnounced(play: Play) {
  const { tx, timeline, as } = play;
  const { today } = timeline;
  await fillHotline(play);
  const { rows } = await sql<{ id: string }>`
    select b.id from fund_batch b where b.county_id = ${qiyun.id} and b.allocated_fen > 0 order by b.document_on desc, b.id limit 1`.execute(
    tx,
  );
  const said = {
    places: "县人民政府网站",
    issuer: "栖云县财政局",
    principle: "优先安排产业发展项目，向软弱涣散村和易返贫致贫人口较多的村倾斜。",
  };
  const notice = { id: rows[0]!.id, noticeId: demoId("announcement of qiyun"), fromOn: today, ...said };
  await as(county, () => announceBatch(tx, county, notice, today));
}
