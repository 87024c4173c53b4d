/** What people type into a filter, in which the tax code of a person may be. */
const TYPED = ['search', 'worker'];

/** A code as it begins, while it is typed. */
const BEGUN = /^[A-Z]{6}\d[A-Z\d]{0,9}$/;
/** A whole one, also where letters stand for its digits (omocodia). */
const WHOLE = /[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]/;

export interface Parted {
  /** For the address, which stays in the history of a browser and in the logs of proxies. */
  open: URLSearchParams;
  /** What neither has a need to know. */
  personal: Readonly<Record<string, string>>;
}

/** Parts the tax codes of people from the rest of a filter. */
export function parted(filter: URLSearchParams): Parted {
  const isPersonal = ([name, value]: [string, string]) => TYPED.includes(name) && hasTaxCode(value);
  const entries = [...filter];
  return {
    open: new URLSearchParams(entries.filter((entry) => !isPersonal(entry))),
    personal: Object.fromEntries(entries.filter(isPersonal)),
  };
}

export function joined(open: URLSearchParams, personal: Parted['personal']): URLSearchParams {
  return new URLSearchParams([...open, ...Object.entries(personal)]);
}

function hasTaxCode(text: string): boolean {
  const words = text.toUpperCase().split(/\s+/);
  const code = words.join('');
  return WHOLE.test(code) || [code, ...words].some((word) => BEGUN.test(word));
}
