import { foldWidth } from "#domain/area.ts";
import { projectCode } from "#domain/projects/draft.ts";
import { type ContractCategory, contractCategories } from "#domain/projects/funds/contract.ts";
import { contractCategoryLabel, paymentKindLabel } from "#domain/projects/funds/labels.ts";
import { type PaymentKind, paymentKinds } from "#domain/projects/funds/payment.ts";
import type { Field } from "../../imports/register.ts";
import { type Reading, readInteger, readText, trim, wrong } from "../../office/cell-values.ts";
import type { Cell } from "../../office/workbook.ts";
import { choice, day, field, money, told, words } from "./fields.ts";

/** 2025-0012, 2025-12, 2025年12号; a sheet turns the first into a month unless the column is text, which is told. */
const projectNumber = (cell: Cell): Reading<string> => {
  const reading = readText(cell);
  if (!("value" in reading)) return reading;
  const found = /^(\d{4})(?:[-—－]|年第?)0*(\d{1,6})号?$/u.exec(foldWidth(reading.value).replace(/\s+/gu, ""));
  return found
    ? { value: projectCode({ year: Number(found[1]), number: Number(found[2]) }) }
    : wrong(`“${trim(cell.text)}”不是项目编号，请填写成 2025-0012 的样子，并把这一列设为文本格式。`);
};

const percent = (cell: Cell): Reading<number> => {
  const reading = readInteger({ ...cell, text: cell.text.replace(/[%％]/u, "") });
  if (!("value" in reading)) return reading;
  return reading.value >= 0 && reading.value <= 20
    ? reading
    : wrong(`“${trim(cell.text)}”应为 0 至 20 的整数（百分之几）。`);
};

/** Several amounts in one cell, each in the unit of the head. */
const moneyList: Field["read"] = (cell, unit) => {
  const parts = trim(cell.text)
    .split(/[、;；/\n]/u)
    .filter((part) => part.trim() !== "");
  if (parts.length <= 1) return money(cell, unit);
  const amounts: number[] = [];
  for (const text of parts) {
    const reading = money({ ...cell, kind: "text", text }, unit);
    if (!("value" in reading)) return reading;
    amounts.push(Number(reading.value));
  }
  return { value: amounts.join("、") };
};

const categories: Readonly<Record<string, ContractCategory>> = {
  施工: "works",
  建设工程: "works",
  采购: "goods",
  服务类: "services",
  发放清单: "grant",
  到户: "grant",
};

const kinds: Readonly<Record<string, PaymentKind>> = {
  预付: "advance",
  进度: "progress",
  工程进度款: "progress",
  结算款: "final",
  竣工结算款: "final",
  尾款: "final",
  质保金: "retention",
  保证金: "retention",
};

const project = field(
  "project",
  "项目编号",
  ["项目号", "系统编号"],
  "系统中的项目编号，如 2025-0012；先导入项目台账。",
  projectNumber,
  true,
);

/** The columns of a ledger of contracts. */
export const contractColumns: readonly Field[] = [
  project,
  field("number", "合同编号", ["合同号"], "不超过 60 个字；同一项目不重复。", words(60), true),
  field("name", "合同名称", ["合同"], "不超过 100 个字。", words(100)),
  field(
    "category",
    "合同类别",
    ["类别", "类型"],
    `填${told(contractCategoryLabel, contractCategories)}。`,
    choice(contractCategories, contractCategoryLabel, categories),
    true,
  ),
  field("party", "对方单位", ["乙方", "承包单位", "施工单位", "供应商", "中标单位"], "单位名称。", words(100), true),
  field("amount", "合同金额", ["金额", "合同价", "签约金额"], "表头写明元或万元。", money, true),
  field(
    "tenderedOn",
    "中标日期",
    ["成交日期", "中标（成交）日期", "定标日期"],
    "填到日；填了的，签订日期不能早于它。",
    day,
  ),
  field("signedOn", "签订日期", ["合同签订日期", "签约日期", "签订时间"], "填到日。", day, true),
  field("finishOn", "约定完工日期", ["完工日期", "工期截止"], "填到日。", day),
  field("retention", "质量保证金比例", ["质保金比例", "保证金比例"], "百分之几的整数；不填的按 0。", percent),
  field("retentionDueOn", "质量保证金到期日", ["质保金到期日", "质保到期"], "填到日。", day),
];

/** The columns of a ledger of payments. */
export const paymentColumns: readonly Field[] = [
  project,
  field("contractNumber", "合同编号", ["合同号", "清单编号"], "该项目已登记的合同（发放清单）编号。", words(60), true),
  field(
    "kind",
    "款项",
    ["款项类别", "拨付类别", "款项性质"],
    `填${told(paymentKindLabel, paymentKinds)}。`,
    choice(paymentKinds, paymentKindLabel, kinds),
    true,
  ),
  field("amount", "拨付金额", ["金额", "支付金额", "拨款金额"], "表头写明元或万元。", money, true),
  field("onDay", "拨付日期", ["支付日期", "拨款日期", "付款日期"], "填到日。", day, true),
  field("voucher", "凭证号", ["凭证", "支付凭证号", "记账凭证号"], "不超过 60 个字；同一项目不重复。", words(60), true),
  field(
    "documents",
    "资金文号",
    ["资金来源", "来源文号", "指标文号"],
    "系统中已安排到该项目的资金批次文号；多个用顿号分开。只有一项资金的可以不填。",
    words(500),
  ),
  field(
    "parts",
    "各文号金额",
    ["来源金额", "各来源金额"],
    "资金文号有多个时一一对应，用顿号分开；表头写明元或万元。",
    moneyList,
  ),
  field("text", "摘要", ["用途", "备注", "说明"], "不超过 200 个字。", words(200)),
];
