// Loaded into the program before it starts: while the file named by FULL_DISK exists, the disk takes half of what is
// written to a file handle and then says that it is full, as a real one does.
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";

const probe = await open(process.execPath);
const handle = Object.getPrototypeOf(probe);
await probe.close();
const { writeFile } = handle;

handle.writeFile = async function (data, ...rest) {
  if (!existsSync(process.env.FULL_DISK)) return writeFile.call(this, data, ...rest);
  await writeFile.call(this, data.subarray(0, Math.floor(data.length / 2)));
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
};
