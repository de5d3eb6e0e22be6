import { invalid } from "#contract/problem.ts";
import { cleanImage } from "./clean-image.ts";
import { isCompound, sniff } from "./sniff.ts";

const pictures = ["jpeg", "png", "webp"];
/** Of old Excel files only true ones: a web page under that name would open in the browser of whoever looks. */
const papers = ["pdf", "docx", "xlsx", "xls"];

/** What may be laid beside a record: of a picture only the picture, no place, no time, no make of the phone; a paper as it is. */
export async function cleanAttachment(
  bytes: Uint8Array,
  sentence = "附件可以是照片（JPG、PNG）、PDF、Word 或者 Excel 文件。",
): Promise<Uint8Array> {
  const { kind } = sniff(bytes);
  if (pictures.includes(kind)) return cleanImage(bytes);
  if (papers.includes(kind) && !(kind === "xls" && !isCompound(bytes))) return bytes;
  throw invalid(sentence);
}
