import { createHash } from "node:crypto";

/** As the pure rules take it: bytes in, 32 bytes out. */
export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
