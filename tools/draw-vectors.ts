/** Writes docs/draw/vectors.json and docs/draw/example.json: what any other implementation of docs/draw.md must arrive at. */
import fs from "node:fs/promises";
import path from "node:path";
import { certificateText } from "../src/domain/inspections/draw/certificate.ts";
import { draw } from "../src/domain/inspections/draw/draw.ts";
import type { DrawFrame } from "../src/domain/inspections/draw/frame.ts";
import { readFrame } from "../src/domain/inspections/draw/frame-read.ts";
import { frameRefusals } from "../src/domain/inspections/draw/frame-refusals.ts";
import { frameText } from "../src/domain/inspections/draw/frame-text.ts";
import { resultText } from "../src/domain/inspections/draw/result-text.ts";
import { commitmentOf, frameHash, seedOf } from "../src/domain/inspections/draw/seed.ts";
import { sha256 } from "../src/server/sha256.ts";

const textHash = (text: string) => frameHash(sha256, text);
const folder = path.resolve(import.meta.dirname, "../docs/draw");

const towns = ["柳溪镇", "松岭乡", "石桥镇", "青山街道", "河东镇", "北关镇"];
const units = (count: number, over: (i: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, i) => ({
    ...{
      id: `cun-${String(i).padStart(3, "0")}`,
      name: `第${i}村`,
      stratum: "全部",
      cluster: "",
      weight: 1,
      seen: false,
    },
    ...over(i),
  }));
const people = (count: number, group: (i: number) => string = () => "") =>
  Array.from({ length: count }, (_, i) => ({ id: `ren-${i}`, name: `督查员${i}`, group: group(i) }));

const plain: DrawFrame = {
  inspectionId: "ducha-2026-03",
  title: "第三季度整顿工作督查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: [{ name: "全部", n: 5, clusters: 0 }],
  units: units(24),
  exclusions: [],
  inspectors: people(5),
  recusals: [],
  perObject: 2,
  publicSource: "",
};

const weakAndOthers = [
  { name: "软弱涣散村", n: 2, clusters: 0 },
  { name: "其他村", n: 6, clusters: 0 },
];
const inTowns = units(52, (i) => ({
  cluster: towns[Math.floor(Math.sqrt(i)) % 6],
  weight: 1 + (i % 7),
  seen: i % 9 === 0,
}));
const twoStage = { method: "two-stage", units: inTowns, strata: [{ name: "全部", n: 15, clusters: 4 }] } as const;

