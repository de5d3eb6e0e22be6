import type { Block } from "#domain/figures/text-blocks.ts";
import { approveBulletin, publishBulletin, submitBulletin } from "../bulletins/commands.ts";
import { createBulletin } from "../bulletins/drafting.ts";
import { addItem, editItem, handInItem } from "../bulletins/items.ts";
import { createSeries } from "../bulletins/series.ts";
import type { Tx } from "../db/db.ts";
import { actorOf } from "./accounts.ts";
import { demoId } from "./ids.ts";
import { qiyunRound } from "./qiyun.ts";
import type { InspectionDays } from "./qiyun-inspection.ts";
import { qiyunApprover, qiyunAuthor, qiyunContributor, type Seat } from "./seats.ts";
import { morningOf } from "./timeline.ts";

const briefing = demoId("briefing of qiyun");
const series = demoId("series of qiyun");

interface Item {
  readonly by: Seat;
  readonly section: string;
  readonly title: string;
  readonly credit: string;
  readonly blocks: readonly Block[];
}

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const items: readonly Item[] = [
  {
    by: qiyunAuthor,
    section: "工作动态",
    title: "全县驻村工作队到岗履责督查结束",
    credit: "县驻村办",
    blocks: [
      paragraph(
        "按照年度督查检查计划，县驻村办近日完成驻村工作队到岗履责督查。目前全县{{cases}}个村纳入本轮整顿，工作队全部进驻。督查发现的问题已逐项交办，整改后由县级核查销号。",
      ),
    ],
  },
  {
    by: qiyunContributor,
    section: "工作动态",
    title: "两支工作队推动产业路开工",
    credit: "县驻村办信息组",
    blocks: [paragraph("沿河片区两支工作队与村“两委”一起入户听取意见，三次调整线路，产业路近日开工，预计年底前完工。")],
  },
  {
    by: qiyunContributor,
    section: "经验交流",
    title: "把群众的事列成清单办",
    credit: "县驻村办信息组",
    blocks: [
      paragraph(
        "一支工作队进村后不发表格、不催照片，用两个月走遍全村，把群众反映最集中的八件事列成清单，办完一件销一件。",
      ),
      paragraph("办不了的说明原因和下一步打算，每季度在村务公开栏公布一次，群众看得见、问得着。"),
    ],
  },
];

/** 第四轮第十八期：three items of two authors, edited by one and approved by another. */
export async function publishBriefing(tx: Tx, { issuedOn: day }: InspectionDays) {
  const hand = (seat: Seat) => ({ tx, actor: actorOf(seat), today: day, now: morningOf(day) });
  const [edits, checks] = [hand(qiyunAuthor), hand(qiyunApprover)];
  await createSeries(edits, {
    id: series,
    name: "栖云县驻村工作简报",
    masthead: "驻村工作简报",
    issuer: "栖云县驻村工作领导小组办公室",
    counting: "round",
    showsTotal: false,
    issuesBefore: 17,
    reportTo: "云岭市委组织部，县委、县政府领导同志",
    sendTo: "县直各派出单位",
    issueTo: "各乡镇（街道）党（工）委，各驻村工作队",
    copies: 160,
  });
  await createBulletin(edits, { id: briefing, roundId: qiyunRound, kind: "briefing", seriesId: series });
  for (const [i, { by, blocks, ...words }] of items.entries()) {
    const id = demoId(`briefing item ${i}`, i);
    await addItem(hand(by), briefing, { id, ...words });
    const { version } = await editItem(hand(by), id, 1, { ...words, blocks });
    await handInItem(hand(by), id, version);
  }
  const version = await versionOf(tx);
  const submitted = await submitBulletin(edits, briefing, version);
  const approved = await approveBulletin(checks, briefing, submitted);
  await publishBulletin(edits, briefing, { version: approved.version, issueNumber: 18, issuedOn: day });
}

async function versionOf(tx: Tx): Promise<number> {
  const { version } = await tx
    .selectFrom("bulletin")
    .where("id", "=", briefing)
    .select("version")
    .executeTakeFirstOrThrow();
  return version;
}
