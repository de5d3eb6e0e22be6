import { uuidv7 } from "#contract/uuid.ts";

/** What every account of the small county signs in with. */
export const password = "Songling-77-river";
export const townships = ["柳溪镇", "松岭乡", "白石镇"] as const;
export const departments = ["县纪委监委", "县委政法委", "县信访局"] as const;
export const villagesOf = (township: string) =>
  [..."东西南北上下前后"].map((side) => `${side}${township[0]!}${township[1]!}村`);

export type Send = <T>(path: string, body?: unknown, method?: "GET" | "POST" | "PUT") => Promise<T>;
interface Made {
  readonly id: string;
}

/** An account acting through the interface, for what the pages of other journeys have shown already. */
export async function actAs(origin: string, loginName: string, word: string): Promise<Send> {
  const cookie: string[] = [];
  const send: Send = async <T>(path: string, body?: unknown, method = "POST") => {
    const reply = await fetch(`${origin}/api${path}`, {
      method,
      headers: { "content-type": "application/json", "x-request-id": uuidv7(), cookie: cookie.join("; ") },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`);
    cookie.push(...reply.headers.getSetCookie().map((one) => one.split(";")[0]!));
    return JSON.parse(text) as T;
  };
  await send("/auth/sign-in", { loginName, password: word });
  return send;
}

async function setUp(origin: string) {
  const officer = (loginName: string, name: string) => ({ loginName, name, password });
  const officers = {
    "system-admin": officer("zhao.mou", "赵某"),
    "security-admin": officer("qian.mou", "钱某"),
    "audit-admin": officer("sun.mou", "孙某"),
  };
  const reply = await fetch(`${origin}/api/auth/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": uuidv7() },
    body: JSON.stringify({ officers }),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

interface Seat {
  readonly loginName: string;
  readonly name: string;
  readonly role: string;
  readonly place?: Readonly<Record<string, string>>;
}

export interface County {
  /** Gives somebody an account and an office in the county; the account acts. */
  readonly seat: (one: Seat) => Promise<Send>;
  /** The officer of the county, 张某. */
  readonly officer: Send;
  /** A second office in the county for somebody who has one already: its grant. */
  readonly alsoCounty: (loginName: string) => Promise<string>;
}

/** A county of 3 × 8 villages, two officers in the county, one in every township and department. */
export async function foundCounty(origin: string): Promise<County> {
  await setUp(origin);
  const system = await actAs(origin, "zhao.mou", password);
  const security = await actAs(origin, "qian.mou", password);
  const { id: areaId } = await system<Made>("/counties", { id: uuidv7(), name: "青岚县", province: "示例省" });
  const seat = async ({ loginName, name, role, place = {} }: Seat) => {
    const id = uuidv7();
    const { initialPassword } = await system<{ initialPassword: string }>("/accounts", { id, loginName, name });
    await security("/grants", { id: uuidv7(), accountId: id, role, areaId, ...place });
    const own = await actAs(origin, loginName, initialPassword);
    await own("/auth/change-password", { current: initialPassword, next: password });
    return own;
  };
  await seat({ loginName: "shenhe", name: "李某", role: "county" });
  const county = await seat({ loginName: "jingban", name: "张某", role: "county" });
  for (const [index, township] of townships.entries()) {
    const { id: townshipId } = await county<Made>("/townships", { id: uuidv7(), name: township, kind: "town" });
    for (const name of villagesOf(township)) {
      await county("/villages", { id: uuidv7(), townshipId, name, kind: "village" });
    }
    await seat({ loginName: `xiangzhen${index + 1}`, name: "王某", role: "township", place: { townshipId } });
  }
  const bodies = ["discipline", "politics-law", "petition"];
  for (const [index, name] of departments.entries()) {
    const organisation = { id: uuidv7(), name, kind: "politics-law", reviewBody: bodies[index] };
    const { id: organisationId } = await county<Made>("/organisations", organisation);
    await seat({ loginName: `bumen${index + 1}`, name: "胡某", role: "department", place: { organisationId } });
  }
  const alsoCounty = async (loginName: string) => {
    const accounts = await security<{ id: string; loginName: string }[]>("/grants/accounts", undefined, "GET");
    const accountId = accounts.find((one) => one.loginName === loginName)!.id;
    const id = uuidv7();
    await security("/grants", { id, accountId, role: "county", areaId });
    return id;
  };
  return { seat, officer: county, alsoCounty };
}
