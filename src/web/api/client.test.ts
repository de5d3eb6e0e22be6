import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Problem } from "#contract/problem.ts";
import { route } from "#contract/route.ts";
import { call } from "./client.ts";

const save = route({
  verb: "case.write",
  method: "POST",
  path: "/cases/:id/tasks",
  title: "登记整改任务",
  params: z.object({ id: z.string() }),
  query: z.object({ mark: z.array(z.string()).optional(), page: z.number().optional() }),
  body: z.object({ name: z.string() }),
  result: z.object({ done: z.literal(true) }),
});
const ledger = route({ verb: "case.read", method: "GET", path: "/cases/ledger", title: "台账", download: "xlsx" });
const input = { params: { id: "甲/乙" }, query: { mark: ["a", "b"], page: undefined }, body: { name: "修路" } };

function answer(...replies: (Response | Error)[]) {
  const fetched = vi.fn<typeof fetch>();
  for (const reply of replies) {
    if (reply instanceof Error) fetched.mockRejectedValueOnce(reply);
    else fetched.mockResolvedValueOnce(reply);
  }
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

const problemReply = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/problem+json" } });

const caught = async (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Problem,
  );

afterEach(() => vi.unstubAllGlobals());

test("a call goes to its path under /api, with names escaped, empty filters left out and the request id in the header", async () => {
  const fetched = answer(Response.json({ done: true }));

  expect(await call(save, input, { requestId: "0190-req" })).toEqual({ done: true });

  const [url, init] = fetched.mock.calls[0]!;
  expect(url).toBe("/api/cases/%E7%94%B2%2F%E4%B9%99/tasks?mark=a&mark=b");
  expect(init?.headers).toMatchObject({ "x-request-id": "0190-req", "content-type": "application/json" });
  expect(init?.body).toBe('{"name":"修路"}');
});

test("a refusal arrives with its code, sentence and reasons", async () => {
  const reasons = [{ rule: "deadline", at: "dueOn", sentence: "期限不得早于今天。" }];
  answer(problemReply(409, { code: "refused", detail: "期限不得早于今天。", reasons }));

  const problem = await caught(call(save, input));

  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: "refused", message: "期限不得早于今天。", reasons });
});

test("no network, and a gateway without its server, both read as unavailable", async () => {
  answer(new TypeError("Failed to fetch"), new Response("<h1>502</h1>", { status: 502 }));

  expect((await caught(call(save, input)))?.code).toBe("unavailable");
  expect((await caught(call(save, input)))?.code).toBe("unavailable");
});

test("an answer nobody planned is a bug, and the officer gets the number to quote", async () => {
  answer(new Response("oops", { status: 500 }));

  const problem = await caught(call(save, input, { requestId: "0190-req" }));

  expect(problem?.code).toBe("bug");
  expect(problem?.message).toContain("0190-req");
});

test("a file keeps the Chinese name the server gave it", async () => {
  const name = encodeURIComponent("整顿台账.xlsx");
  answer(
    new Response("PK", {
      headers: { "content-disposition": `attachment; filename="ledger.xlsx"; filename*=UTF-8''${name}` },
    }),
  );

  const file = await call(ledger, {});

  expect(file.fileName).toBe("整顿台账.xlsx");
  expect(await file.content.text()).toBe("PK");
});
