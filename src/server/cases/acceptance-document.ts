import type { AcceptanceScheme, Appraisal } from "#domain/cases/acceptance.ts";
import { outcomeLabel, pointsText, vetoLabel } from "#domain/cases/step-labels.ts";
import { formatChinese, type IsoDate } from "#domain/date.ts";
import type { Block, OfficialDocument } from "../office/official-document.ts";

interface Accepted extends Appraisal {
  readonly attempt: number;
  readonly heldOn: IsoDate;
  readonly members: string;
  readonly scores: readonly number[];
  readonly points: number;
  readonly outcome: "passed" | "failed";
  readonly veto: "" | "dissatisfied";
  readonly opinion: string;
  readonly newDueOn: IsoDate | null;
}

export interface AcceptanceSheet {
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly round: string;
  readonly scheme: AcceptanceScheme;
  /** null: an empty form to be filled in by hand in the village. */
  readonly accepted: Accepted | null;
  readonly mark?: string | undefined;
}

/** 验收表: scores, appraisal, result, and the lines to be signed. */
export function acceptanceDocument(sheet: AcceptanceSheet): OfficialDocument {
  const { county, scheme, accepted, mark } = sheet;
  return {
    title: `${county}软弱涣散村党组织整顿验收表`,
    body: [
      headBlock(sheet),
      heading("综合评分"),
      scoreBlock(scheme, accepted),
      paragraph(
        `合格线 ${scheme.passPoints} 分；民主测评不满意票超过有效票 ${scheme.vetoPercent}% 的，无论得分多少均为不合格。评分依据：${scheme.title}。`,
      ),
      heading("民主测评"),
      appraisalBlock(scheme, accepted),
      heading("验收意见"),
      paragraph(accepted ? opinionText(accepted) : blank(4)),
      heading("签字"),
      signatureBlock(),
    ],
    mark,
  };
}

const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
const blank = (lines: number) => "＿".repeat(24 * lines);
const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });

function headBlock({ township, village, round, accepted }: AcceptanceSheet): Block {
  const held = accepted ? formatChinese(accepted.heldOn) : "　　　年　　月　　日";
  const attempt = accepted ? `第 ${accepted.attempt} 次` : "第　　次";
  return {
    kind: "table",
    columns: [
      { header: "乡镇（街道）", weight: 3 },
      { header: "村（社区）", weight: 3 },
      { header: "轮次", weight: 4 },
      { header: "验收日期", weight: 4 },
      { header: "次数", weight: 2 },
    ],
    rows: [[township, village, round, held, attempt]],
  };
}

function scoreBlock({ aspects }: AcceptanceScheme, accepted: Accepted | null): Block {
  const items = aspects.flatMap(({ name, items: ofAspect }) =>
    ofAspect.map((item, i) => ({ aspect: i === 0 ? name : "", ...item })),
  );
  const rows = items.map(({ aspect, name, points }, i) => [
    String(i + 1),
    aspect,
    name,
    String(points),
    accepted ? pointsText(accepted.scores[i]!) : "",
  ]);
  const full = items.reduce((sum, { points }) => sum + points, 0);
  return {
    kind: "table",
    columns: [
      { header: "序号", weight: 1.6 },
      { header: "方面", align: "left", weight: 4 },
      { header: "项目", align: "left", weight: 10 },
      { header: "满分", align: "right", weight: 1.8 },
      { header: "得分", align: "right", weight: 2 },
    ],
    rows: [...rows, ["", "", "合计", String(full), accepted ? pointsText(accepted.points) : ""]],
  };
}

function appraisalBlock({ representatives }: AcceptanceScheme, accepted: Accepted | null): Block {
  const shown = (count: number | undefined) => (count === undefined ? "" : String(count));
  const { invited, present, satisfied, fair, dissatisfied } = accepted ?? ({} as Partial<Appraisal>);
  return {
    kind: "table",
    caption: `由党员、村民代表参加，一般 ${representatives} 人`,
    columns: ["应到", "实到", "满意", "一般", "不满意"].map((header) => ({ header, weight: 1 })),
    rows: [[invited, present, satisfied, fair, dissatisfied].map(shown)],
  };
}

function opinionText({ points, outcome, veto, opinion, newDueOn }: Accepted): string {
  const reason = veto === "" ? "" : `，${vetoLabel[veto]}`;
  const rework = newDueOn === null ? "" : `请继续整顿，于${formatChinese(newDueOn)}前完成。`;
  const said = opinion === "" || /[。！？]$/u.test(opinion) ? opinion : `${opinion}。`;
  return `综合得分 ${pointsText(points)} 分${reason}，验收结果：${outcomeLabel[outcome]}。${said}${rework}`;
}

function signatureBlock(): Block {
  const day = "　年　月　日";
  return {
    kind: "table",
    columns: [
      { header: "验收组组长", weight: 1 },
      { header: "验收组成员", weight: 1 },
      { header: "乡镇（街道）党（工）委", weight: 1 },
      { header: "村党组织书记", weight: 1 },
    ],
    rows: [
      ["　", "　", "　", "　"],
      [day, day, day, day],
    ],
  };
}
