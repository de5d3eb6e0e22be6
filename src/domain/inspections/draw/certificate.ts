import { hex, type Sha256 } from "./bytes.ts";
import { drawAlgorithm } from "./frame.ts";
import { frameHash } from "./seed.ts";

const certificateForm = "zhucun-draw-certificate/1";

export interface CertifiedOfficer {
  readonly id: string;
  readonly name: string;
  readonly commitment: string;
  readonly committedAt: string;
  readonly secret: string;
  readonly revealedAt: string;
}

/** What is looked at when a certificate is verified. */
export type CheckRule =
  | "file"
  | "digest"
  | "frame-hash"
  | "frame-form"
  | "frame-rules"
  | "history"
  | "officers"
  | "commitment"
  | "times"
  | "public-number"
  | "published"
  | "seed"
  | "result-hash"
  | "result";

/** What stands in the certificate beside hashes that follow from it. Earlier draws and the public source are in the frame. */
export interface CertificateContent {
  readonly frameText: string;
  readonly frozenAt: string;
  /** The two officers, in the order their secrets go into the seed. */
  readonly officers: readonly CertifiedOfficer[];
  readonly publicNumber: string;
  readonly seed: string;
  readonly drawnAt: string;
  readonly resultText: string;
}

export interface CertificateHashes {
  readonly frameSha256: string;
  readonly resultSha256: string;
  /** Of the bytes of the file before it. */
  readonly sha256: string;
}

/**
 * The certificate as a file: one line of JSON, keys in this order, the frame last because it may be long. `sha256` is taken
 * over all before it, and the frame behind it is held by its own hash: no byte of the file can change unnoticed.
 */
export function certificateText(content: CertificateContent, sha256: Sha256): string {
  const frameSha256 = frameHash(sha256, content.frameText);
  const resultSha256 = frameHash(sha256, content.resultText);
  const head = headOf(content, { frameSha256, resultSha256 });
  return assembled(head, hex(sha256(head)), content.frameText);
}

/** What `sha256` is taken over. */
export function headOf(content: CertificateContent, hashes: Omit<CertificateHashes, "sha256">): string {
  const { frozenAt, officers, publicNumber, seed, drawnAt, resultText } = content;
  const whole = JSON.stringify({
    certificate: certificateForm,
    algorithm: drawAlgorithm,
    frameSha256: hashes.frameSha256,
    frozenAt,
    officers: officers.map(({ id, name, commitment, committedAt, secret, revealedAt }) => ({
      id,
      name,
      commitment,
      committedAt,
      secret,
      revealedAt,
    })),
    publicNumber,
    seed,
    drawnAt,
    resultSha256: hashes.resultSha256,
    resultText,
  });
  return whole.slice(0, -1);
}

const assembled = (head: string, sha256: string, frameText: string) =>
  `${head},"sha256":${JSON.stringify(sha256)},"frameText":${JSON.stringify(frameText)}}`;

/** The content of a file that is a certificate to the byte, else undefined; whether its hashes hold is for the checks. */
export function readCertificate(text: string): (CertificateContent & CertificateHashes) | undefined {
  const found = objectOf(parsed(text));
  const officers = Array.isArray(found["officers"]) ? found["officers"] : [];
  const certificate = {
    frameText: textOf(found["frameText"]),
    frameSha256: textOf(found["frameSha256"]),
    frozenAt: textOf(found["frozenAt"]),
    officers: officers.map((one: unknown) => officerOf(objectOf(one))),
    publicNumber: textOf(found["publicNumber"]),
    seed: textOf(found["seed"]),
    drawnAt: textOf(found["drawnAt"]),
    resultText: textOf(found["resultText"]),
    resultSha256: textOf(found["resultSha256"]),
    sha256: textOf(found["sha256"]),
  };
  return isWrittenSo(text, certificate) ? certificate : undefined;
}

/**
 * Whether the file is just what would be written of its content: nothing missing, nothing more, nothing elsewhere. The frame
 * is not written again for it: no other JSON says the same text in as few signs.
 */
function isWrittenSo(text: string, certificate: CertificateContent & CertificateHashes): boolean {
  const { sha256, frameText } = certificate;
  const before = assembled(headOf(certificate, certificate), sha256, "").slice(0, -2);
  return text.startsWith(before) && text.length === before.length + frameText.length + escapes(frameText) + 2;
}

/** How many signs JSON puts a stroke before; all other signs of a frame stand for themselves. */
function escapes(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x09 || code === 0x0a || code === 0x22 || code === 0x5c) count += 1;
  }
  return count;
}

const officerOf = (one: Readonly<Record<string, unknown>>): CertifiedOfficer => ({
  id: textOf(one["id"]),
  name: textOf(one["name"]),
  commitment: textOf(one["commitment"]),
  committedAt: textOf(one["committedAt"]),
  secret: textOf(one["secret"]),
  revealedAt: textOf(one["revealedAt"]),
});

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Rubbish is no certificate, which is what the caller is told.
    return undefined;
  }
}
