import { Buffer } from "node:buffer";
import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CertificateContent, certificateText, readCertificate } from "./certificate.ts";
import { draw } from "./draw.ts";
import type { DrawFrame } from "./frame.ts";
import { frameRefusals } from "./frame-refusals.ts";
import { frameText } from "./frame-text.ts";
import { resultText } from "./result-text.ts";
import { commitmentOf, frameHash, seedOf } from "./seed.ts";
import { verifyCertificate } from "./verify.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const frame: DrawFrame = {
  inspectionId: "d",
  title: "督查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: [{ name: "全部", n: 2, clusters: 0 }],
  units: ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => ({
    ...{ id, name: `${id}村`, stratum: "全部", cluster: "", weight: 1, seen: false },
  })),
  exclusions: [],
  inspectors: ["p", "q", "r"].map((id) => ({ id, name: `${id}同志`, group: "" })),
  recusals: [{ inspectorId: "p", unitId: "a", reason: "籍贯地" }],
  perObject: 2,
  publicSource: "福彩 3D 第 2026233 期",
};
const secrets = ["甲的数", "乙的数"].map((text) => hash("sha256", text)) as [string, string];
const at = (minute: number) => `2026-09-01T08:0${minute}:00.000Z`;

function contentOf(
  of: DrawFrame,
  [a, b]: readonly [string, string] = secrets,
  publicNumber = "528",
): CertificateContent {
  const text = frameText(of);
  const hashed = frameHash(sha256, text);
  const seed = seedOf(sha256, hashed, a, b, publicNumber);
  return {
    frameText: text,
    frozenAt: at(0),
    officers: [a, b].map((secret, i) => ({
      id: `o${i}`,
      name: `抽取人${i + 1}`,
      commitment: commitmentOf(sha256, hashed, `o${i}`, secret),
      committedAt: at(1 + i),
      secret,
      revealedAt: at(3 + i),
    })),
    publicNumber,
    seed,
    drawnAt: at(5),
    resultText: resultText(draw(of, seed, sha256)),
  };
}
const content = contentOf(frame);
const certificate = certificateText(content, sha256);
const failed = (text: string, published = "") =>
  verifyCertificate(text, sha256, published).checks.flatMap(({ rule, passed }) => (passed ? [] : [rule]));
const failedWith = (over: Partial<CertificateContent>) => failed(certificateText({ ...content, ...over }, sha256));
const officers = (over: Partial<CertificateContent["officers"][number]>) => ({
  officers: [content.officers[0]!, { ...content.officers[1]!, ...over }],
});

