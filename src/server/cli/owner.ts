import type { Config } from "../config.ts";
import { startEmbedded } from "../db/embedded.ts";

/** The owner's address of the database as it stands, for the time of one act; a running program keeps its server. */
export async function withOwner<T>(
  config: Config,
  say: (line: string) => void,
  act: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return act(config.databaseUrl);
  const embedded = await startEmbedded(config.dataDir, say);
  try {
    return await act(embedded.ownerUrl);
  } finally {
    await embedded.stop();
  }
}
