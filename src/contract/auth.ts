import { z } from "zod";
import { roles } from "#domain/access.ts";
import { done, id, line } from "./common.ts";
import { route } from "./route.ts";

/** One office an account may act in. */
const office = z.object({
  grantId: id,
  role: z.enum(roles),
  /** e.g. 青岚县委组织部, 柳溪镇 */
  place: z.string(),
});

export const me = z.object({
  accountId: id,
  loginName: z.string(),
  name: z.string(),
  office: office.extend({
    countyId: z.string().nullable(),
    countyName: z.string().nullable(),
    townshipId: id.nullable(),
    organisationId: id.nullable(),
    organisationName: z.string().nullable(),
  }),
  offices: z.array(office),
  /** True until the initial password is changed; every other route then answers forbidden. */
  mustChangePassword: z.boolean(),
  verbs: z.array(z.string()),
});
export type Me = z.infer<typeof me>;

const password = z.string().min(1).max(200);

export const auth = {
  state: route({
    verb: "public",
    method: "GET",
    path: "/auth/state",
    title: "系统状态：是否已初始化、是否演示",
    result: z.object({
      needsSetup: z.boolean(),
      demo: z.boolean(),
      demoAccounts: z.array(
        z.object({
          loginName: z.string(),
          password: z.string(),
          name: z.string(),
          place: z.string(),
          role: z.enum(roles),
        }),
      ),
      today: z.iso.date(),
    }),
  }),
  setup: route({
    verb: "public",
    method: "POST",
    path: "/auth/setup",
    title: "首次运行：建立三员账号，随后关闭",
    body: z.object({
      officers: z.object({
        "system-admin": z.object({ loginName: line(40), name: line(40), password }),
        "security-admin": z.object({ loginName: line(40), name: line(40), password }),
        "audit-admin": z.object({ loginName: line(40), name: line(40), password }),
      }),
    }),
    result: done,
  }),
  signIn: route({
    verb: "public",
    method: "POST",
    path: "/auth/sign-in",
    title: "登录",
    body: z.object({ loginName: line(40), password }),
    result: me,
  }),
  me: route({ verb: "account.own", method: "GET", path: "/auth/me", title: "我的账号与岗位", result: me }),
  switchOffice: route({
    verb: "account.own",
    method: "POST",
    path: "/auth/switch-office",
    title: "切换岗位",
    body: z.object({ grantId: id }),
    result: me,
  }),
  changePassword: route({
    verb: "account.own",
    method: "POST",
    path: "/auth/change-password",
    title: "修改密码",
    body: z.object({ current: password, next: password }),
    secret: true,
    result: done,
  }),
  signOut: route({ verb: "account.own", method: "POST", path: "/auth/sign-out", title: "退出", result: done }),
  signOutEverywhere: route({
    verb: "account.own",
    method: "POST",
    path: "/auth/sign-out-everywhere",
    title: "在所有设备上退出",
    result: done,
  }),
};
