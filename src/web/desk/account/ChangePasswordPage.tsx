import { type FormEvent, useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { Problem, type Reason } from "#contract/problem.ts";
import { passwordRefusals } from "#domain/password.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, PlainField, ProblemNote, toast } from "../../ui/index.ts";
import { PasswordRules } from "../PasswordRules.tsx";
import { useMe } from "../use-me.ts";

const empty = { current: "", next: "", again: "" };
type Draft = typeof empty;

export function ChangePasswordPage() {
  const { loginName, mustChangePassword } = useMe();
  const [draft, setDraft] = useState(empty);
  const [unready, setUnready] = useState<Problem | null>(null);
  const [, navigate] = useLocation();
  const { send, sending, problem } = useWrite(auth.changePassword, {
    refresh: [auth.me],
    onDone: () => {
      toast("密码已修改。");
      setDraft(empty);
      navigate("/");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = reasonsFor(draft, loginName);
    if (why.length > 0) return setUnready(new Problem("invalid", "请先改正下列各项，再提交。", why));
    setUnready(null);
    send({ body: { current: draft.current, next: draft.next } });
  };
  const shown = unready ?? problem;
  const box = (field: keyof Draft, label: string) => ({
    id: field,
    label,
    type: "password",
    value: draft[field],
    autoComplete: field === "current" ? "current-password" : "new-password",
    error: shown?.reasons.find((one) => one.at === field)?.sentence,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [field]: event.target.value }),
  });
  const subtitle = mustChangePassword ? "您正在使用初始密码或已到期的密码，请先修改密码，再办理其他事项。" : undefined;
  return (
    <Page title="修改密码" subtitle={subtitle}>
      <form className="form-page" onSubmit={submit} noValidate>
        <ProblemNote problem={shown} controlOf={(at) => at} />
        <Card title={`登录名：${loginName}`} padded>
          <PlainField {...box("current", "现在的密码")} />
          <PlainField {...box("next", "新密码")} hint={<PasswordRules password={draft.next} login={loginName} />} />
          <PlainField {...box("again", "再输一次新密码")} />
          <button type="submit" className="plain-button" disabled={sending}>
            {sending ? "正在修改" : "修改密码"}
          </button>
        </Card>
      </form>
    </Page>
  );
}

function reasonsFor({ current, next, again }: Draft, loginName: string): Reason[] {
  const why: Reason[] = [];
  if (!current) why.push({ rule: "required", at: "current", sentence: "请填写现在的密码。" });
  if (passwordRefusals(next, loginName).length > 0)
    why.push({ rule: "password", at: "next", sentence: "新密码还不符合要求。" });
  if (next !== again) why.push({ rule: "again", at: "again", sentence: "两次输入的新密码不一致。" });
  return why;
}
