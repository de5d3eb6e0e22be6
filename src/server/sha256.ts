import { hash } from "node:crypto";

/** As the pure rules take it: bytes or text in, 32 bytes out. */
export const sha256 = (message: Uint8Array | string): Uint8Array => hash("sha256", message, "buffer");
