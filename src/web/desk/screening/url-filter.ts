/** The named filters that stand in the address; those left open are absent. */
export function filledOf(params: URLSearchParams, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : [])));
}

/** A filter with one part changed; going over to another filter starts from the first page. */
export function changed(filter: Record<string, string>, name: string, value: string | undefined) {
  const rest = Object.fromEntries(Object.entries(filter).filter(([one]) => one !== name));
  return value ? { ...rest, [name]: value } : rest;
}
