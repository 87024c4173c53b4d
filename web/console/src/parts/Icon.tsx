import check from 'bootstrap-italia/src/svg/it-check-circle.svg?raw';
import clip from 'bootstrap-italia/src/svg/it-clip.svg?raw';
import clock from 'bootstrap-italia/src/svg/it-clock.svg?raw';
import download from 'bootstrap-italia/src/svg/it-download.svg?raw';
import error from 'bootstrap-italia/src/svg/it-close-circle.svg?raw';
import info from 'bootstrap-italia/src/svg/it-info-circle.svg?raw';
import key from 'bootstrap-italia/src/svg/it-key.svg?raw';
import logout from 'bootstrap-italia/src/svg/it-logout.svg?raw';
import plus from 'bootstrap-italia/src/svg/it-plus-circle.svg?raw';
import search from 'bootstrap-italia/src/svg/it-search.svg?raw';
import user from 'bootstrap-italia/src/svg/it-user.svg?raw';
import warning from 'bootstrap-italia/src/svg/it-warning-circle.svg?raw';

const ICONS = { check, clip, clock, download, error, info, key, logout, plus, search, user, warning };

export type IconName = keyof typeof ICONS;

/** A drawing beside a text that says the same. */
export function Icon({ name }: { name: IconName }) {
  return <span className="hub-icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />;
}
