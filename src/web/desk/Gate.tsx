import type { ReactNode } from "react";

/** The frame of the pages before the desk: sign-in and set-up. */
export function Gate({ subtitle, children }: { subtitle: string; children: ReactNode }) {
  return (
    <>
      <div className="gate-secret">本系统为非涉密系统，不得存储、处理、传输国家秘密</div>
      <main className="gate">
        <header className="gate-head">
          <h1>驻村通</h1>
          <p>{subtitle}</p>
        </header>
        {children}
        <footer className="gate-foot">账号专人专用，不得转借。所有操作留痕备查，离开座位请退出登录。</footer>
      </main>
    </>
  );
}
