import sharp from "sharp";
import { expect, test } from "vitest";
import { cleanImage } from "./clean-image.ts";
import { strippedJpeg } from "./strip-jpeg.ts";

const size = { width: 640, height: 480 };
const noise = Buffer.from(Array.from({ length: 640 * 480 * 3 }, (_, i) => (i * 7919) % 251));
const plain = (progressive = false) => sharp(noise, { raw: { ...size, channels: 3 } }).jpeg({ progressive });
const exif = { IFD0: { Make: "SECRETPHONE" }, IFD3: { GPSLatitude: "36/1 10/1 0/1", GPSLatitudeRef: "N" } };
const secrets = /SECRETPHONE|Exif|http:\/\/ns\.adobe|TRAILER/;

for (const progressive of [false, true])
  test(`only what is not picture is cut out${progressive ? ", also of a progressive one" : ""}`, async () => {
    const photo = await plain(progressive).withExif(exif).toBuffer();
    const before = await sharp(photo).raw().toBuffer();
    const stripped = strippedJpeg(Buffer.concat([photo, Buffer.from("TRAILER of a moving picture")]), 1600)!;
    expect(Buffer.from(stripped).toString("latin1")).not.toMatch(secrets);
    expect((await sharp(stripped).raw().toBuffer()).equals(before)).toBe(true);
  });

test("a comment goes as well", async () => {
  const photo = await plain().toBuffer();
  const comment = Buffer.from([0xff, 0xfe, 0, 13, ...Buffer.from("SECRETPHONE")]);
  const stripped = strippedJpeg(Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]), 1600)!;
  expect(Buffer.from(stripped).equals(Buffer.from(strippedJpeg(photo, 1600)!))).toBe(true);
});

test("what is turned, too large, in colours of its own or broken is drawn anew or refused", async () => {
  const turned = await plain().withMetadata({ orientation: 6 }).toBuffer();
  const profiled = await plain().withIccProfile("p3").toBuffer();
  const whole = await plain().toBuffer();
  for (const photo of [turned, profiled, whole.subarray(0, whole.length - 400), Buffer.from([0xff, 0xd8, 0xff])])
    expect(strippedJpeg(photo, 1600)).toBeUndefined();
  expect(strippedJpeg(whole, 600)).toBeUndefined();
  expect((await sharp(await cleanImage(turned)).metadata()).width).toBe(480);
  await expect(cleanImage(Buffer.from([0xff, 0xd8, 0xff]))).rejects.toThrow("图片已损坏");
});
