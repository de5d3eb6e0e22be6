import { z } from "zod";
import { roles } from "#domain/access.ts";
import { byId, done, id, line } from "./common.ts";
import { route } from "./route.ts";

const accountRow = z.object({
  id,
  loginName: z.string(),
  name: z.string(),
  /** 138****0000; the full number is shown by `accounts.phone`, which leaves an audit row. */
  phoneMasked: z.string().nullable(),
  createdAt: z.string(),
  disabledAt: z.string().nullable(),
  lockedUntil: z.string().nullable(),
  mustChangePassword: z.boolean(),
  /** A reset nobody has confirmed yet. */
  resetAt: z.string().nullable(),
  officeCount: z.int(),
});

/** Shown once; afterwards only its hash exists. */
const initialPassword = z.object({ id, initialPassword: z.string() });

export const accounts = {
  list: route({
    verb: "account.read",
    method: "GET",
    path: "/accounts",
    title: "账号列表",
    query: z.object({ search: z.string().trim().max(40).default("") }),
    result: z.array(accountRow),
  }),
  create: route({
    verb: "account.create",
    method: "POST",
    path: "/accounts",
    title: "建立账号（不含任何权限）",
    reveals: true,
    body: z.object({
      id,
      loginName: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, "登录名由 3 至 40 个小写字母、数字、点、横线组成"),
      name: line(40),
      phone: z
        .string()
        .trim()
        .regex(/^1\d{10}$/, "手机号应为 11 位数字")
        .nullable()
        .default(null),
    }),
    result: initialPassword,
  }),
  phone: route({
    verb: "account.read",
    method: "POST",
    path: "/accounts/:id/phone",
    title: "查看完整手机号（留痕）",
    reveals: true,
    params: byId,
    body: z.object({ reason: line(100) }),
    result: z.object({ phone: z.string().nullable() }),
  }),
  reset: route({
    verb: "account.reset",
    method: "POST",
    path: "/accounts/:id/reset",
    title: "重置密码并解除锁定（安全管理员核实本人后方可登录）",
    reveals: true,
    params: byId,
    result: initialPassword,
  }),
  disable: route({
    verb: "account.disable",
    method: "POST",
    path: "/accounts/:id/disable",
    title: "停用账号",
    params: byId,
    result: done,
  }),
  enable: route({
    verb: "account.disable",
    method: "POST",
    path: "/accounts/:id/enable",
    title: "恢复账号",
    params: byId,
    result: done,
  }),
};

const grantRow = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  loginName: z.string(),
  role: z.enum(roles),
  place: z.string(),
  grantedAt: z.string(),
});

export const grants = {
  list: route({ verb: "grant.read", method: "GET", path: "/grants", title: "授权列表", result: z.array(grantRow) }),
  accounts: route({
    verb: "grant.read",
    method: "GET",
    path: "/grants/accounts",
    title: "可授权的账号",
    result: z.array(z.object({ id, loginName: z.string(), name: z.string(), officeCount: z.int() })),
  }),
  places: route({
    verb: "grant.read",
    method: "GET",
    path: "/grants/places",
    title: "可授权的区域与单位",
    result: z.object({
      areas: z.array(z.object({ id: z.string(), name: z.string(), level: z.enum(["province", "city", "county"]) })),
      townships: z.array(z.object({ id, name: z.string(), countyId: z.string() })),
      organisations: z.array(z.object({ id, name: z.string(), countyId: z.string() })),
      teams: z.array(z.object({ id, name: z.string(), countyId: z.string() })),
    }),
  }),
  resets: route({
    verb: "account.release",
    method: "GET",
    path: "/grants/resets",
    title: "待核实的密码重置",
    result: z.array(z.object({ id, loginName: z.string(), name: z.string(), resetAt: z.string() })),
  }),
  release: route({
    verb: "account.release",
    method: "POST",
    path: "/accounts/:id/release",
    title: "核实密码重置，准予登录",
    params: byId,
    result: done,
  }),
  assign: route({
    verb: "grant.assign",
    method: "POST",
    path: "/grants",
    title: "授予岗位",
    body: z.object({
      id,
      accountId: id,
      role: z.enum(roles),
      areaId: z.string().nullable().default(null),
      townshipId: id.nullable().default(null),
      organisationId: id.nullable().default(null),
      teamId: id.nullable().default(null),
    }),
    result: done,
  }),
  revoke: route({
    verb: "grant.revoke",
    method: "POST",
    path: "/grants/:id/revoke",
    title: "收回岗位",
    params: byId,
    body: z.object({ reason: line(100) }),
    result: done,
  }),
};
