import type { auth } from "#contract/auth.ts";
import type { Result } from "#contract/route.ts";
import { roleLabel } from "#domain/labels.ts";

type DemoAccount = Result<typeof auth.state>["demoAccounts"][number];

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly disabled: boolean;
  readonly onPick: (account: DemoAccount) => void;
}

/** Grouped by office: one row an account, one click signs in. */
export function DemoAccounts({ accounts, disabled, onPick }: DemoAccountsProps) {
  const offices = [...new Set(accounts.map((one) => one.role))];
  return (
    <section className="card" aria-labelledby="demo-heading">
      <h2 id="demo-heading">
        演示账号<small>演示数据均为虚构，点击姓名即可登录</small>
      </h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">岗位</th>
            <th scope="col">所在单位（区域）</th>
            <th scope="col">姓名</th>
            <th scope="col">登录名</th>
          </tr>
        </thead>
        <tbody>
          {offices.flatMap((role) => {
            const group = accounts.filter((one) => one.role === role);
            return group.map((one, index) => (
              <tr key={one.loginName}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={group.length}>
                    {roleLabel[role]}
                  </th>
                )}
                <td>{one.place}</td>
                <td>
                  <button type="button" className="as-link" disabled={disabled} onClick={() => onPick(one)}>
                    {one.name}
                  </button>
                </td>
                <td>{one.loginName}</td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </section>
  );
}
