import { hex, isHash, type Sha256 } from "./bytes.ts";
import {
  type CertificateContent,
  type CertificateHashes,
  type CheckRule,
  headOf,
  readCertificate,
} from "./certificate.ts";
import { draw, type DrawResult } from "./draw.ts";
import type { DrawFrame } from "./frame.ts";
import { readFrame } from "./frame-read.ts";
import { frameRefusals } from "./frame-refusals.ts";
import { checkLabel, frameRefusalSentence } from "./labels.ts";
import { resultText } from "./result-text.ts";
import { commitmentOf, frameHash, isPublicNumber, isSecret, seedOf } from "./seed.ts";

export interface Check {
  readonly rule: CheckRule;
  readonly passed: boolean;
  readonly sentence: string;
}

type Certificate = CertificateContent & CertificateHashes;

export interface Verification {
  readonly passed: boolean;
  readonly checks: readonly Check[];
  /** What the file says, the frame it holds, and what follows from it as drawn anew; each absent where the one before fails. */
  readonly certificate?: Certificate;
  readonly frame?: DrawFrame;
  readonly result?: DrawResult;
}

/**
 * Draws again what a certificate says was drawn. Whatever the text is, the answer is in sentences and nothing is thrown.
 * A certificate proves that its result follows from its frame and secrets; that these are the ones announced before the
 * draw, only what was published then proves: any text holding the published hashes may be handed in to be compared.
 */
export function verifyCertificate(text: string, sha256: Sha256, published = ""): Verification {
  const certificate = readCertificate(text);
  if (!certificate) return verification([check("file", false)]);
  const given = [
    check("file", true),
    check("digest", hex(sha256(headOf(certificate, certificate))) === certificate.sha256),
    check("frame-hash", frameHash(sha256, certificate.frameText) === certificate.frameSha256),
  ];
  const frame = readFrame(certificate.frameText);
  if ("brokenLine" in frame)
    return verification([...given, check("frame-form", false, `第 ${frame.brokenLine} 行`)], { certificate });
  const refusals = frameRefusals(frame);
  const checks = [
    ...given,
    check("frame-form", true),
    check("frame-rules", refusals.length === 0, refusals.slice(0, 3).map(frameRefusalSentence).join("；")),
    check(
      "history",
      refusals.every(({ rule }) => rule !== "earlier-incomplete"),
      `第 ${frame.number} 次抽取`,
    ),
    ...secretChecks(certificate, frame, sha256),
    ...publishedChecks(certificate, published),
  ];
  if (refusals.length > 0) return verification(checks, { certificate, frame });
  if (!isHash(certificate.seed)) return verification([...checks, check("result", false)], { certificate, frame });
  const result = draw(frame, certificate.seed, sha256);
  return verification([...checks, check("result", resultText(result) === certificate.resultText)], {
    certificate,
    frame,
    result,
  });
}

function secretChecks(certificate: Certificate, frame: DrawFrame, sha256: Sha256): Check[] {
  const { officers, publicNumber, frameSha256, seed } = certificate;
  const [a, b] = officers;
  const number = frame.publicSource === "" ? publicNumber === "" : isPublicNumber(publicNumber);
  const theirs = a && b ? seedOf(sha256, frameSha256, a.secret, b.secret, publicNumber) : undefined;
  return [
    check("officers", officers.length === 2 && a!.id !== b!.id && officers.every(({ id, name }) => id && name)),
    ...officers.map(({ id, name, secret, commitment }) =>
      check("commitment", isSecret(secret) && commitmentOf(sha256, frameSha256, id, secret) === commitment, name),
    ),
    check("times", inOrder(certificate)),
    check("public-number", number, publicNumber),
    check("seed", seed === theirs),
    check("result-hash", frameHash(sha256, certificate.resultText) === certificate.resultSha256),
  ];
}

/** Every hash published must be one of the certificate's; what was not handed in is not looked at. */
function publishedChecks({ frameSha256, resultSha256, officers }: Certificate, published: string): Check[] {
  const hashes = published.toLowerCase().match(/[0-9a-f]{64}/g) ?? [];
  const own = [frameSha256, resultSha256, ...officers.map(({ commitment }) => commitment)];
  if (published.trim() === "") return [];
  return [check("published", hashes.length > 0 && hashes.every((hash) => own.includes(hash)))];
}

/** Frozen, then both commit, and only then anybody reveals. */
function inOrder({ frozenAt, officers, drawnAt }: Certificate): boolean {
  const committed = officers.map(({ committedAt }) => committedAt).sort();
  const revealed = officers.map(({ revealedAt }) => revealedAt).sort();
  const steps = [frozenAt, ...committed, ...revealed, drawnAt];
  return steps.every(
    (one, i) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(one) && (i === 0 || steps[i - 1]! <= one),
  );
}

function check(rule: CheckRule, passed: unknown, subject = ""): Check {
  const [kept, broken] = checkLabel[rule];
  const words = passed ? kept : broken;
  return { rule, passed: Boolean(passed), sentence: subject === "" ? words : `${words}（${subject}）` };
}

const verification = (checks: readonly Check[], found: Omit<Verification, "passed" | "checks"> = {}): Verification => ({
  passed: checks.every(({ passed }) => passed),
  checks,
  ...found,
});
