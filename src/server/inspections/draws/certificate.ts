import { notFound } from "#contract/problem.ts";
import type { Download } from "#contract/route.ts";
import { type CertificateContent, certificateText, readCertificate } from "#domain/inspections/draw/certificate.ts";
import type { Db } from "../../db/db.ts";
import { type DrawRow, findResult, listSecrets, readFrameText } from "./queries.ts";
import { sha256 } from "../../sha256.ts";

/** The certificate for whoever may read the result: null is the public, for whom it opens with the start. */
export async function certificateOf(db: Db, draw: DrawRow, accountId: string | null): Promise<string> {
  const result = draw.drawnAt === null ? undefined : await findResult(db, draw, accountId);
  if (!result) throw notFound("抽取证书");
  const secrets = await listSecrets(db, draw, accountId);
  const content: CertificateContent = {
    frameText: await readFrameText(db, draw),
    frozenAt: draw.frozenAt,
    officers: draw.officers.map(({ accountId: id, name, commitment, committedAt, revealedAt }) => ({
      id,
      name,
      commitment,
      committedAt,
      secret: secrets.get(id) ?? "",
      revealedAt: revealedAt ?? "",
    })),
    publicNumber: draw.publicNumber,
    seed: result.seed,
    drawnAt: draw.drawnAt!,
    resultText: result.result,
  };
  return certificateText(content, sha256);
}

/** What the certificate file says its own hash is: the paper and the code on it carry the same. */
export const sha256Of = (certificate: string) => readCertificate(certificate)!.sha256;

export const certificateFile = (draw: DrawRow, certificate: string): Download => ({
  fileName: `抽取证书-${draw.frameSha256.slice(0, 12)}.json`,
  mediaType: "application/json; charset=utf-8",
  content: Buffer.from(certificate),
});
