/** A flow is a table: state → action → next state. Buttons, guards and the SQL check all read it. */
export type Flow = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type StateOf<F extends Flow> = keyof F & string;
export type ActionOf<F extends Flow> = { [S in keyof F]: keyof F[S] }[keyof F] & string;

/** The state an action leads to, or undefined when the action is not open in this state. */
export function next<F extends Flow>(flow: F, state: StateOf<F>, action: ActionOf<F>): StateOf<F> | undefined {
  const row: Readonly<Record<string, string>> | undefined = flow[state];
  return row?.[action] as StateOf<F> | undefined; // flow.test.ts proves every target is a state
}
