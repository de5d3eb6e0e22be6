import { byBytes } from "./bytes.ts";
import { drawAlgorithm, type DrawFrame, type EarlierDraw } from "./frame.ts";
import { frameHead } from "./frame-text.ts";
import { type Broken, readUnits } from "./unit-lines.ts";

/** The frame a canonical text says, or the number of the first line that is none. Only what frameText writes is read. */
export function readFrame(text: string): DrawFrame | Broken {
  const begin = text.indexOf("\nunit\t") + 1 || text.indexOf("\nend\n") + 1;
  const head = text.slice(0, begin);
  const reader: Reader = { lines: head.split("\n"), at: 0 };
  const frame = readHead(reader);
  const units = readUnits(text, begin, reader.lines.length);
  if (!frame || frameHead(frame) !== head)
    return { brokenLine: frame ? difference(frameHead(frame), head) : reader.at + 1 };
  if ("brokenLine" in units) return units;
  if (unusual.test(text) && text.normalize() !== text) return { brokenLine: difference(text.normalize(), text) };
  const jump = units.findIndex(({ id }, i) => i > 0 && byBytes(units[i - 1]!.id, id) > 0);
  return jump < 0 ? { ...frame, units } : { brokenLine: reader.lines.length + jump };
}

/** Signs that NFC could change are none of these, which nearly every list is made of. */
const unusual = /[^\0-\u02ff\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]/;

interface Reader {
  readonly lines: readonly string[];
  at: number;
}

function readHead(reader: Reader): DrawFrame | undefined {
  if (reader.lines[0] !== drawAlgorithm) return undefined;
  reader.at = 1;
  const [inspectionId, title] = row(reader, "inspection", 2);
  const [day] = row(reader, "day", 1);
  const [number] = row(reader, "number", 1);
  const earlier = rows(reader, "earlier", 4).map(earlierOf);
  const [method, clusterChoice, allocation] = row(reader, "method", 3);
  const [memory] = row(reader, "memory", 1);
  const [perObject] = row(reader, "per-object", 1);
  const [publicSource] = row(reader, "public", 1);
  // A line too many or a word this version does not know is not written again: the text then differs, and is refused.
  return {
    inspectionId: inspectionId!,
    title: title!,
    day: day!,
    number: whole(number),
    earlier,
    method: known(["simple", "stratified", "two-stage", "size-weighted"], method),
    clusterChoice: known(["simple", "size-weighted"], clusterChoice),
    allocation: known(["equal", "proportional"], allocation),
    memory: known(["exclude", "after"], memory),
    perObject: whole(perObject),
    publicSource: publicSource!,
    ...readLists(reader),
    units: [],
  };
}

const earlierOf = ([number, status, frameSha256 = "", reason = ""]: readonly string[]): EarlierDraw => ({
  number: whole(number),
  status: known(["drawn", "abandoned"], status),
  frameSha256,
  reason,
});

function readLists(reader: Reader): Pick<DrawFrame, "strata" | "exclusions" | "inspectors" | "recusals"> {
  const strata = rows(reader, "stratum", 3).map(([name = "", n, clusters]) => ({
    name,
    n: whole(n),
    clusters: whole(clusters),
  }));
  const exclusions = rows(reader, "exclusion", 3).map(([id = "", name = "", reason = ""]) => ({ id, name, reason }));
  const inspectors = rows(reader, "inspector", 3).map(([id = "", name = "", group = ""]) => ({ id, name, group }));
  const recusals = rows(reader, "recusal", 3).map(([inspectorId = "", unitId = "", reason = ""]) => ({
    inspectorId,
    unitId,
    reason,
  }));
  return { strata, exclusions, inspectors, recusals };
}

/** The lines of one word from here on, cut into their parts. */
function rows(reader: Reader, word: string, parts: number, most = Infinity): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (;;) {
    if (found.length === most) return found;
    const cut = reader.lines[reader.at]?.split("\t");
    if (cut?.[0] !== word || cut.length !== parts + 1) return found;
    found.push(cut.slice(1));
    reader.at += 1;
  }
}

/** The parts of the one line that stands here, empty ones where it does not. */
const row = (reader: Reader, word: string, parts: number): readonly string[] =>
  rows(reader, word, parts, 1)[0] ?? Array<string>(parts).fill("");

const known = <T extends string>(words: readonly [T, ...T[]], word: string | undefined): T =>
  words.find((one) => one === word) ?? words[0];

const whole = (text: string | undefined) => (text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : 0);

function difference(text: string, other: string): number {
  const [lines, others] = [text.split("\n"), other.split("\n")];
  return lines.findIndex((one, i) => one !== others[i]) + 1;
}
