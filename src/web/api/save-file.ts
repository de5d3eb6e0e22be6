import type { FileReply } from "./client.ts";

/** Hands a file to the browser's own download list. */
export function saveFile({ fileName, content }: FileReply): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Some kernels read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
