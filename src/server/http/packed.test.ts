import zlib from "node:zlib";
import { expect, test } from "vitest";
import { packed } from "./packed.ts";

const text = JSON.stringify(Array.from({ length: 500 }, (_, i) => `第${i}村`));
const browser = "gzip, deflate";

test("a long answer is packed for who accepts it, and reads the same", async () => {
  for (const accepts of [browser, "deflate, gzip;q=1.0, *;q=0.5", "br, GZIP"])
    expect(zlib.gunzipSync((await packed(text, accepts))!).toString()).toBe(text);
  const long = text.repeat(100);
  expect(zlib.gunzipSync((await packed(long, browser))!).toString()).toBe(long);
});

test("a short answer, and one for who does not accept it, goes as it is", async () => {
  expect(await packed("{}", browser)).toBeUndefined();
  for (const accepts of [undefined, "", "br", "identity", "gzip;q=0", "gzip; q=0.000, br", "notgzip"])
    expect(await packed(text, accepts)).toBeUndefined();
});