/** Name, what differs from the plain frame, public number. */
const cases: readonly [string, Partial<DrawFrame>, string?][] = [
  ["simple", {}],
  ["a public number", { publicSource: "福彩 3D 第 2026233 期" }, "5 2 8"],
  [
    "stratified: 2 weak, 6 others; seen lately last; an exclusion; recusals",
    {
      method: "stratified",
      strata: weakAndOthers,
      units: units(30, (i) => ({ stratum: i < 5 ? "软弱涣散村" : "其他村", seen: i < 4 || i % 3 === 0 })),
      exclusions: [{ id: "cun-900", name: "新村", reason: "正在撤并" }],
      recusals: units(30).map(({ id }, i) => ({ inspectorId: `ren-${i % 3}`, unitId: id, reason: "籍贯地" })),
    },
  ],
  ["seen lately left out", { memory: "exclude", units: units(24, (i) => ({ seen: i % 2 === 0 })) }],
  ["two-stage, equal shares", twoStage],
  ["two-stage, proportional shares", { ...twoStage, allocation: "proportional" }],
  ["two-stage, townships by weight", { ...twoStage, clusterChoice: "size-weighted" }],
  [
    "two-stage in two strata, seen lately left out",
    {
      ...twoStage,
      allocation: "proportional",
      memory: "exclude",
      units: inTowns.map((one, i) => ({ ...one, stratum: i % 2 === 0 ? "山区" : "平原" })),
      strata: [
        { name: "山区", n: 4, clusters: 2 },
        { name: "平原", n: 3, clusters: 3 },
      ],
    },
  ],
  [
    "size-weighted, one certain, then one more among the rest",
    {
      method: "size-weighted",
      units: units(24, (i) => ({ weight: i === 3 ? 1_000_000_000 : i === 9 ? 400 : 1 + i * i })),
    },
  ],
  [
    "size-weighted, seen lately last",
    { method: "size-weighted", units: units(24, (i) => ({ weight: 10 + i, seen: i > 2 })) },
  ],
  [
    "groups, one of which must keep away",
    {
      inspectors: people(8, (i) => ["第一组", "第二组", "第三组"][i % 3]!),
      recusals: units(24).map(({ id }, i) => ({ inspectorId: `ren-${i % 8}`, unitId: id, reason: "包村干部" })),
    },
  ],
  [
    "the third draw of its inspection",
    {
      number: 3,
      earlier: [
        { number: 1, status: "abandoned", frameSha256: textHash("1"), reason: "抽取人乙逾期未揭示" },
        { number: 2, status: "drawn", frameSha256: textHash("2"), reason: "两村合并，名单有误" },
      ],
    },
  ],
  [
    "signs beyond the common ones, and accents put together (NFC)",
    {
      title: "Cafe\u0301 村督查",
      units: units(6, (i) => ({ id: ["\uffee", "𠮷", "村", "z", "e\u0301", "A"][i] })),
      strata: [{ name: "全部", n: 4, clusters: 0 }],
      inspectors: ["\uffee", "𠮷", "甲"].map((id) => ({ id, name: id, group: "" })),
    },
  ],
];

const secretsOf = (name: string) => ["A", "B"].map((officer) => textHash(`${name} ${officer}`)) as [string, string];
const officerIds = ["gan-bu-jia", "gan-bu-yi"] as const;

function vectorOf([name, over, publicNumber = ""]: (typeof cases)[number]) {
  const frame = { ...plain, ...over };
  const refusals = frameRefusals(frame);
  if (refusals.length > 0) throw new Error(`${name}: ${JSON.stringify(refusals)}`);
  const text = frameText(frame);
  const frameSha256 = textHash(text);
  const secrets = secretsOf(name);
  const seed = seedOf(sha256, frameSha256, ...secrets, publicNumber);
  const result = resultText(draw(readFrame(text) as DrawFrame, seed, sha256));
  const officers = secrets.map((secret, i) => ({
    id: officerIds[i]!,
    secret,
    commitment: commitmentOf(sha256, frameSha256, officerIds[i]!, secret),
  }));
  return {
    name,
    frameText: text,
    frameSha256,
    officers,
    publicNumber,
    seed,
    resultText: result,
    resultSha256: textHash(result),
  };
}

function exampleOf({ frameText: text, officers, publicNumber, seed, resultText: result }: ReturnType<typeof vectorOf>) {
  const at = (minute: number) => `2026-09-01T01:${String(minute).padStart(2, "0")}:00.000Z`;
  const content = {
    frameText: text,
    frozenAt: at(0),
    officers: officers.map((one, i) => ({
      ...{ id: one.id, name: ["陈抽取", "李抽取"][i]!, commitment: one.commitment, committedAt: at(10 + i) },
      ...{ secret: one.secret, revealedAt: at(20 + i) },
    })),
    publicNumber,
    seed,
    drawnAt: at(30),
    resultText: result,
  };
  return certificateText(content, sha256);
}

/** Name and content of each file. */
export function vectorFiles(): readonly (readonly [string, string])[] {
  const vectors = cases.map(vectorOf);
  return [
    [path.join(folder, "vectors.json"), `${JSON.stringify(vectors, null, 1)}\n`],
    [path.join(folder, "example.json"), exampleOf(vectors[2]!)],
  ];
}

if (process.argv[1] === import.meta.filename) for (const [file, text] of vectorFiles()) await fs.writeFile(file, text);
