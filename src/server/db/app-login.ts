import { createHmac } from "node:crypto";
import pg from "pg";

/**
 * The address under which requests run: the role zhucun_app, which owns nothing and passes no policy by. Its password is
 * derived from the owner's, so every process of a deployment finds the same one and none is stored.
 */
export async function appUrlOf(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const secret = createHmac("sha256", decodeURIComponent(url.password)).update("zhucun_app").digest("base64url");
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`alter role zhucun_app login password ${pg.escapeLiteral(secret)}`);
  } finally {
    await client.end();
  }
  url.username = "zhucun_app";
  url.password = secret;
  return url.href;
}
