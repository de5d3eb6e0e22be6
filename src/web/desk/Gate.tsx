import type { ReactNode } from "react";

interface GateProps {
  readonly subtitle: string;
  /** What stands at the foot of a page for people without an account. */
  readonly foot?: string;
  readonly children: ReactNode;
}

const accountRules = "账号专人专用，不得转借。所有操作留痕备查，离开座位请退出登录。";

/** The frame of the pages before the desk: sign-in, set-up and what is public. */
export function Gate({ subtitle, foot = accountRules, children }: GateProps) {
  return (
    <>
      <div className="gate-secret">本系统为非涉密系统，不得存储、处理、传输国家秘密</div>
      <main className="gate">
        <header className="gate-head">
          <h1>驻村通</h1>
          <p>{subtitle}</p>
        </header>
        {children}
        <footer className="gate-foot">{foot}</footer>
      </main>
    </>
  );
}
