import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";

// argon2id (the library's default), OWASP 2024 minimum: 19 MiB, 2 passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Each fills a core for some thirty milliseconds; one core stays for those who are signed in already.
const inTurn = pLimit(Math.max(1, availableParallelism() - 1));

export const hashPassword = (password: string) => inTurn(() => hash(password, cost));

// A fixed hash to verify against when the account does not exist, so that both answers take the same time.
const nobody = hashPassword("no account has this password");

export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored ?? (await nobody);
  const matches = await inTurn(() => verify(known, password));
  return stored !== undefined && matches;
}
