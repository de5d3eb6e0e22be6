import { foldWidth } from "#domain/area.ts";
import { maskPhone } from "#domain/masking.ts";
import { type PersonKind, type Skill, skillLabel, skillOf, skills } from "#domain/registry/person.ts";
import { kept, missing, narrow, type Reading, readFlag, readText, wrong } from "../office/cell-values.ts";
import type { Cell } from "../office/workbook.ts";
import { field, readPlaceName, wordField } from "./import-fields.ts";

const kinds = {
  县级领导: "county-leader",
  县领导: "county-leader",
  乡镇领导: "township-leader",
  "乡镇（街道）领导": "township-leader",
  "乡镇(街道)领导": "township-leader",
  镇街领导: "township-leader",
  乡镇班子成员: "township-leader",
  单位干部: "cadre",
  干部: "cadre",
} as const satisfies Record<string, PersonKind>;

/** A person's name without blanks: “张 伟” and “张伟” are one. */
function readPersonName(cell: Cell): Reading<string> {
  const reading = readText(cell);
  if (!("value" in reading)) return reading;
  const name = foldWidth(reading.value).replace(/\s+/gu, "").replace(/\(/gu, "（").replace(/\)/gu, "）");
  if (/\d/.test(name)) return wrong(`“${name}”里有数字，这里应填姓名。`);
  return Array.from(name).length > 40 ? wrong(`“${name.slice(0, 10)}……”超过 40 个字，请核对。`) : { value: name };
}

const shortText =
  (max: number) =>
  (cell: Cell): Reading<string> => {
    const reading = readText(cell);
    if (!("value" in reading)) return reading;
    return Array.from(reading.value).length > max
      ? wrong(`“${reading.value.slice(0, 10)}……”超过 ${max} 个字，请核对。`)
      : reading;
  };

/** 1985, 1985年, 1985.06, 1985-06-01, 198506: of a date of birth only its year is kept. */
function readBirthYear(cell: Cell): Reading<number> {
  const text = narrow(cell.text);
  if (/^[-—–/\\]*$/.test(text)) return missing;
  const year = /^(19\d{2}|20\d{2})(年|[.\-/年]\d{1,2}([.\-/月]\d{0,2})?[月日]?|\d{2}|\d{4})?$/.exec(text)?.[1];
  if (year === undefined) return wrong(`“${text}”看不出出生年份，请填四位年份，如 1985。`);
  return Number(year) >= 1930 && Number(year) <= 2015
    ? { value: Number(year) }
    : wrong(`“${text}”不在 1930 至 2015 年之间，请核对。`);
}

const inParty = /^(中共党员|党员|中共正式党员|正式党员)$/;
const notInParty =
  /^(中共预备党员|预备党员|共青团员|团员|群众|民主党派|无党派人士|无党派|民革党员|民盟盟员|民建会员|民进会员|农工党党员|致公党党员|九三学社社员|台盟盟员|非党员|否)$/;

/** 第一书记应为正式党员, so a probationary member is not counted as one yet. */
function readPolitics(cell: Cell): Reading<boolean> {
  const text = narrow(cell.text);
  if (text === "") return missing;
  if (inParty.test(text)) return { value: true };
  return notInParty.test(text)
    ? { value: false }
    : wrong(`“${text}”不是通用的政治面貌，请填中共党员、中共预备党员、群众等。`);
}

const words = skills.map((skill) => skillLabel[skill]).join("、");

/** Several in one cell; kept as their codes in one text, in the order of the list. */
function readSkills(cell: Cell): Reading<string> {
  const reading = readText(cell);
  if (!("value" in reading)) return reading;
  const found = new Set<Skill>();
  for (const word of foldWidth(reading.value)
    .split(/[、，,;；/\s]+/u)
    .filter(Boolean)) {
    const skill = skillOf(word);
    if (!skill) return wrong(`特长“${word}”不在可填的范围内，请从${words}中选填。`);
    found.add(skill);
  }
  return { value: skills.filter((skill) => found.has(skill)).join(",") };
}

