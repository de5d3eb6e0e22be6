import qrcode from "qrcode-generator";
import sharp from "sharp";
import type { Download } from "#contract/route.ts";
import { formatChinese } from "#domain/date.ts";
import type { DrawFrame } from "#domain/inspections/draw/frame.ts";
import { drawMethodLabel } from "#domain/inspections/draw/labels.ts";
import type { Block, OfficialDocument } from "../../office/official-document.ts";
import { exclusionSentence } from "#domain/inspections/frame-building.ts";
import { renderOfficialDocument } from "../../office/render-document.ts";
import { sha256Of } from "./certificate.ts";
import type { DrawRow } from "./queries.ts";

/** What the code says: whoever scans it can compare it with the file and knows where the public page is. */
const codeText = ({ countyId, id }: Pick<DrawRow, "countyId" | "id">, sha256: string) =>
  `抽取证书 SHA-256：${sha256} 公示页：/public/draws/${countyId}/${id}`;

/** 抽取证书: one page; the list itself is in the file the hash is of. */
export async function certificatePaper(
  draw: DrawRow,
  frame: DrawFrame,
  certificate: string,
  mark: string | undefined,
): Promise<Download> {
  const sha256 = sha256Of(certificate);
  const png = await codePicture(codeText(draw, sha256));
  const content = await renderOfficialDocument(paperModel(draw, frame, sha256, png, mark), "仿宋_GB2312");
  return {
    fileName: `抽取证书-${frame.title}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content,
  };
}

function paperModel(
  draw: DrawRow,
  frame: DrawFrame,
  sha256: string,
  png: Uint8Array,
  mark: string | undefined,
): OfficialDocument {
  const attempts =
    frame.earlier.length === 0
      ? "本次督查只抽取过这一次。"
      : `此前抽取过${frame.earlier.length}次，均未采用，情况见证书文件。`;
  return {
    title: "督查抽取证书",
    body: [
      paragraph(
        `${frame.title}，底册于${formatChinese(frame.day)}定格，列入${frame.units.length}个对象，${leftOut(frame)}；按${drawMethodLabel[frame.method]}抽取${draw.objects}个，每个对象至少配备${frame.perObject}名督查人员（算法${draw.algorithm}）。${attempts}`,
      ),
      factBlock(draw, sha256),
      { kind: "picture", png, millimetres: 24, words: "抽取证书摘要的二维码" },
      paragraph("核验方法：在公示页下载证书文件和核验页，离线打开核验页，选择证书文件，逐项核对。"),
    ],
    ...(mark !== undefined && { mark }),
  };
}

/** A paper has one page: the two commonest reasons, in its own way of writing numbers. */
const leftOut = ({ exclusions }: DrawFrame) => exclusionSentence(exclusions, 2).replaceAll(" ", "");

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [{ text }] });

function factBlock(draw: DrawRow, sha256: string): Block {
  const rows = [
    ["底册 SHA-256", draw.frameSha256],
    ...draw.officers.map(({ position, name, commitment }) => [
      `抽取人${"甲乙"[position - 1]} ${name} 承诺`,
      commitment,
    ]),
    ...(draw.publicSource === ""
      ? []
      : [["公开数字", `${draw.publicSource}（${draw.publicOn}）：${draw.publicNumber}`]]),
    ["证书 SHA-256", sha256],
  ];
  return {
    kind: "table",
    columns: [
      { header: "项目", align: "left", weight: 3 },
      { header: "内容", align: "left", weight: 8 },
    ],
    rows,
  };
}

/** Four dots to a module and the quiet zone the standard asks for. */
async function codePicture(text: string): Promise<Uint8Array> {
  const code = qrcode(0, "M");
  qrcode.stringToBytes = (written: string) => [...Buffer.from(written, "utf8")];
  code.addData(text);
  code.make();
  const quiet = 4;
  const size = code.getModuleCount() + 2 * quiet;
  const dots = Buffer.alloc(size * size, 255);
  for (let row = 0; row < code.getModuleCount(); row += 1)
    for (let column = 0; column < code.getModuleCount(); column += 1)
      if (code.isDark(row, column)) dots[(row + quiet) * size + column + quiet] = 0;
  return sharp(dots, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * 6, size * 6, { kernel: "nearest" })
    .png()
    .toBuffer();
}
