import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { auth } from "#contract/auth.ts";
import type { Result } from "#contract/route.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { PlainField, ProblemNote } from "../../ui/index.ts";
import { Gate } from "../Gate.tsx";
import { wantedPage } from "../go-sign-in.ts";
import { DemoAccounts } from "./DemoAccounts.tsx";

export function SignInPage({ state }: { state: Result<typeof auth.state> }) {
  const [loginName, setLoginName] = useState("");
  const [password, setPassword] = useState("");
  const { signIn, sending, problem } = useSignIn();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn({ loginName, password });
  };
  const pick = (account: { loginName: string; password: string }) => {
    setLoginName(account.loginName);
    setPassword(account.password);
    signIn(account);
  };
  return (
    <Gate subtitle="薄弱村整顿与驻村帮扶工作平台">
      <ProblemNote problem={problem} title={problem?.code === "not-signed-in" ? "没有登录成功" : undefined} />
      <div className="gate-columns">
        <form className="card" onSubmit={submit}>
          <h2>登录</h2>
          <div className="card-body">
            <PlainField
              id="login-name"
              label="登录名"
              value={loginName}
              autoComplete="username"
              autoCapitalize="none"
              required
              onChange={(event) => setLoginName(event.target.value)}
            />
            <PlainField
              id="password"
              label="密码"
              type="password"
              value={password}
              autoComplete="current-password"
              required
              onChange={(event) => setPassword(event.target.value)}
            />
            <button type="submit" className="plain-button" disabled={sending}>
              {sending ? "正在登录" : "登录"}
            </button>
            <p className="hint">忘记密码、账号被锁定的，请联系本单位系统管理员重置。</p>
          </div>
        </form>
        {state.demo && <DemoAccounts accounts={state.demoAccounts} onPick={pick} disabled={sending} />}
      </div>
    </Gate>
  );
}

function useSignIn() {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const search = useSearch();
  useEffect(() => {
    document.title = "登录－驻村通";
  }, []);
  const { query } = useApi();
  const { send, sending, problem } = useWrite(auth.signIn, {
    onDone: (me) => {
      // What the last officer saw on this computer must be gone before the next one looks.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keyOf(auth.state)[0] });
      client.setQueryData(query(auth.me, {}).queryKey, me);
      navigate(wantedPage(search), { replace: true });
    },
  });
  const signIn = ({ loginName, password }: { loginName: string; password: string }) =>
    send({ body: { loginName, password } });
  return { signIn, sending, problem };
}
