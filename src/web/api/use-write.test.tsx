import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { route } from "#contract/route.ts";
import { queryClient } from "./query-client.ts";
import { useWrite } from "./use-write.ts";

const save = route({
  verb: "case.write",
  method: "POST",
  path: "/cases",
  title: "登记",
  body: z.object({ name: z.string() }),
  result: z.object({ done: z.literal(true) }),
});

const fetched = vi.fn<typeof fetch>();
const signedOut = vi.fn();

beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function writer() {
  const client = queryClient(signedOut);
  const { mutations } = client.getDefaultOptions();
  client.setDefaultOptions({ mutations: { ...mutations, retryDelay: 1 } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useWrite(save), { wrapper }).result;
}

const done = () => Promise.resolve(Response.json({ done: true }));
const noNetwork = () => Promise.reject(new TypeError("Failed to fetch"));
const problemReply = (status: number, code: string) => () =>
  Promise.resolve(
    new Response(JSON.stringify({ code, detail: "…" }), {
      status,
      headers: { "content-type": "application/problem+json" },
    }),
  );
const sentIds = () => fetched.mock.calls.map(([, init]) => (init?.headers as Record<string, string>)["x-request-id"]);

test("a write that met no network is asked again under the same request id", async () => {
  fetched.mockImplementationOnce(noNetwork).mockImplementationOnce(done);
  const write = writer();

  act(() => write.current.send({ body: { name: "修路" } }));

  await waitFor(() => expect(write.current.reply).toEqual({ done: true }));
  expect(sentIds()).toHaveLength(2);
  expect(new Set(sentIds()).size).toBe(1);
});

test("pressing again after the answer was lost is the same request; other content is another", async () => {
  fetched.mockImplementation(noNetwork);
  const write = writer();
  act(() => write.current.send({ body: { name: "修路" } }));
  await waitFor(() => expect(write.current.problem?.code).toBe("unavailable"));
  const first = sentIds()[0];

  fetched.mockReset().mockImplementation(done);
  act(() => write.current.send({ body: { name: "修路" } }));
  await waitFor(() => expect(write.current.reply).toBeDefined());
  expect(sentIds()).toEqual([first]);

  act(() => write.current.send({ body: { name: "修桥" } }));
  await waitFor(() => expect(sentIds()).toHaveLength(2));
  expect(sentIds()[1]).not.toBe(first);
});

test("a refusal is not asked again, and the corrected form is a new request", async () => {
  fetched.mockImplementationOnce(problemReply(409, "refused")).mockImplementationOnce(done);
  const write = writer();

  act(() => write.current.send({ body: { name: "修路" } }));
  await waitFor(() => expect(write.current.problem?.code).toBe("refused"));
  expect(fetched).toHaveBeenCalledTimes(1);

  act(() => write.current.send({ body: { name: "修路" } }));
  await waitFor(() => expect(write.current.reply).toBeDefined());
  expect(new Set(sentIds()).size).toBe(2);
});

test("a session that is over sends the officer to the sign-in page", async () => {
  fetched.mockImplementationOnce(problemReply(401, "not-signed-in"));
  const write = writer();

  act(() => write.current.send({ body: { name: "修路" } }));

  await waitFor(() => expect(signedOut).toHaveBeenCalledOnce());
});