test("a certificate as it was made passes every check", () => {
  const verified = verifyCertificate(certificate, sha256);
  expect(verified.passed).toBe(true);
  expect(verified.checks.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "文件是完整的抽取证书",
      "证书各项内容与证书自身的 SHA-256 一致",
      "定格的底册与公布的 SHA-256 一致",
      "底册的写法符合规定",
      "底册、分层、回避和人员设置符合抽取规则",
      "此前各次抽取已逐次写明次数、结果和理由（第 1 次抽取）",
      "两名抽取人不是同一人",
      "抽取人揭示的口令与事先的承诺一致（抽取人1）",
      "抽取人揭示的口令与事先的承诺一致（抽取人2）",
      "先定格底册，再由两人承诺，最后揭示，次序正确",
      "公开数字与事先约定相符（528）",
      "种子由底册、两人的口令和公开数字算出",
      "抽取结果与其 SHA-256 一致",
      "重新抽取，结果一字不差",
    ]
  `);
  expect(verified.result?.objects).toHaveLength(2);
  expect(readCertificate(certificate)).toEqual(expect.objectContaining(content));
});

test("any one byte changed, left out or put in anywhere is refused", () => {
  const bytes = Buffer.from(certificate);
  const refused = (changed: Buffer) => !verifyCertificate(changed.toString(), sha256).passed;
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes);
    changed[i]! ^= 1 << (i % 8);
    expect(refused(changed), `bit ${i % 8} of byte ${i}`).toBe(true);
    changed[i] = bytes[i] === 0x20 ? 0x09 : 0x20;
    expect(refused(changed), `byte ${i} blank`).toBe(true);
    expect(refused(Buffer.concat([bytes.subarray(0, i), bytes.subarray(i + 1)])), `byte ${i} gone`).toBe(true);
    expect(refused(Buffer.concat([bytes.subarray(0, i), Buffer.from(" "), bytes.subarray(i)]))).toBe(true);
  }
}, 60_000);

test("a draw again gives another certificate by other secrets, the same one by the same", () => {
  expect(certificateText(contentOf(frame), sha256)).toBe(certificate);
  const again = contentOf(frame, [secrets[0], hash("sha256", "乙改了数")]);
  expect(again.seed).not.toBe(content.seed);
  expect(certificateText(again, sha256)).not.toBe(certificate);
});

test("the list edited after the commitments: what they bind is another list", () => {
  const without = { ...frame, units: frame.units.filter(({ id }) => id !== "c") };
  // Whoever edits recomputes every hash but the commitments of the officers.
  const edited = { ...contentOf(without), officers: content.officers };
  expect(failed(certificateText(edited, sha256))).toEqual(["commitment", "commitment"]);
  expect(failedWith({ frameText: edited.frameText })).toEqual(["commitment", "commitment", "seed"]);
});

test("a secret changed after the other's reveal does not keep the commitment", () => {
  const wanted = (own: string) => contentOf(frame, [secrets[0], own]).resultText.includes("\tc\tc村");
  const own = Array.from({ length: 99 }, (_, i) => hash("sha256", `try ${i}`)).find(wanted)!;
  const forged = { ...contentOf(frame, [secrets[0], own]), ...officers({ secret: own }) };
  expect(forged.resultText).toContain("\tc\tc村");
  expect(failed(certificateText(forged, sha256))).toEqual(["commitment"]);
});

test("all made anew after the fact holds in itself, but not against what was published before", () => {
  const published = `名单 ${frameHash(sha256, content.frameText)}，承诺 ${content.officers.map((one) => one.commitment).join("、")}`;
  const anew = certificateText(contentOf(frame, [secrets[1], secrets[0]]), sha256);
  expect(failed(anew)).toEqual([]);
  expect(failed(anew, published)).toEqual(["published"]);
  expect(failed(certificate, published)).toEqual([]);
  expect(failed(certificate, "没有 SHA-256")).toEqual(["published"]);
});

test("a withheld reveal: nothing can be drawn, and the repeat must own to it", () => {
  expect(failedWith(officers({ secret: "" }))).toEqual(["commitment", "seed"]);
  const earlier = {
    number: 1,
    status: "abandoned",
    frameSha256: hash("sha256", "1"),
    reason: "抽取人乙未揭示",
  } as const;
  const repeat = { ...frame, number: 2, earlier: [earlier] };
  expect(failed(certificateText(contentOf(repeat), sha256))).toEqual([]);
  expect(failed(certificateText(contentOf({ ...repeat, earlier: [] }), sha256))).toEqual(["frame-rules", "history"]);
  expect(frameRefusals({ ...repeat, earlier: [{ ...earlier, reason: "" }] })).toHaveLength(1);
});

test("a copy of the other's commitment is no commitment of one's own", () => {
  const [a] = content.officers as [CertificateContent["officers"][number]];
  expect(failedWith(officers({ secret: a.secret, commitment: a.commitment }))).toEqual(["commitment", "seed"]);
  expect(failedWith(officers({ id: a.id }))).toEqual(["officers", "commitment"]);
  expect(failedWith({ officers: [a] })).toEqual(["officers", "seed"]);
});

test("the order of steps, the public number, the seed and the result are each looked at", () => {
  expect(failedWith(officers({ committedAt: at(4) }))).toEqual(["times"]);
  expect(failedWith({ frozenAt: "yesterday" })).toEqual(["times"]);
  expect(failedWith({ publicNumber: "" })).toEqual(["public-number", "seed"]);
  expect(failedWith({ publicNumber: "529" })).toEqual(["seed"]);
  expect(failedWith({ seed: "0".repeat(64) })).toEqual(["seed", "result"]);
  expect(failedWith({ seed: "none" })).toEqual(["seed", "result"]);
  expect(failedWith({ resultText: content.resultText.replace("a村", "b村") })).toContain("result");
  expect(failedWith({ frameText: content.frameText.replace("number\t1", "number\t01") })).toEqual(["frame-form"]);
  const short = { ...frame, inspectors: frame.inspectors.slice(0, 2) };
  expect(failed(certificateText({ ...content, frameText: frameText(short) }, sha256))).toContain("frame-rules");
});

test("rubbish is answered in a sentence", () => {
  for (const text of ["", "null", "[]", "{}", "{", '{"officers":[null,1,[]]}', '{"officers":{}}', certificate.slice(1)])
    expect(failed(text)).toEqual(["file"]);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => failed(text)[0] === "file"));
  expect(failed(`${certificate}\n`)).toEqual(["file"]);
  expect(failed(JSON.stringify(JSON.parse(certificate), null, 1))).toEqual(["file"]);
});
