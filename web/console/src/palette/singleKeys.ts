/** Whether keys alone do something: who speaks to the machine, or types with difficulty, turns them off (WCAG 2.1.4). */
import { Store } from '../parts/store';

const KEY = 'hub.singleKeys';

export const singleKeys = new Store(localStorage.getItem(KEY) !== 'off');

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off');
  singleKeys.set(isOn);
}
