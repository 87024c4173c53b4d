import { useTranslation } from 'react-i18next';

import { number } from '../i18n/format';
import { type Health, PARTS, type PartState } from './health';

const TONES: Record<PartState, string> = { up: 'good', following: 'good', 'not used': 'draft', 'read-only': 'waiting', down: 'bad', behind: 'bad' };

/** Each part with its state, and what it means for the people. */
export function HealthParts({ health: { parts, newest } }: { health: Health }) {
  const { t } = useTranslation();
  return (
    <dl className="hub-health">
      {PARTS.map((part) => {
        const state = parts[part];
        return (
          state && (
            <div key={part}>
              <dt>{t(`admin.part.${part}`)}</dt>
              <dd>
                <span className="hub-tag" data-tone={TONES[state]}>
                  {t(`admin.partState.${state}`)}
                </span>
                <p className="hub-muted">{t(`admin.partMeaning.${part}`, { newest: newest === null ? '—' : number(newest) })}</p>
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
