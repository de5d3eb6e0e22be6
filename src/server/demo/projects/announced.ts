import { sql } from "kysely";
import { announceBatch } from "../../projects/funds/announcing.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { county } from "./hands.ts";
import type { Play } from "./play.ts";

/** 资金分配公告 of the latest money that was shared out: posted today. */
export async function playAnnounced({ tx, timeline: { today }, as }: Play) {
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
