/** Dates and numbers as the language of the page writes them. */
import { language } from './language';

const LOCALE = language === 'en' ? 'en-GB' : 'it-IT';
/** Where the institute is: the day of an act is its date there. */
const ROME = 'Europe/Rome';

const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: ROME });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', timeZone: ROME });
const MONTH = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const DAY_AND_MONTH = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
const NUMBER = new Intl.NumberFormat(LOCALE);
const HOURS = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const EURO = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'EUR' });
const SIZE = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** A day of the graph, YYYY-MM-DD. */
export const day = (date: string): string => DAY.format(new Date(date));
/** As short as it can be. */
export const dayAndMonth = (date: string): string => DAY_AND_MONTH.format(new Date(date));
export const month = (date: string): string => MONTH.format(new Date(date));
/** A moment of the graph, as a clock in Rome shows it. */
export const moment = (at: string): string => MOMENT.format(new Date(at));
/** The time of day in Rome. */
export const clock = (at: Date): string => CLOCK.format(at);
export const range = ({ from, to }: { from: string; to: string }): string => DAY.formatRange(new Date(from), new Date(to));
export const number = (value: number): string => NUMBER.format(value);
/** A decimal of the graph: a text, so that no digit is lost on the way. */
export const decimal = (value: string): string => HOURS.format(Number(value));
export const euro = (value: string): string => EURO.format(Number(value));

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${SIZE.format(bytes / 1024)} kB` : `${SIZE.format(bytes / 1024 ** 2)} MB`;
}
