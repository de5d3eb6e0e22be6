interface Household {
  readonly name: string;
  readonly group: string;
  readonly item: string;
}

/** 一行一户: name, group, and the rest of the line is what the household gets; copied from a sheet as well. */
export function beneficiariesOf(text: string): Household[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", group = "", ...rest] = line.split(/[\s,，、\t]+/u);
      return { name, group, item: rest.join(" ") };
    });
}
