import i18next, { type ParseKeys } from 'i18next';

/** Whether there is a text for a word of the graph; the graph may have words that are newer than the page. */
export function hasText(key: string): key is ParseKeys {
  return i18next.exists(key);
}
