import { hash, verify } from "@node-rs/argon2";

// argon2id (the library's default), OWASP 2024 minimum: 19 MiB, 2 passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password, cost);

// A fixed hash to verify against when the account does not exist, so that both answers take the same time.
const nobody = hashPassword("no account has this password");

export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== undefined && matches;
}
