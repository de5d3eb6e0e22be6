import { formatChinese, diffDays } from "#domain/date.ts";
import { type NoticeContent, noticeLines } from "#domain/projects/disclosures/wording.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import type { Block, OfficialDocument } from "../../office/official-document.ts";
import { renderOfficialDocument } from "../../office/render-document.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { findNotice, type WholeNotice } from "./rows.ts";

/** 公示文稿, to be printed and hung: no luxurious boards, one or two sheets of paper. */
export async function downloadPaper(tx: Tx, actor: Actor, id: string, today: IsoDate) {
  const notice = await findNotice(tx, actor, id, today);
  if (!notice) throw notFound("公示");
  const detail = { act: "download", disclosureStep: notice.step, level: notice.level };
  await record(tx, actor, { verb: "disclosure.read", countyId: notice.countyId, subjectId: id, detail });
  const mark = await demoMarkOf(tx, [notice.countyId]);
  return {
    fileName: `${notice.title}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content: await renderOfficialDocument(paperModel(notice, mark), "仿宋_GB2312"),
  };
}

function paperModel(notice: WholeNotice, mark: string | undefined): OfficialDocument {
  const { title, content, issuer, fromOn } = notice;
  return {
    title,
    body: [
      paragraph(
        `根据帮扶项目和资金公告公示的有关规定，现将${title.replace(/^关于/u, "").replace(/的公示$/u, "")}予以公示，接受群众和社会监督。`,
      ),
      heading("公示内容"),
      ...noticeLines(content, notice.subjectKind).flatMap(({ word, text }) => linesOf(word, text)),
      ...beneficiaryBlock(content),
      heading("公示时间"),
      paragraph(
        `${formatChinese(fromOn)}至${formatChinese(notice.untilOn)}，张贴当日不计算在内，共${diffDays(fromOn, notice.untilOn)}天。`,
      ),
      heading("意见反映"),
      paragraph(howToObject(notice)),
    ],
    signature: { agency: issuer, date: fromOn },
    ...(mark !== undefined && { mark }),
  };
}

const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });
/** A part of several lines goes on in paragraphs of its own. */
function linesOf(word: string, text: string): Block[] {
  const [first = "", ...more] = text.split("\n");
  const head: Block = { kind: "paragraph", lead: `${word}：`, runs: [{ text: ended(first) }] };
  return [head, ...more.map((line) => paragraph(ended(line)))];
}

/** A line of a paper ends as a sentence. */
const ended = (text: string) => (/[。！？；]$/u.test(text) ? text : `${text}。`);

function beneficiaryBlock({ beneficiaries = [] }: NoticeContent): Block[] {
  if (beneficiaries.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `享受帮扶的农户（${beneficiaries.length} 户）`,
      columns: [
        { header: "序号", weight: 1.5 },
        { header: "姓名", weight: 3 },
        { header: "村民小组", weight: 4 },
        { header: "帮扶内容", align: "left", weight: 7 },
      ],
      rows: beneficiaries.map(({ name, group, item }, i) => [String(i + 1), name, group, item]),
    },
  ];
}

function howToObject({ office, phone, address }: WholeNotice): string {
  const where = address === "" ? "" : `，地址：${address}`;
  return `公示期间对公示内容有异议的，可以来电、来信、来访，也可以在驻村通“帮扶项目和资金公示”网页提出（不需登录），实名、匿名均可，期满后提出的同样受理。监督单位：${office}，监督电话：${phone}${where}。`;
}
