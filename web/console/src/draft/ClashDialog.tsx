import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { hasText } from '../i18n/hasText';
import { Dialog } from '../parts/Dialog';
import { useCurrentDraft } from './DraftContext';
import { textOfValue } from './textOfValue';

/** Two wrote into the same fields: told one by one, and the person chooses. */
export function ClashDialog() {
  const { t } = useTranslation();
  const { clashes, settle } = useCurrentDraft();
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  const nameOf = (field: string) => {
    const key = `draft.field.${field}`;
    return hasText(key) ? t(key) : field;
  };
  const take = (field: string, isTheirs: boolean) => setTheirs(isTheirs ? [...theirs, field] : theirs.filter((one) => one !== field));
  return (
    <Dialog title={t('draft.clash')}>
      <p>{t('draft.clashHint')}</p>
      {clashes.map(({ field, mine, theirs: their }) => (
        <fieldset key={field} className="hub-clash">
          <legend>{nameOf(field)}</legend>
          <label>
            <input type="radio" name={field} checked={!theirs.includes(field)} onChange={() => take(field, false)} />
            <span>
              {t('draft.mine')} {textOfValue(mine)}
            </span>
          </label>
          <label>
            <input type="radio" name={field} checked={theirs.includes(field)} onChange={() => take(field, true)} />
            <span>
              {t('draft.theirs')} {textOfValue(their)}
            </span>
          </label>
        </fieldset>
      ))}
      <Button color="primary" onClick={() => settle(theirs)}>
        {t('draft.settle')}
      </Button>
    </Dialog>
  );
}
