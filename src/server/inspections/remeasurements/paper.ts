import { notFound } from "#contract/problem.ts";
import type { Download } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import { formatChinese } from "#domain/date.ts";
import { remeasureStratumLabel } from "#domain/inspections/remeasure/labels.ts";
import { wanOf } from "#domain/money.ts";
import type { Db } from "../../db/db.ts";
import type { Block, OfficialDocument } from "../../office/official-document.ts";
import { renderOfficialDocument } from "../../office/render-document.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { type DrawnRow, findSample, listDrawn, type SampleRow } from "./rows.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });

/** 抽取证明: frame, seal and seed as hashes, and the list they gave; the frame itself stands on the page. */
export async function samplePaper(db: Db, actor: Actor, id: string): Promise<Download> {
  const sample = await findSample(db, actor, id);
  if (!sample) throw notFound("复核实测抽查");
  const drawn = await listDrawn(db, actor, sample);
  const mark = await demoMarkOf(db, [sample.countyId]);
  const content = await renderOfficialDocument(paperModel(sample, drawn, mark), "仿宋_GB2312");
  return {
    fileName: `复核实测抽取证明-${sample.fromOn}-${sample.untilOn}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content,
  };
}

function paperModel(sample: SampleRow, drawn: readonly DrawnRow[], mark: string | undefined): OfficialDocument {
  const { fromOn, untilOn, frozenOn, drawnOn, projects, algorithm } = sample;
  const result =
    drawnOn === null ? "尚未抽取。" : `${formatChinese(drawnOn)}抽取${drawn.length}个（算法${algorithm}）。`;
  return {
    title: "项目复核实测抽取证明",
    body: [
      paragraph(
        `${formatChinese(fromOn)}至${formatChinese(untilOn)}竣工验收的项目，底册于${formatChinese(frozenOn)}定格，列入${projects}个，${result}`,
      ),
      hashes(sample),
      ...(drawn.length > 0 ? [list(drawn)] : []),
      paragraph(
        "核验方法：底册全文的SHA-256应与上表一致；种子是“底册SHA-256”与“封存值”两段十六进制文字相接后的SHA-256；各项目按SHA-256（种子字节与项目编号相接）从小到大排列，每类取前若干个。",
      ),
    ],
    ...(mark !== undefined && { mark }),
  };
}

function hashes({ frameSha256, sealNumber, sealHash, seed }: SampleRow): Block {
  return {
    kind: "table",
    columns: [
      { header: "项目", align: "left", weight: 3 },
      { header: "内容", align: "left", weight: 8 },
    ],
    rows: [
      ["底册 SHA-256", frameSha256],
      ["定格后首个审计封存", sealNumber === null ? "还没有封存" : `第 ${sealNumber} 号`],
      ["封存值", sealHash ?? ""],
      ["种子", seed ?? ""],
    ],
  };
}

function list(drawn: readonly DrawnRow[]): Block {
  return {
    kind: "table",
    columns: [
      { header: "编号", align: "left", weight: 3 },
      { header: "项目", align: "left", weight: 6 },
      { header: "类别", align: "left", weight: 3 },
      { header: "金额（万元）", align: "right", weight: 3 },
      { header: "应完成", align: "left", weight: 3 },
    ],
    rows: drawn.map((one) => [
      one.number,
      one.name,
      remeasureStratumLabel[one.stratum],
      wanOf(one.amountFen),
      one.dueOn,
    ]),
  };
}
