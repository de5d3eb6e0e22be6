import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { Problem } from "#contract/problem.ts";
import { zip } from "../office/zip.ts";
import { cleanImage } from "./clean-image.ts";
import { namedAs, sniff } from "./sniff.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const blank = { create: { width: 2400, height: 1200, channels: 3, background: "#336699" } } as const;

test.each([
  ["xlsx", zip(new Map([["xl/workbook.xml", utf8("<w/>")]]))],
  ["docx", zip(new Map([["word/document.xml", utf8("<w/>")]]))],
  ["zip", zip(new Map([["a.txt", utf8("a")]]))],
  ["pdf", utf8("%PDF-1.7\n")],
  ["xls", utf8("<html><table><tr><td>1</td></tr></table></html>")],
  ["csv", utf8("村名,编码\n王家村,1\n")],
  ["jpeg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
  ["webp", utf8("RIFF0000WEBPVP8 ")],
  ["unknown", utf8("<html><script>alert(1,2)</script></html>")],
  ["unknown", new Uint8Array([0, 1, 2])],
  ["unknown", new Uint8Array()],
] as const)("tells %s by its content", (kind, bytes) => expect(sniff(bytes).kind).toBe(kind));

test("a photo comes back turned upright, small, and without place, time or maker", async () => {
  const photo = await sharp(blank)
    .withExif({
      IFD0: { Make: "PhoneMaker", Copyright: "张三" },
      IFD2: { DateTimeOriginal: "2025:08:31 10:00:00" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "37/1 22/1 5/1", GPSLongitudeRef: "E", GPSLongitude: "118/1 1/1 9/1" },
    })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "37/1 22/1 5/1" }, IFD0: { Make: "PhoneMaker" } })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif?.includes("PhoneMaker")).toBe(true);
  const clean = await cleanImage(photo);
  const told = await sharp(clean).metadata();
  expect(told).toMatchObject({ format: "jpeg", width: 800, height: 1600 });
  expect([told.exif, told.xmp, told.iptc, told.icc, told.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(Buffer.from(clean).includes("PhoneMaker")).toBe(false);
  expect(Buffer.from(clean).includes("Exif")).toBe(false);
});

test("a PNG loses its text chunks and keeps its small size", async () => {
  const png = await sharp({ create: { width: 20, height: 10, channels: 4, background: "#fff" } })
    .png()
    .toBuffer();
  const chunk = Buffer.concat([Buffer.from("tEXt"), Buffer.from("Author\0somebody")]);
  const marked = Buffer.concat([
    png.subarray(0, 33),
    uint32(chunk.length - 4),
    chunk,
    uint32(crc32(chunk)),
    png.subarray(33),
  ]);
  const clean = await cleanImage(marked);
  expect(Buffer.from(clean).includes("somebody")).toBe(false);
  expect(await sharp(clean).metadata()).toMatchObject({ format: "png", width: 20, height: 10 });
});

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

test("what is no picture, or a torn one, is refused in words", async () => {
  await expect(cleanImage(utf8("%PDF-1.7"))).rejects.toThrow("不是可用的图片");
  await expect(cleanImage(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]))).rejects.toBeInstanceOf(Problem);
});

test.each([
  ["jpeg", "现场.html", "现场.jpg"],
  ["jpeg", "现场.JPEG", "现场.JPEG"],
  ["pdf", "协议", "协议.pdf"],
  ["png", "图1.最终稿", "图1.最终稿.png"],
  ["xls", "台账.htm", "台账.xls"],
] as const)("a %s called %s is kept as %s", (kind, name, kept) => expect(namedAs(kind, name)).toBe(kept));
