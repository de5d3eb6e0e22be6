import type { Route } from "#contract/route.ts";
import type { FileReply } from "./client.ts";
import { saveFile } from "./save-file.ts";
import { useWrite } from "./use-write.ts";

/** A file route as a button needs it; the file lands in the browser's download list. */
export function useDownload<R extends Route & { readonly download: string }>(route: R) {
  return useWrite(route, { onDone: (reply) => saveFile(reply as FileReply) });
}