/** The number never stands in a sentence. As the register is exported it shows in part, 138****0000, and brings nothing new. */
function readPhone(cell: Cell): Reading<string> {
  const text = narrow(cell.text);
  if (/^[-—–/\\]*$/.test(text)) return missing;
  if (/^\d{0,3}\*{4,}\d{0,4}$/.test(text)) return kept;
  if (/e\+?\d+$/i.test(text)) return wrong("联系电话是科学计数法，后几位已经丢失。请把该列设为文本格式后重新填写。");
  return /^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(text)
    ? { value: text }
    : wrong(`联系电话“${maskPhone(text)}”位数不对，应为 11 位手机号或带区号的座机号。`);
}

function readVillageCapacity(cell: Cell): Reading<number> {
  const text = narrow(cell.text).replace(/个?村?$/u, "");
  if (/^[-—–/\\]*$/.test(text)) return missing;
  return /^\d{1,2}$/.test(text) && Number(text) <= 20
    ? { value: Number(text) }
    : wrong(`最多包联村数“${narrow(cell.text)}”不是 0 到 20 的整数。`);
}

export const personFields = [
  field(
    "name",
    "姓名",
    ["干部姓名", "人员姓名"],
    "填全名；同单位同名的，在姓名后注明，如“张伟（女）”。",
    readPersonName,
    true,
  ),
  field(
    "kind",
    "类别",
    ["人员类别", "干部类别"],
    "填县级领导、乡镇（街道）领导或单位干部；不填时，有任职乡镇的按乡镇（街道）领导，其余按单位干部。",
    wordField(kinds, "县级领导、乡镇（街道）领导或单位干部"),
  ),
  field(
    "unit",
    "单位",
    ["所在单位", "工作单位", "单位名称", "派出单位"],
    "填单位名录中已有的单位全称；单位干部必填。",
    shortText(60),
  ),
  field(
    "township",
    "任职乡镇（街道）",
    ["任职乡镇", "所在乡镇", "任职镇街"],
    "乡镇（街道）领导必填，其他人员不填。",
    readPlaceName,
  ),
  field("post", "职务", ["现任职务", "职务职级"], "如“科员”“副局长”。", shortText(60)),
  field("unitHead", "单位主要负责人", ["主要负责人", "是否主要负责人", "一把手"], "填是或否。", readFlag),
  field("birthYear", "出生年份", ["出生年月", "出生日期", "出生年"], "填四位年份；填到年月的只取年份。", readBirthYear),
  field("partyMember", "政治面貌", ["是否党员", "党员"], "填中共党员、中共预备党员、群众等。", readPolitics),
  field("skills", "特长", ["专业特长", "熟悉领域", "专长"], `可填多项，用顿号分开：${words}。`, readSkills),
  field(
    "home",
    "籍贯",
    ["籍贯乡镇", "家庭所在地", "户籍地"],
    "本县的填乡镇（街道）全称，用于回避；外县的照实填写。",
    shortText(60),
  ),
  field(
    "phone",
    "联系电话",
    ["电话", "手机", "手机号", "手机号码", "联系方式"],
    "只用于工作联系，页面上只显示前三位和后四位。",
    readPhone,
  ),
  field("sortOrder", "排序", ["序号", "顺序"], "填整数，按从小到大排列。", (cell) => {
    const text = narrow(cell.text);
    if (text === "") return missing;
    return /^\d{1,5}$/.test(text) ? { value: Number(text) } : wrong(`“${text}”不是整数。`);
  }),
  field(
    "villageCapacity",
    "最多包联村数",
    ["最多联系村数", "最多包村数", "最多联村数"],
    "只有县级领导、乡镇（街道）领导填写，填 0 到 20 的整数，0 为本轮不安排；不填的按本县规则。",
    readVillageCapacity,
  ),
];
