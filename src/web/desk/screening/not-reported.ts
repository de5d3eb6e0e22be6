import type { Assessment } from "./contract-types.ts";

const states: readonly Assessment["status"][] = ["waiting", "draft", "returned"];

/** 尚未报来, as the address of the list says it: not begun, begun, or sent back. */
export const notReported = states.join(",");
