import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { formatYuan } from "#domain/money.ts";
import { lineWords } from "#domain/projects/assets/distribution-words.ts";
import type { Vote } from "#domain/projects/assets/four-meetings.ts";
import type { Db } from "../../db/db.ts";
import type { PostedSubject } from "../disclosures/subjects.ts";
import { type LockedPlan, readLines } from "./rows.ts";

/** 决议公开：what the village reads on its board, line by line; households are not named. */
export async function planSubject(db: Db, actor: Actor, plan: LockedPlan): Promise<PostedSubject> {
  const { countyId, id, reach, villageId, year, number, totalFen, meetings } = plan;
  const { rows } = await sql<{ name: string; townshipId: string; township: string }>`
    select v.name, v.township_id, v.township from village_named(${countyId}, ${villageId}) v`.execute(db);
  const village = { id: villageId, ...rows[0]! };
  const lines = await readLines(db, actor, plan);
  const title = `${village.name} ${year} 年度项目收益分配方案${number > 1 ? `（第 ${number} 次）` : ""}`;
  const content = [
    `分配总额 ${formatYuan(totalFen)}。`,
    ...lines.map((line) => `${lineWords(line)}。`),
    ...(meetings?.members ? [`党员大会审议：${voteWords(meetings.members)}。`] : []),
    ...(meetings?.delegates ? [`村民代表会议决议：${voteWords(meetings.delegates)}。`] : []),
  ];
  const said = { name: title, place: `${village.township}${village.name}`, content: content.join("\n") };
  return {
    countyId,
    kind: "distribution",
    id,
    projectId: null,
    reach,
    title: `关于${title}的公示`,
    content: said,
    villages: [village],
  };
}

const voteWords = ({ heldOn, due, present, agreed }: Vote) =>
  `${heldOn}，应到 ${due} 人，到会 ${present} 人，同意 ${agreed} 人`;
