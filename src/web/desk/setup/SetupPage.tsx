import { type FormEvent, useEffect, useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { Problem, type Reason } from "#contract/problem.ts";
import { type Officer, officers } from "#domain/access.ts";
import { passwordRefusals } from "#domain/password.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote } from "../../ui/index.ts";
import { Gate } from "../Gate.tsx";
import { roleLabel } from "#domain/labels.ts";
import { OfficerFields } from "./OfficerFields.tsx";
import { controlOf, emptyDraft, type OfficerDraft } from "./officer-draft.ts";

type Drafts = Record<Officer, OfficerDraft>;

/** First run: the three officers, once; afterwards the route is closed. */
export function SetupPage() {
  const [drafts, setDrafts] = useState<Drafts>(() => ({
    "system-admin": emptyDraft,
    "security-admin": emptyDraft,
    "audit-admin": emptyDraft,
  }));
  const [unready, setUnready] = useState<Problem | null>(null);
  const [, navigate] = useLocation();
  const { send, sending, problem } = useWrite(auth.setup, {
    refresh: [auth.state],
    onDone: () => navigate("/sign-in"),
  });
  useEffect(() => {
    document.title = "首次设置－驻村通";
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = officers.flatMap((officer) => reasonsFor(officer, drafts[officer]));
    if (why.length > 0) return setUnready(new Problem("invalid", "请先改正下列各项，再提交。", why));
    setUnready(null);
    send({ body: { officers: bodyOf(drafts) } });
  };
  const shown = unready ?? problem;
  return (
    <Gate subtitle="首次设置：建立三员账号">
      <p>
        按照网络安全等级保护要求，系统管理员、安全管理员、审计管理员应由三名不同的人员分别担任，三员均不接触业务数据。
      </p>
      <p>完成后此页面自动关闭，其他账号由系统管理员开设、安全管理员授权。</p>
      <ProblemNote problem={shown} controlOf={controlOf} />
      <form onSubmit={submit} noValidate>
        <div className="gate-officers">
          {officers.map((officer) => (
            <OfficerFields
              key={officer}
              officer={officer}
              draft={drafts[officer]}
              reasons={shown?.reasons ?? []}
              onDraft={(draft) => setDrafts({ ...drafts, [officer]: draft })}
            />
          ))}
        </div>
        <button type="submit" className="plain-button" disabled={sending}>
          {sending ? "正在建立" : "建立三员账号"}
        </button>
      </form>
    </Gate>
  );
}

function reasonsFor(officer: Officer, draft: OfficerDraft): Reason[] {
  const at = (field: keyof OfficerDraft) => `officers.${officer}.${field}`;
  const who = roleLabel[officer];
  const empty = (field: "name" | "loginName", word: string): Reason[] =>
    draft[field].trim() ? [] : [{ rule: "required", at: at(field), sentence: `请填写${who}的${word}。` }];
  const weak = passwordRefusals(draft.password, draft.loginName).length > 0;
  return [
    ...empty("name", "姓名"),
    ...empty("loginName", "登录名"),
    ...(weak ? [{ rule: "password", at: at("password"), sentence: `${who}的密码还不符合要求。` }] : []),
    ...(draft.password === draft.again
      ? []
      : [{ rule: "again", at: at("again"), sentence: `${who}的两次密码不一致。` }]),
  ];
}

function bodyOf(drafts: Drafts) {
  const plain = ({ loginName, name, password }: OfficerDraft) => ({ loginName, name, password });
  return {
    "system-admin": plain(drafts["system-admin"]),
    "security-admin": plain(drafts["security-admin"]),
    "audit-admin": plain(drafts["audit-admin"]),
  };
}
