/** A short sentence that something is done; screen readers hear it too. Failures belong in a ProblemNote, where they stay. */
interface Toast {
  readonly number: number;
  readonly sentence: string;
}

const listeners = new Set<() => void>();
let shown: readonly Toast[] = [];
let count = 0;

function show(next: readonly Toast[]): void {
  shown = next;
  listeners.forEach((listen) => listen());
}

export function toast(sentence: string): void {
  const mine: Toast = { number: ++count, sentence };
  show([...shown, mine]);
  setTimeout(() => show(shown.filter((one) => one !== mine)), 5000);
}

export const toasts = {
  subscribe(listen: () => void) {
    listeners.add(listen);
    return () => listeners.delete(listen);
  },
  list: () => shown,
};
