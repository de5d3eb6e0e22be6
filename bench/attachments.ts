/**
 * One entry with a photo of 200 KB over HTTP by 32 teams at once: the photo sent up, its metadata cut out, kept under its hash and flushed to the
 * disk, then the entry that names it. Beside it the bare floor: the same bytes written, flushed and renamed, and the same rows in one transaction.
 * `node bench/attachments.ts [seconds]`.
 */
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import sharp from "sharp";
import { uuidv7 } from "#contract/uuid.ts";
import { bareRecords } from "./ground/bare-records.ts";
import { percentile } from "./ground/clients.ts";
import { openCountry } from "./ground/country.ts";
import { openLine } from "./ground/line.ts";
import { spentByProcess, spentByTree } from "./ground/processor.ts";
import { onProgram, type Running } from "./ground/program.ts";
import { entryOf, openTeams } from "./ground/records.ts";
import { markdown } from "./ground/table.ts";

const seconds = Number(process.argv[2] ?? 5);
const clients = 32;
const rounds = 3;
const boundary = "----zhucun-bench";

/** A picture as a phone sends it after it was made smaller: noise, so that it weighs what it should, and EXIF, so that there is something to cut out. */
async function photoOf(bytes: number): Promise<Buffer> {
  const [width, height] = [1200, 900];
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const picture = sharp({ create: { width, height, channels: 3, background: "#888", noise } });
  const pixels = await picture.removeAlpha().png().toBuffer();
  for (let quality = 60; ; quality -= 4) {
    const made = await sharp(pixels)
      .withExif({ IFD0: { Make: "bench" } })
      .jpeg({ quality })
      .toBuffer();
    if (made.length <= bytes || quality < 8) return made;
  }
}

let running = 0;

/** The same photo with other coded bytes near its end: every upload is a file of its own. */
function another(photo: Buffer): Buffer {
  const one = Buffer.from(photo);
  one.write((running += 1).toString().padStart(12, "0"), one.length - 400, "latin1");
  return one;
}

const bodyOf = (photo: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    photo,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

async function save(origin: string, cookies: readonly string[], photo: Buffer, during: number) {
  const times: number[] = [];
  const began = performance.now();
  await Promise.all(
    cookies.map(async (cookie, village) => {
      const { townshipId: _, ...entry } = entryOf(5_000_000 + running, village);
      const line = openLine(origin, cookie);
      while (performance.now() - began < during * 1000) {
        const from = performance.now();
        const fileId = uuidv7();
        const upload = {
          path: `/api/record-files?id=${fileId}&villageId=${entry.villageId}`,
          body: bodyOf(another(photo)),
        };
        await line.post(upload.path, uuidv7(), upload.body, `multipart/form-data; boundary=${boundary}`);
        const body = { ...entry, ...entryOf(5_000_000 + running, village), fileIds: [fileId], anyway: true };
        await line.post("/api/records", uuidv7(), JSON.stringify({ id: uuidv7(), ...body, townshipId: undefined }));
        times.push(performance.now() - from);
      }
      line.close();
    }),
  );
  return { times, seconds: (performance.now() - began) / 1000 };
}

const folder = await fs.mkdtemp("/tmp/zhucun-bench-attachments-");
const country = await openCountry(6_000, folder);
try {
  const cookies = await openTeams(country.ownerUrl, clients);
  const photo = await photoOf(200_000);
  await onProgram(country.ownerUrl, (program) => measure(program, cookies, photo), { DATA_DIR: folder });
} finally {
  await country.close();
  await fs.rm(folder, { recursive: true, force: true });
}

async function measure(program: Running, cookies: readonly string[], photo: Buffer) {
  await save(program.origin, cookies, photo, 2);
  const floor: number[] = [];
  const times: number[] = [];
  let [spent, database, took] = [0, 0, 0];
  const load = {
    clients,
    seconds: seconds / 2,
    way: "transaction",
    photo: { folder: path.join(folder, "bare"), of: () => another(photo) },
  } as const;
  for (let round = 0; round < rounds; round += 1) {
    floor.push(await bareRecords(country.ownerUrl, load));
    const before = [await spentByProcess(program.pid), await spentByTree(country.postmaster)] as const;
    const taken = await save(program.origin, cookies, photo, seconds);
    spent += (await spentByProcess(program.pid)) - before[0];
    database += (await spentByTree(country.postmaster)) - before[1];
    times.push(...taken.times);
    took += taken.seconds;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [rate, bare] = [times.length / took, floor.reduce((sum, one) => sum + one, 0) / floor.length];
  console.log(
    markdown(
      [
        "photo",
        "entries with photo over HTTP/s",
        "p50 / p95 / p99 ms",
        "bare floor/s",
        "HTTP of bare floor",
        "CPU ms, program + database",
      ],
      [
        [
          `${Math.round(photo.length / 1000)} KB`,
          rate.toFixed(0),
          [0.5, 0.95, 0.99].map((of) => percentile(sorted, of).toFixed(0)).join(" / "),
          bare.toFixed(0),
          `${((rate / bare) * 100).toFixed(0)} %`,
          `${(spent / times.length).toFixed(2)} + ${(database / times.length).toFixed(2)}`,
        ],
      ],
    ),
  );
  if (rate < bare / 2) process.exitCode = 1;
}
