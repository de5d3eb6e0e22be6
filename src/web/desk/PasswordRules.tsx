import { passwordRefusalLabel, type PasswordRefusal, passwordRefusals } from "#domain/password.ts";

const rules = Object.entries(passwordRefusalLabel) as [PasswordRefusal, string][];

/** The rules, ticked off while the officer types. The server asks the same function again. */
export function PasswordRules({ password, login }: { password: string; login: string }) {
  const broken = passwordRefusals(password, login);
  return (
    <ul className="rule-list">
      {rules.map(([rule, sentence]) => {
        const met = password !== "" && !broken.includes(rule);
        return (
          <li key={rule} className={met ? "rule-met" : undefined}>
            <span aria-hidden="true">{met ? "✓" : "·"}</span> {sentence}
            {met && <span className="only-heard">（已满足）</span>}
          </li>
        );
      })}
    </ul>
  );
}
